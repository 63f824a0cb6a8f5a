namespace Pmo;

/// <summary>Who a person is to the PMO. Granted by an administrator, or (project manager, sponsor, managers) held through a project or a unit.</summary>
public enum Role
{
    /// <summary>The system itself: policies and timers. Never granted to a person.</summary>
    System,
    /// <summary>People, roles, settings, operations; no business decisions.</summary>
    Administrator,
    /// <summary>Sets cadence, ladders and standards, decides staffing, sees everything but private text.</summary>
    HeadOfPmo,
    /// <summary>Reviews reports, follows up, issues summaries, keeps the repository.</summary>
    PmoOfficer,
    /// <summary>Mentors, answers requests, logs hours, holds training.</summary>
    Coach,
    /// <summary>Reports on own projects.</summary>
    ProjectManager,
    /// <summary>Own projects only: escalations, decisions, answers.</summary>
    Sponsor,
    /// <summary>Sees all projects.</summary>
    Executive,
    /// <summary>Portfolio or department manager: their part of the tree.</summary>
    UnitManager,
    /// <summary>The obligations of their own people.</summary>
    LineManager,
    /// <summary>What is put to them.</summary>
    GateAuthority,
    /// <summary>Anyone who is signed in: accepted reports, the register, standards.</summary>
    Reader,
    /// <summary>Reads everything but private text as of any day; changes nothing but audit work.</summary>
    ComplianceReviewer,
}

/// <summary>Says who may send a command or ask a query. One without it does not start.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MayAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles of which the sender must hold one.</summary>
    public IReadOnlyList<Role> Roles => roles;
}

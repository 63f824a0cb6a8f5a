using Pmo.Office;

namespace Pmo.Staffing.Posting;

/// <summary>The pool hears of a posted role, whoever posted it hears of applications and who waits for a decision, and whoever applied hears that it is there; what was written stands in no notice.</summary>
internal sealed class TellOfRoles : Policy
{
    /// <summary>A role was posted openly.</summary>
    public static NoticeKind Posted { get; } = new("staffing.role-posted", "Roles that are posted openly");

    /// <summary>Somebody applied.</summary>
    public static NoticeKind Applied { get; } = new("staffing.role-applied-for", "Applications for roles I posted");

    /// <summary>Those who applied wait for their decision.</summary>
    public static NoticeKind ToAnswer { get; } = new("staffing.applications-to-answer", "People who applied and wait for the decision", Duty: true);

    /// <summary>The decision on one's own application.</summary>
    public static NoticeKind Answered { get; } = new("staffing.application-answered", "The decision on my application", Duty: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } = [Posted, Applied, ToAnswer, Answered];

    public override string StoredName => "staffing.tell-of-roles";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        RolePosted e => e.To.Select(to => Told(Posted, to, e.Request, "", e.At, $"{(e.Supports ? "A supporting role at" : "The role of project manager for")} {Notices.Name(e.Project)} is posted openly. You may apply until {Tell.Day(e.Until)}.", "You belong to the pool.", $"/staffing/roles/{e.Request}")),
        RoleAppliedFor e => [Told(Applied, e.PostedBy, e.Request, $"{e.Person}", e.At, $"{Notices.Name(e.Person)} applied to {Task(e.Supports)} {Notices.Name(e.Project)}.", "You posted this role.", $"/staffing/requests/{e.Request}")],
        PostingClosed { Waiting: > 0 } e => [Told(ToAnswer, e.PostedBy, e.Request, "", e.At,
            $"{(e.Filled ? $"{Notices.Name(e.Project)} has {(e.Supports ? "its support" : "its project manager")}" : $"The request for {Notices.Name(e.Project)} was withdrawn")}, and {Tell.Count(e.Waiting, "person who applied waits", "people who applied wait")} for the decision. Tell each, with a reason about them.", "You posted this role.", $"/staffing/requests/{e.Request}")],
        ApplicationAnswered e => [Told(Answered, e.Person, e.Request, "", e.At, $"The decision on your application to {Task(e.Supports)} {Notices.Name(e.Project)} is there, with its reason.", "You applied.", $"/staffing/roles/{e.Request}")],
        _ => None,
    };

    private static string Task(bool supports) => supports ? "support" : "lead";

    private static Reaction Told(NoticeKind kind, PersonId to, RequestId request, string what, DateTimeOffset at, string text, string why, string link) =>
        Now(new RequestNotice(Notices.IdOf(kind.Name, to, $"{request}/{what}", at), to, kind.Name, text, why, link, Personally: kind == Posted || kind == Answered));
}

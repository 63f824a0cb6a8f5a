using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Staffing.Experience;

/// <summary>Who led a project from an instant to an instant; null: until now, or until it ended.</summary>
internal sealed record Lead(PersonId Person, DateTimeOffset From, DateTimeOffset? To);

/// <summary>What the register says of a project that is needed to say who led it, how big it is and how it closed.</summary>
internal sealed record ProjectLife(ProjectId Project, string Code, string Name, string? Class, decimal? Budget, string? Currency, ProjectStatus Status, DateOnly? StatusFrom, ImmutableList<Lead> Leads)
{
    public static ProjectLife Of(ProjectRegistered e) => new(e.Project, e.Code, e.Name, e.Profile.Class, e.Profile.Budget, e.Profile.Currency, ProjectStatus.Active, null, []);

    private bool Ended => Status is ProjectStatus.Completed or ProjectStatus.Cancelled;

    public ProjectLife After(object @event) => @event switch
    {
        ProjectRenamed e => this with { Name = e.Name },
        ProjectProfileChanged e => this with { Class = e.Profile.Class, Budget = e.Profile.Budget, Currency = e.Profile.Currency },
        ProjectStatusRecorded e => this with { Status = e.Status, StatusFrom = e.From },
        ProjectManagerNamed e => this with { Leads = Named(e) },
        _ => this,
    };

    /// <summary>The times in which a person led it.</summary>
    public IEnumerable<LedProject> LedBy(PersonId person) => Leads.Where(l => l.Person == person).Select(l =>
    {
        var (from, to) = (Day(l.From), l.To is { } until ? Day(until) : (DateOnly?)null);
        // Whoever was replaced after the project had ended led it to its end all the same.
        var present = Ended && (to is null || to >= StatusFrom) && from <= StatusFrom;
        return new LedProject(Project, Code, Name, Class, Budget, Currency, from, present ? StatusFrom : to, Status, Ended ? StatusFrom : null, present && Status == ProjectStatus.Completed);
    });

    private ImmutableList<Lead> Named(ProjectManagerNamed e)
    {
        var before = Leads is [.., { To: null } last] ? Leads.SetItem(Leads.Count - 1, last with { To = e.At }) : Leads;
        return e.Manager is { } manager ? before.Add(new(manager, e.At, null)) : before;
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}

/// <summary>A project that a person led.</summary>
/// <param name="To">The last day of it; null: they lead it.</param>
/// <param name="Status">How the project stands.</param>
/// <param name="ClosedOn">The day from which it is completed or cancelled.</param>
/// <param name="ToItsEnd">They led it when it was completed.</param>
public sealed record LedProject(
    ProjectId Project, string Code, string Name, string? Class, decimal? Budget, string? Currency, DateOnly From, DateOnly? To, ProjectStatus Status, DateOnly? ClosedOn, bool ToItsEnd);

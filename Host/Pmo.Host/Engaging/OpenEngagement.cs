using System.Collections.Immutable;
using Pmo.Office;

namespace Pmo.Host.Engaging;

/// <summary>Opens a review engagement. Its checkpoint is pinned next (<see cref="PinCheckpoint"/>).</summary>
/// <param name="Engagement">Names it: any new uuid.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Criteria">Against what is reviewed.</param>
/// <param name="From">The first day of the period (UTC).</param>
/// <param name="To">Its last day, today at the latest.</param>
/// <param name="Departments">Projects of these departments and those below them; empty with no project named: all.</param>
/// <param name="Projects">These projects too.</param>
/// <param name="Lead">Who answers for it: one of the reviewers.</param>
/// <param name="Reviewers">Who tests.</param>
/// <param name="Independence">What the reviewers declare about their independence.</param>
[May(Role.ComplianceReviewer)]
public sealed record OpenEngagement(
    EngagementId Engagement, string Title, string Criteria, DateOnly From, DateOnly To, UnitId[] Departments, ProjectId[] Projects, PersonId Lead, PersonId[] Reviewers, string Independence) : ICommand;

/// <summary>What roles the people of an engagement hold, and whether they work here.</summary>
internal sealed record ReviewTeam(ImmutableHashSet<PersonId> Reviewers, ImmutableHashSet<PersonId> OfThePmo, ImmutableHashSet<PersonId> Disabled) : IState<ReviewTeam>
{
    public static ReviewTeam Initial { get; } = new([], [], []);

    public ReviewTeam Evolve(object @event) => @event switch
    {
        RoleGranted { Role: Role.ComplianceReviewer } e => this with { Reviewers = Reviewers.Add(e.Person) },
        RoleWithdrawn { Role: Role.ComplianceReviewer } e => this with { Reviewers = Reviewers.Remove(e.Person) },
        RoleGranted { Role: Role.PmoOfficer or Role.HeadOfPmo } e => this with { OfThePmo = OfThePmo.Add(e.Person) },
        // Whoever was of the PMO may have to judge their own work: that they are no longer changes nothing.
        PersonDisabled e => this with { Disabled = Disabled.Add(e.Person) },
        PersonEnabled e => this with { Disabled = Disabled.Remove(e.Person) },
        _ => this,
    };
}

/// <summary>An engagement names criteria, a period that has passed, a lead among its reviewers, and reviewers who are independent: each holds the role, and none is or was of the PMO.</summary>
internal sealed class OpenEngagementRule : IRule<OpenEngagement, Engagement, ReviewTeam>
{
    private const int MostReviewers = 20, MostOfScope = 200, LongestYears = 5;

    public string Stream(OpenEngagement c) => Engagement.StreamOf(c.Engagement);

    public IEnumerable<string> Consults(OpenEngagement c, Engagement engagement) => c.Reviewers.Distinct().Take(MostReviewers + 1).Select(PersonStreams.Of);

    public Decision Decide(OpenEngagement c, Engagement engagement, ReviewTeam team, Moment m) => c switch
    {
        _ when engagement.Opened is not null => Decision.Refuse("engagement.exists", "An engagement with this id has been opened already."),
        { Engagement.Value: var id } when id == Guid.Empty => Decision.Refuse("engagement.id", "Give the engagement an id: any new uuid."),
        _ when !Words.Line(c.Title, 3, 150) => Decision.Refuse("engagement.title", "Give the engagement a title of 3 to 150 characters."),
        _ when !Words.Text(c.Criteria, 10, 4000) => Decision.Refuse("engagement.criteria", "Say against what is reviewed, in 10 to 4,000 characters: the rule, the control, and what would be wrong."),
        _ when c.From > c.To => Decision.Refuse("engagement.period", "The period ends before it begins."),
        _ when c.To > DateOnly.FromDateTime(m.Now.UtcDateTime) => Decision.Refuse("engagement.ahead", "The period ends in the future; what has not happened cannot be reviewed. Choose today or an earlier day."),
        _ when c.From.AddYears(LongestYears) < c.To => Decision.Refuse("engagement.period-long", "The period is at most five years long."),
        _ when c.Departments.Length + c.Projects.Length > MostOfScope => Decision.Refuse("engagement.scope", "The scope names at most 200 departments and projects."),
        _ when c.Reviewers.Length is 0 or > MostReviewers => Decision.Refuse("engagement.reviewers", "Name one to twenty reviewers."),
        _ when !c.Reviewers.Contains(c.Lead) => Decision.Refuse("engagement.lead", "The lead is one of the reviewers."),
        _ when !c.Reviewers.All(r => team.Reviewers.Contains(r) && !team.Disabled.Contains(r)) => Decision.Refuse("engagement.not-a-reviewer", "Everybody who reviews holds the role compliance reviewer and works here. An administrator grants the role."),
        _ when c.Reviewers.Any(team.OfThePmo.Contains) => Decision.Refuse("engagement.not-independent", "Somebody named is, or was, an officer or head of the PMO and would review their own work. Name others."),
        _ when !Words.Text(c.Independence, 10, 2000) => Decision.Refuse("engagement.independence", "Declare the reviewers' independence in 10 to 2,000 characters: no part in what is reviewed, or which part and what is done about it."),
        _ => [new EngagementOpened(c.Engagement, c.Title.Trim(), c.Criteria.Trim(), c.From, c.To, [.. c.Departments.Distinct()], [.. c.Projects.Distinct()], c.Lead, [.. c.Reviewers.Distinct()], c.Independence.Trim(), m.Actor, m.Now)],
    };
}

/// <summary>What reviewers may type.</summary>
internal static class Words
{
    /// <summary>One line of so many characters.</summary>
    public static bool Line(string? text, int least, int most) => text?.Trim() is { } line && line.Length >= least && line.Length <= most && !line.Any(char.IsControl);

    /// <summary>Lines of so many characters together.</summary>
    public static bool Text(string? text, int least, int most) => text?.Trim() is { } all && all.Length >= least && all.Length <= most && !all.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}

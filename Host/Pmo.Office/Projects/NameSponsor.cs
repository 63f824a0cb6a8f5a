namespace Pmo.Office;

/// <summary>A project has at most one sponsor at any moment.</summary>
internal sealed class NameSponsorRule : IRule<NameSponsor, Project, KnownPeople>
{
    public string Stream(NameSponsor c) => Projects.StreamOf(c.Project);

    public IEnumerable<string> Consults(NameSponsor c, Project project) => KnownPeople.StreamsOf(c.Sponsor, c.DecidedBy);

    public Decision Decide(NameSponsor c, Project project, KnownPeople people, Moment m) => project switch
    {
        { Registered: false } => Project.Unknown,
        _ when c.Sponsor == project.Sponsor => Decision.Nothing,
        _ when people.Refuses(c.Sponsor) is { } refused => refused,
        _ when c.DecidedBy is not null && people.RefusesUnknown(c.DecidedBy) is { } refused => refused,
        _ => [new SponsorNamed(c.Project, c.Sponsor, m.Now, c.DecidedBy)],
    };
}

using System.Collections.Immutable;

namespace Pmo.Reporting;

/// <summary>A project's reports are due by this calendar.</summary>
[EventName("reporting.calendar-followed")]
internal sealed record CalendarFollowed(CalendarId Calendar, ProjectId Project);

/// <summary>A calendar was changed; the open periods of a project that follows it are to be dated anew.</summary>
[EventName("reporting.follower-affected")]
internal sealed record FollowerAffected(CalendarId Calendar, ProjectId Project, string Reason);

/// <summary>The projects that follow one calendar. Spread over a number of streams, so that each stays short however many there are.</summary>
internal sealed record CalendarFollowers(ImmutableHashSet<ProjectId> Projects) : IState<CalendarFollowers>
{
    /// <summary>Among how many streams a calendar's projects are spread.</summary>
    public const int Parts = 16;

    public static CalendarFollowers Initial { get; } = new(ImmutableHashSet<ProjectId>.Empty);

    public static string StreamOf(CalendarId calendar, int part) => $"reporting.followers-{Ids.Named("reporting.followers", $"{calendar}/{part}"):n}";

    public static int PartOf(ProjectId project) => project.Value.ToByteArray()[15] % Parts;

    public CalendarFollowers Evolve(object @event) => @event switch
    {
        CalendarFollowed e => new(Projects.Add(e.Project)),
        FollowerAffected => this,
        _ => throw new UnknownEventException(typeof(CalendarFollowers), @event),
    };
}

/// <summary>Remembers that a project's reports are due by a calendar.</summary>
[May(Role.System)]
internal sealed record FollowCalendar(CalendarId Calendar, ProjectId Project) : ICommand;

/// <summary>A calendar remembers each project that follows it, once.</summary>
internal sealed class FollowCalendarRule : IRule<FollowCalendar, CalendarFollowers>
{
    public string Stream(FollowCalendar c) => CalendarFollowers.StreamOf(c.Calendar, CalendarFollowers.PartOf(c.Project));

    public Decision Decide(FollowCalendar c, CalendarFollowers f, Moment m) =>
        f.Projects.Contains(c.Project) ? Decision.Nothing : [new CalendarFollowed(c.Calendar, c.Project)];
}

/// <summary>Tells the projects of a calendar, one part of them, that it changed.</summary>
[May(Role.System)]
internal sealed record TellFollowers(CalendarId Calendar, int Part, string Reason) : ICommand;

/// <summary>Each project that follows a changed calendar hears of it.</summary>
internal sealed class TellFollowersRule : IRule<TellFollowers, CalendarFollowers>
{
    public string Stream(TellFollowers c) => CalendarFollowers.StreamOf(c.Calendar, c.Part);

    public Decision Decide(TellFollowers c, CalendarFollowers f, Moment m) =>
        [.. f.Projects.OrderBy(p => p.Value).Select(p => new FollowerAffected(c.Calendar, p, c.Reason))];
}

using Pmo.Reporting.Tiering;

namespace Pmo.Reporting;

/// <summary>How cadences, and the periods that follow from them, are told.</summary>
internal static class CadenceStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [OfProject(), Default(), Followers()];

    private static StreamStory<ProjectReporting> OfProject() => Rhythm(new StreamStory<ProjectReporting>("reporting.project", "Reporting of a project").On(id => $"/reporting/cadence/{id}")
        .Called<GoLiveSet>(e => $"How {Tell.Name(e.Project)} reports").Called<PeriodPlanned>(e => $"How {Tell.Name(e.Project)} reports").Called<CadenceSet>(e => $"How {Tell.Name(e.Project)} reports")
        .Names("Obligation", "Report").Names("Next", "Next data date").Names("Open", "Reports waited for, by data date").Names("From", "True from day").Names("GoLive", "Reports, or kept as an archive")
        .Names("LastSettledName", "Period settled last").Names("LastSettled", "Data date settled last")
        .Says<GoLiveSet>(e => e.GoLive == GoLive.Archive ? $"{Tell.Name(e.Project)} is kept as an archive: no report is asked for." : $"{Tell.Name(e.Project)} reports from {Tell.Day(e.From)} on.", e => Tell.Day(e.From))
        .Says<CadenceSet>(e => $"{Tell.Name(e.Project)} reports {Often(e.Cadence)} from {Tell.Day(e.From)} on.", e => Tell.Day(e.From))
        .Says<PeriodPlanned>(e => $"The next report of {Tell.Name(e.Project)} is for {e.Period}, as of {Tell.Day(e.DataDate)}.", e => Tell.Day(e.DataDate))
        .Says<PeriodMoved>(e => $"The days of the report of {Tell.Name(e.Project)} as of {Tell.Day(e.DataDate)} are counted anew: {e.Reason}", e => Tell.Day(e.DataDate))
        .Says<PeriodDropped>(e => $"The report of {Tell.Name(e.Project)} as of {Tell.Day(e.DataDate)} is not asked for after all: {e.Reason}", e => Tell.Day(e.DataDate))
        .Says<PeriodSettled>(e => $"Nothing is waited for any more as of {Tell.Day(e.DataDate)} from {Tell.Name(e.Project)}.", e => Tell.Day(e.DataDate))
        .Says<TierReached>(e => e.Tier is { } held
            ? $"{Tell.Name(e.Project)} reports {TierWords.Rhythm(held.Tier.On(Cadence.Default))} from its next period on, a tier of {Tell.Name(held.Department, "the default")}: {TierWords.Case(held.Tier)}."
            : $"{Tell.Name(e.Project)} reports by the default cadence from its next period on; no tier holds for it.", e => Tell.Day(e.From))
        .Says<RatingNoted>(e => $"{Tell.Name(e.Project)} is {Tell.Words(e.Rag)} by the report accepted as of {Tell.Day(e.DataDate)}{(e.Before is { } was ? $"; it was {Tell.Words(was)} before" : "")}.", e => Tell.Day(e.DataDate))
        .Says<ReportingPaused>(e => $"{Tell.Name(e.Project)} is on hold: no new report is asked for from {Tell.Day(e.From)} on.", e => Tell.Day(e.From))
        .Says<ReportingResumed>(e => $"{Tell.Name(e.Project)} goes on: its next report is counted from {Tell.Day(e.From)}.", e => Tell.Day(e.From))
        .Says<ReportingEnded>(e => $"{Tell.Name(e.Project)} is {Tell.Words(e.Status)}: nothing is asked for after {Tell.Day(e.From)}.", e => Tell.Day(e.From)));

    private static StreamStory<CadenceDefaults> Default() => Rhythm(new StreamStory<CadenceDefaults>("reporting.defaults", "Cadence of all projects").Rules().Also(Role.Administrator).On(_ => "/reporting/cadence")
        .Called<DefaultCadenceSet>(_ => "Cadence of projects that have none of their own")
        .Says<DefaultCadenceSet>(e => $"Projects without a cadence of their own report {Often(e.Cadence)}."));

    private static StreamStory<CalendarFollowers> Followers() => new StreamStory<CalendarFollowers>("reporting.followers", "Projects that follow a calendar").On(_ => "/calendars")
        .Called<CalendarFollowed>(e => $"Some of the projects that follow {Tell.Record($"office.calendar-{e.Calendar}")}")
        .Says<CalendarFollowed>(e => $"The reports of {Tell.Name(e.Project)} are due by {Tell.Record($"office.calendar-{e.Calendar}")}.")
        .Says<FollowerAffected>(e => $"{Tell.Record($"office.calendar-{e.Calendar}")} was changed, so the open reports of {Tell.Name(e.Project)} are dated anew: {e.Reason}");

    private static StreamStory<T> Rhythm<T>(StreamStory<T> story) where T : IState<T> => story
        .Names("Every", "Every so many").Names("Unit", "Counted in").Names("Anchor", "Counted from the data date").Names("DueAfterWorkingDays", "Working days until due").Names("DueTime", "Due at the time of day")
        .Names("GraceWorkingDays", "Working days of grace").Names("VeryLateAfterWorkingDays", "Working days until very late").Names("OpensDaysBefore", "Form opens so many days before");

    private static string Often(Cadence cadence) => cadence.Every == 1
        ? cadence.Unit switch { CadenceUnit.Week => "weekly", CadenceUnit.Month => "monthly", CadenceUnit.Quarter => "quarterly", _ => "yearly" }
        : $"every {Tell.Count(cadence.Every, Tell.Words(cadence.Unit))}";
}

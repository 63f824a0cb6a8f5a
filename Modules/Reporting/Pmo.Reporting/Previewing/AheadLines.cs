using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Previewing;

/// <summary>What a rehearsal found, in words.</summary>
internal sealed class AheadLines(IReadOnlyDictionary<ProjectId, (string Code, string Name)> projects, INames names, NoticeKinds kinds, string zone)
{
    public IReadOnlyList<AheadLine> Of(Foresight foreseen, IEnumerable<DueDate> dues) =>
        [.. dues.Select(Due).Concat(foreseen.Happened.SelectMany(f => Line(f.Event))).OrderBy(l => l.At).ThenBy(l => l.Kind).ThenBy(l => l.Code, StringComparer.Ordinal)];

    private AheadLine Due(DueDate d) => new(
        d.Due, WorkingCalendar.DayOf(d.Due, zone), $"{LocalTime.Of(d.Due, d.Zone)} ({d.Zone})", AheadKind.Due, null, null,
        $"The report for {d.Period} of {Name(d.Project)} is due, with figures as of {d.DataDate:yyyy-MM-dd}.", null, null, false, d.Project, CodeOf(d.Project));

    private IEnumerable<AheadLine> Line(object @event) => @event switch
    {
        NoticeRequested e => [Told(e)],
        ReportReminded { To: null } e => [Nobody(e.At, e.Project, "Nobody is reminded.", "The project has neither project manager nor sponsor.")],
        ReportEscalated { Passed.Count: > 0 } e => [Nobody(e.At, e.Project, $"{Capital(PassedWords.Of(e.Level))} is told next.", PassedWords.Of(e.Passed)!)],
        LadderExhausted e => [Nobody(e.At, e.Project, "Nobody higher can be told.", PassedWords.Of(e.Passed) ?? "The ladder ends here.")],
        _ => [],
    };

    private AheadLine Told(NoticeRequested e)
    {
        var project = NamesInText.ProjectsIn(e.Text).Select(p => (ProjectId?)p).FirstOrDefault();
        return new(e.At, WorkingCalendar.DayOf(e.At, zone), LocalTime.Of(e.At, zone), AheadKind.Told, e.To, e.InPlaceOf,
            Named(e.Text), Named(e.Why), kinds.TitleOf(e.Kind), e.AtOnce, project, project is { } p ? CodeOf(p) : null);
    }

    private AheadLine Nobody(DateTimeOffset at, ProjectId project, string text, string why) =>
        new(at, WorkingCalendar.DayOf(at, zone), LocalTime.Of(at, zone), AheadKind.PassedOver, null, null, text, why, null, false, project, CodeOf(project));

    private string Named(string text) => NamesInText.Of(text, names.Of, Name);

    private string Name(ProjectId project) => projects.TryGetValue(project, out var p) ? $"{p.Code} {p.Name}" : "a project";

    private string? CodeOf(ProjectId project) => projects.TryGetValue(project, out var p) ? p.Code : null;

    private static string Capital(string level) => $"The {level}";
}

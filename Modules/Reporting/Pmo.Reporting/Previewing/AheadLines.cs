using System.Globalization;
using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.Previewing;

/// <summary>What a rehearsal found, in words.</summary>
internal sealed class AheadLines(IReadOnlyDictionary<ProjectId, (string Code, string Name)> projects, INames names, NoticeKinds kinds, string zone)
{
    public IReadOnlyList<AheadLine> Of(Foresight foreseen, IEnumerable<DueDate> dues) =>
        [.. dues.Select(Due).Concat(foreseen.Happened.SelectMany(f => Line(f.Event))).OrderBy(l => l.At).ThenBy(l => l.Kind).ThenBy(l => l.Code, StringComparer.Ordinal)];

    private AheadLine Due(DueDate d) => new(
        d.Due, WorkingCalendar.DayOf(d.Due, zone), LocalTime.Of(d.Due, d.Zone), d.Zone, AheadKind.Due, null, null,
        $"The report for {d.Period} of {Name(d.Project)} is due, with figures as of {d.DataDate:yyyy-MM-dd}.", null, null, false, d.Project, CodeOf(d.Project));

    private IEnumerable<AheadLine> Line(object @event) => @event switch
    {
        NoticeRequested e => [Told(e)],
        ReportReminded { To: null } e => [Line(e.At, e.Project, AheadKind.Nobody, "Nobody is reminded.", "The project has neither project manager nor sponsor.")],
        ReportEscalated e when e.Level != LadderLevel.ProjectManager || e.Passed.Count > 0 =>
            [Line(e.At, e.Project, AheadKind.Step, $"Escalated to the {PassedWords.Of(e.Level)}, {Days(e.DaysLate)} late.", PassedWords.Of(e.Passed) ?? $"{names.Of(e.InPlaceOf ?? e.To) ?? "This person"} is the {PassedWords.Of(e.Level)} then.", e.To, e.InPlaceOf)],
        LadderExhausted e => [Line(e.At, e.Project, AheadKind.Nobody, "Nobody higher can be told.", PassedWords.Of(e.Passed) ?? "The ladder ends here.")],
        _ => [],
    };

    private AheadLine Told(NoticeRequested e)
    {
        var project = NamesInText.ProjectsIn(e.Text).Select(p => (ProjectId?)p).FirstOrDefault();
        return new(e.At, WorkingCalendar.DayOf(e.At, zone), LocalTime.Of(e.At, zone), null, AheadKind.Told, e.To, e.InPlaceOf,
            Named(e.Text), Named(e.Why), kinds.TitleOf(e.Kind), e.AtOnce, project, project is { } p ? CodeOf(p) : null);
    }

    private AheadLine Line(DateTimeOffset at, ProjectId project, AheadKind kind, string text, string why, PersonId? to = null, PersonId? inPlaceOf = null) =>
        new(at, WorkingCalendar.DayOf(at, zone), LocalTime.Of(at, zone), null, kind, to, inPlaceOf, text, why, null, false, project, CodeOf(project));

    private string Named(string text) => NamesInText.Of(text, names.Of, Name);

    private string Name(ProjectId project) => projects.TryGetValue(project, out var p) ? $"{p.Code} {p.Name}" : "a project";

    private string? CodeOf(ProjectId project) => projects.TryGetValue(project, out var p) ? p.Code : null;

    private static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
}

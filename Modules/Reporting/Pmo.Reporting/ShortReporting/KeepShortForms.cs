using Pmo.Office;

namespace Pmo.Reporting.ShortReporting;

/// <summary>Plans the next short form that a project owes, if it owes any, and drops those it owes no more.</summary>
/// <param name="After">The data date of the one whose form opens.</param>
[May(Role.System)]
internal sealed record KeepShortForms(ProjectId Project, DateOnly? After = null) : ICommand;

/// <summary>
/// A red project owes a short exception report each week, where the PMO has switched that on, and a project on hold a sign of
/// life each quarter: from the next period, and until a status that is not red is accepted or the hold ends. Where the report
/// itself is due in the same week, or has the same data date, it is enough: a period never has a second obligation. What was due
/// before it could be asked for is not asked for.
/// </summary>
internal sealed class KeepShortFormsRule : IRule<KeepShortForms, ProjectReporting, PlanningFacts>
{
    private const int WeeksAhead = 12;

    public string Stream(KeepShortForms c) => ProjectReporting.StreamOf(c.Project);
    public IEnumerable<string> Consults(KeepShortForms c, ProjectReporting p) => [.. PlanningFacts.Tiered(c.Project, p.Cadence), ExceptionReports.Stream];
    public IEnumerable<string> ConsultsFurther(KeepShortForms c, ProjectReporting p, PlanningFacts facts) => facts.Further(p.Cadence);

    public Decision Decide(KeepShortForms c, ProjectReporting p, PlanningFacts facts, Moment m)
    {
        var wanted = Wanted(p, facts);
        var ahead = p.Open.Values.Where(o => o.Short is not null && o.DataDate > (c.After ?? DateOnly.MinValue) && facts.Begin(o.Cadence.Opens(o.DataDate), o.Cadence) > m.Now).ToList();
        var (kept, gone) = (ahead.Where(o => Follows(o, wanted, p, facts)).ToList(), ahead.Where(o => !Follows(o, wanted, p, facts)).ToList());
        var dropped = gone.Select(o => new PeriodDropped(c.Project, o.Obligation, o.DataDate, Reason(o))).ToList();
        var left = dropped.Aggregate(p, (state, e) => state.Evolve(e));
        return [.. dropped, .. wanted is { } w && kept.Count == 0 && Next(c, left, w, facts, m) is { } next ? (object[])[next] : []];
    }

    private static bool Follows(OpenPeriod o, (ShortForm Form, Cadence Cadence)? wanted, ProjectReporting p, PlanningFacts facts) =>
        wanted is { } w && o.Short == w.Form && w.Cadence.Has(o.DataDate) && (w.Form != ShortForm.Exception || !Reports(p, facts).Replaces(w.Cadence, o.DataDate));

    private static DueWeeks Reports(ProjectReporting p, PlanningFacts facts) => new(p, facts.CadenceOf(p, p.Tier), facts.Calendar.Calendar);

    private static (ShortForm Form, Cadence Cadence)? Wanted(ProjectReporting p, PlanningFacts facts) => p switch
    {
        { GoLive: not GoLive.NextPeriod } => null,
        { Status: ProjectStatus.OnHold, HeldFrom: { } from } => (ShortForm.SignOfLife, ShortCadences.SignOfLife(p.Cadence ?? facts.DefaultCadence, from)),
        { Status: ProjectStatus.Active, Rating: Rag.Red } when facts.Exceptions.On => (ShortForm.Exception, ShortCadences.Exception(facts.CadenceOf(p, p.Tier), facts.Exceptions)),
        _ => null,
    };

    private static string Reason(OpenPeriod o) => o.Short == ShortForm.SignOfLife ? "The project is not on hold any more." : "No exception report is asked for any more.";

    private static PeriodPlanned? Next(KeepShortForms c, ProjectReporting p, (ShortForm Form, Cadence Cadence) wanted, PlanningFacts facts, Moment m)
    {
        var (form, cadence) = wanted;
        var first = form == ShortForm.SignOfLife ? p.HeldFrom!.Value : facts.Today(m, cadence).AddDays(-7);
        var day = cadence.After(p.LastShort > first ? p.LastShort.Value : first);
        while (facts.Begin(cadence.Opens(day), cadence) <= m.Now) day = cadence.After(day);
        if (form == ShortForm.Exception)
        {
            var reports = Reports(p, facts);
            var last = day.AddDays(7 * WeeksAhead);
            while (reports.Replaces(cadence, day))
                if ((day = cadence.After(day)) > last) return null;
        }

        while (p.Open.ContainsKey(day)) day = cadence.After(day);
        return new(c.Project, ObligationId.Of(c.Project, day), ShortCadences.NameOf(form, cadence, day), day, cadence.After(day), cadence, form);
    }
}

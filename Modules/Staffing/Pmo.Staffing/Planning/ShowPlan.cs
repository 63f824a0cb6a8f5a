using Pmo.Staffing.Board;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>A plan, laid over the pool as it is now; null when there is none. For the PMO only.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record ShowPlan(PlanId Plan) : IQuery<PlanSheet?>;

/// <summary>A plan.</summary>
/// <param name="Lines">In the order in which they are, or were, sent.</param>
/// <param name="Effect">What it would do to the pool; null: it was applied or discarded.</param>
public sealed record PlanSheet(PlanRow Row, DateOnly Today, IReadOnlyList<PlanLineRow> Lines, PlanEffect? Effect);

/// <summary>A line of a plan.</summary>
/// <param name="Title">The project's name.</param>
/// <param name="For">The booking as it stood when the line was entered.</param>
/// <param name="Outcome">What became of it, or would now.</param>
/// <param name="Why">Why it was, or would be, refused.</param>
/// <param name="Since">What has changed since it was entered; none: nothing.</param>
public sealed record PlanLineRow(int Line, PlannedMove Move, string Name, string Title, PlannedFor? For, PlannedOutcome? Outcome, string? Why, IReadOnlyList<string> Since);

/// <summary>Reads a plan, and asks the rules what would become of it.</summary>
internal sealed class ShowPlanAnswer : IAnswer<ShowPlan, PlanSheet?>
{
    private sealed record Row(
        int Line, PlannedKind Kind, PersonId Person, string Name, BookingId? Booking, ProjectId Project, string Code, string Title, BookingKind Firm, int Percent, DateOnly FromDay, DateOnly ToDay, DateOnly? Until,
        BookingKind? WasFirm, int? WasPercent, DateOnly? WasFrom, DateOnly? WasTo, PlannedOutcome? Outcome, string? Why)
    {
        public PlannedFor? Was => WasFirm is { } firm ? new(firm, WasPercent!.Value, WasFrom!.Value, WasTo!.Value) : null;

        public PlanLine Planned => new(Line, new(Kind, Person, Booking, Project, Code, Firm, Percent, FromDay, ToDay, Until), Was, Outcome);
    }

    public PlanSheet? Answer(ShowPlan q, Viewer who, Db db)
    {
        if (FindPlansAnswer.Read(db, Where.All.And(true, $"p.id = {q.Plan}")) is not [var plan]) return null;
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var rows = db.List<Row>($"""
            select l.line, l.kind, l.person, coalesce(person_name(l.person), '') name, l.booking, l.project, l.code, coalesce(p.name, l.code) title, l.firm, l.percent, l.from_day, l.to_day, l.until,
                l.was_firm, l.was_percent, l.was_from, l.was_to, l.outcome, l.why
            from staffing_plan_line l left join staffing_project p on p.id = l.project where l.plan = {q.Plan} order by l.line
            """).OrderBy(r => r.Planned.Place).ThenBy(r => r.Line).ToList();
        if (plan.Stage != PlanStage.Draft) return new(plan, today, [.. rows.Select(r => Of(r, r.Outcome, r.Why, []))], null);
        var pool = new PoolNow(db);
        var lines = rows.Select(r => r.Planned).ToList();
        var tried = Trial.Of(lines, plan.Name, pool.Member, pool.Facts, new(who.Now, who.Person), who.Person).ToDictionary(t => t.Line);
        return new(plan, today, [.. rows.Select(r => Of(r, tried[r.Line].Outcome, tried[r.Line].Why, Changes.Of(r.Planned, pool, today)))], PlanEffects.Of(lines, pool, db, who, today));
    }

    private static PlanLineRow Of(Row r, PlannedOutcome? outcome, string? why, IReadOnlyList<string> since) => new(r.Line, r.Planned.Move, r.Name, r.Title, r.Was, outcome, why, since);
}

/// <summary>What has changed about the person, the project and the booking of a line since it was entered.</summary>
internal static class Changes
{
    public static IReadOnlyList<string> Of(PlanLine line, PoolNow pool, DateOnly today)
    {
        var (move, member) = (line.Move, pool.Member(line.Move.Person));
        var facts = pool.Facts(move.Person, move.Project);
        var found = new List<string>();
        if (facts.Gone) found.Add("The person does not work here any more.");
        else if (member.Stays.Count > 0 && member.Stays[^1].LastDay is { } last && move.Kind != PlannedKind.Release && last < move.To) found.Add($"The person leaves the pool: their last day is {Tell.Day(last)}.");
        if (facts.Ended) found.Add($"{move.Code} has ended.");
        if (move.Kind != PlannedKind.Release && move.From < today) found.Add($"The first day has passed: it was to begin on {Tell.Day(move.From)}.");
        if (line.For is { } was) found.AddRange(Of(was, member.Bookings.GetValueOrDefault(move.Booking!.Value), today));
        return found;
    }

    private static IEnumerable<string> Of(PlannedFor was, PoolBooking? now, DateOnly today)
    {
        if (now is null) return ["The booking is not there any more."];
        var (is_, found) = (PlanLines.Of(now), new List<string>());
        if (is_.To < today) found.Add($"The booking ended on {Tell.Day(is_.To)}.");
        else if (is_.To != was.To) found.Add($"The booking ends on {Tell.Day(is_.To)} now, and on {Tell.Day(was.To)} before.");
        if (is_.Percent != was.Percent) found.Add($"The booking takes {is_.Percent} % now, and {was.Percent} % before.");
        if (is_.Firm != was.Firm) found.Add(is_.Firm == BookingKind.Hard ? "The booking was confirmed." : "The booking is a soft one now.");
        return found;
    }
}

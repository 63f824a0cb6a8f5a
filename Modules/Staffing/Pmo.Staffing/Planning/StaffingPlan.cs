using System.Collections.Immutable;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>How far a plan has come.</summary>
public enum PlanStage
{
    Draft,
    /// <summary>Its lines are being carried out.</summary>
    Applying,
    Applied,
    Discarded,
}

/// <summary>A line of a plan.</summary>
/// <param name="For">The booking as it stood when the line was entered; null: a new one is made.</param>
/// <param name="Outcome">What became of it; null: nothing yet.</param>
internal sealed record PlanLine(int Number, PlannedMove Move, PlannedFor? For, PlannedOutcome? Outcome = null)
{
    /// <summary>What gives time comes before what takes it; lines of one kind stay in the order in which they were entered.</summary>
    public int Place => Move.Kind switch
    {
        PlannedKind.Release => 0,
        PlannedKind.Change when For is { } was && Move.Percent <= was.Percent && Move.To <= was.To => 1,
        PlannedKind.Change => 2,
        _ => Move.Firm == BookingKind.Hard ? 3 : 4,
    };
}

/// <summary>A plan of what could be done with the pool: its lines, and once it is applied which of them are still to be sent.</summary>
internal sealed record StaffingPlan(string Name, PlanStage? Stage, ImmutableSortedDictionary<int, PlanLine> Lines, int Last, ImmutableList<int> ToSend, string Reason, PersonId By) : IState<StaffingPlan>
{
    /// <summary>The most lines of a plan.</summary>
    public const int Most = 60;

    public static StaffingPlan Initial { get; } = new("", null, ImmutableSortedDictionary<int, PlanLine>.Empty, 0, [], "", default);

    public static string StreamOf(PlanId plan) => $"staffing.plan-{plan}";

    public static Decision Unknown => Decision.Refuse("plan.unknown", "There is no such plan.");

    /// <summary>Why the plan can no longer be changed, or null while it can.</summary>
    public Decision? Closed => Stage switch
    {
        null => Unknown,
        PlanStage.Discarded => Decision.Refuse("plan.discarded", "This plan was discarded: copy it to go on with it."),
        PlanStage.Applying or PlanStage.Applied => Decision.Refuse("plan.applied", "This plan was applied: copy it to go on with what is left."),
        _ => null,
    };

    /// <summary>The lines in the order in which they are carried out.</summary>
    public IEnumerable<PlanLine> InOrder => Lines.Values.OrderBy(l => l.Place).ThenBy(l => l.Number);

    public StaffingPlan Evolve(object @event) => @event switch
    {
        PlanDrafted e => this with { Name = e.Name, Stage = PlanStage.Draft, By = e.By },
        PlanRenamed e => this with { Name = e.Name },
        PlanLineEntered e => this with { Lines = Lines.SetItem(e.Line, new(e.Line, e.Move, e.For)), Last = Math.Max(Last, e.Line) },
        PlanLineRemoved e => this with { Lines = Lines.Remove(e.Line) },
        PlanDiscarded => this with { Stage = PlanStage.Discarded },
        PlanApplied e => this with { Stage = PlanStage.Applying, ToSend = [.. e.Lines], Reason = e.Reason, By = e.By },
        PlanLineSent e => this with { ToSend = ToSend.Remove(e.Line) },
        PlanLineSettled e => this with { Lines = Lines.TryGetValue(e.Line, out var line) ? Lines.SetItem(e.Line, line with { Outcome = e.Outcome }) : Lines },
        PlanCarriedOut => this with { Stage = PlanStage.Applied },
        _ => throw new UnknownEventException(typeof(StaffingPlan), @event),
    };

    /// <summary>A name of one line.</summary>
    public static bool IsName(string? text) => StaffingEntry.IsReason(text) && text!.Trim().Length <= 100;

    public static Decision NoName => Decision.Refuse("plan.name", "Name the plan in one line of at most 100 characters.");
}

using System.Collections.Immutable;

namespace Pmo.Reporting.Escalating;

/// <summary>What a ladder remembers: which reports are missing, how far it was climbed, and who has been told.</summary>
internal sealed record Ladder : IState<Ladder>
{
    public static Ladder Initial { get; } = new();

    /// <summary>The climb that goes on; null: nothing is missing.</summary>
    public Guid? Climb { get; private init; }

    public LadderRules Rules { get; private init; } = LadderDefaults.Rules;

    /// <summary>The missing reports by data date.</summary>
    public ImmutableSortedDictionary<DateOnly, ObligationId> Missing { get; private init; } = ImmutableSortedDictionary<DateOnly, ObligationId>.Empty;

    /// <summary>When the report it began with was due.</summary>
    public DateTimeOffset Due { get; private init; }

    /// <summary>The step taken last; -1: none yet.</summary>
    public int Step { get; private init; } = -1;

    /// <summary>From when the grace of the next step counts.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>When the next step is taken; null: there is none.</summary>
    public DateTimeOffset? NextAt { get; private init; }

    /// <summary>Everybody told on this climb.</summary>
    public ImmutableHashSet<PersonId> Told { get; private init; } = [];

    /// <summary>What the next step has waited for on this climb, so that it waits once for an absence.</summary>
    public ImmutableHashSet<LadderWait> Waited { get; private init; } = [];

    public bool Exhausted { get; private init; }

    /// <summary>The newest missing report: when it comes, the ladder ends.</summary>
    public ObligationId? Newest => Missing.IsEmpty ? null : Missing.Values.Last();

    public Ladder Evolve(object @event) => @event switch
    {
        LadderStarted e => Initial with { Climb = e.Ladder, Rules = e.Rules, Missing = Initial.Missing.Add(e.DataDate, e.Obligation), Due = e.Due, From = e.Due, NextAt = e.NextAt },
        PeriodJoinedLadder e => this with { Missing = Missing.SetItem(e.DataDate, e.Obligation) },
        PeriodLeftLadder e => this with { Missing = Missing.RemoveRange(Missing.Where(m => m.Value == e.Obligation).Select(m => m.Key)) },
        ReportEscalated e => this with { Step = e.Step, From = e.At, NextAt = e.NextAt, Told = Told.Add(e.To).Add(e.InPlaceOf ?? e.To) },
        LadderExhausted => this with { NextAt = null, Exhausted = true },
        LadderHeld e => this with { From = e.At, NextAt = e.Until, Waited = Waited.Add(e.Because) },
        LadderEnded => Initial,
        _ => throw new UnknownEventException(typeof(Ladder), @event),
    };
}

using System.Collections.Immutable;

namespace Pmo.Staffing.Career;

/// <summary>How a promotion case stands.</summary>
public enum PromotionState { None, BeforeThePanel, Granted, Declined }

/// <summary>The case for giving a person a grade: who sits on its panel, who of them said what, and what was decided.</summary>
/// <param name="Recommended">What each member of the panel said; their words stand in no state.</param>
internal sealed record Promotion(PersonId Person, Grade Grade, int Attempt, PromotionState State, ImmutableList<ProjectId> Projects, ImmutableList<PersonId> Panel, ImmutableDictionary<PersonId, bool> Recommended) : IState<Promotion>
{
    public static Promotion Initial { get; } = new(default, default, 0, PromotionState.None, [], [], ImmutableDictionary<PersonId, bool>.Empty);

    public static Decision Unknown => Decision.Refuse("promotion.unknown", "There is no such promotion case.");

    public static Decision Decided => Decision.Refuse("promotion.decided", "This case is decided: open it again for a new one.");

    public static string StreamOf(PromotionId promotion) => $"staffing.promotion-{promotion}";

    /// <summary>How many of the panel have not said anything.</summary>
    public int Silent => Panel.Count(p => !Recommended.ContainsKey(p));

    public Promotion Evolve(object @event) => @event switch
    {
        PromotionOpened e => new(e.Person, e.Grade, e.Attempt, PromotionState.BeforeThePanel, [.. e.Projects], [.. e.Panel], ImmutableDictionary<PersonId, bool>.Empty),
        PromotionOpinionGiven e => this with { Recommended = Recommended.SetItem(e.By, e.Recommends) },
        PromotionGranted => this with { State = PromotionState.Granted },
        PromotionDeclined => this with { State = PromotionState.Declined },
        _ => throw new UnknownEventException(typeof(Promotion), @event),
    };
}

namespace Pmo.Reporting.Escalating;

/// <summary>Which ladder: that of a project's missing reports, or that of one revision that was asked for.</summary>
internal sealed record LadderOf(ProjectId Project, AskedRevision? Returned = null)
{
    public string Stream => Returned is { } r
        ? $"reporting.ladder-{Ids.From(r.Obligation.Value, "reporting.ladder of a revision", r.Revision):n}"
        : $"reporting.ladder-{Project}";

    /// <summary>The id of the climb that begins with an obligation; after its due date was moved, another one.</summary>
    public Guid ClimbFrom(ObligationId first, int moves = 0) => Ids.From(first.Value, moves == 0 ? "reporting.climb" : $"reporting.climb after {moves} moves", Returned?.Revision ?? 0);
}

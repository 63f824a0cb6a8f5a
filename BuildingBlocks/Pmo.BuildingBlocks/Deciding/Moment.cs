namespace Pmo;

/// <summary>The only ambient facts a decision may use: what time it is, who asks, and for whom.</summary>
/// <param name="Now">The clock's value, UTC. The same value goes into metadata and leaf.</param>
/// <param name="Actor">Who asks; <see cref="PersonId.System"/> for policies and timers.</param>
/// <param name="Command">The command's id, from which ids of new subjects are made (<see cref="Ids.From"/>).</param>
/// <param name="OnBehalfOf">For whom a deputy acts, if so.</param>
/// <param name="Roles">The roles that count today: the actor's, or the principal's when a deputy acts.</param>
/// <param name="ProvedAt">When the actor last proved by a password who they are; null: a program or the system asks.</param>
public sealed record Moment(DateTimeOffset Now, PersonId Actor, Guid Command = default, PersonId? OnBehalfOf = null, IReadOnlySet<Role>? Roles = null, DateTimeOffset? ProvedAt = null)
{
    /// <summary>Whose right it is: the principal's when a deputy acts, so that a deputy passes no rule that the principal could not.</summary>
    public PersonId Principal => OnBehalfOf ?? Actor;

    /// <summary>True when the actor holds one of these roles, or is the system.</summary>
    public bool Is(params ReadOnlySpan<Role> roles)
    {
        if (Actor == PersonId.System) return true;
        foreach (var role in roles)
            if (Roles?.Contains(role) == true) return true;
        return false;
    }
}

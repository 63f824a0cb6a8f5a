using Pmo.Office;

namespace Pmo.Reporting.Escalating;

/// <summary>What a person's own stream says that reaching them needs.</summary>
internal sealed record Contact(bool Exists, PersonId? LineManager, bool Disabled, Presence Presence) : IState<Contact>
{
    public static Contact Initial { get; } = new(false, null, false, Presence.Always);

    // Consulted: of a person's events only those about being reached matter here.
    public Contact Evolve(object @event) => @event switch
    {
        PersonAdded => this with { Exists = true },
        LineManagerNamed e => this with { LineManager = e.Manager },
        PersonDisabled => this with { Disabled = true },
        PersonEnabled => this with { Disabled = false },
        _ => this with { Presence = Presence.After(@event) },
    };
}

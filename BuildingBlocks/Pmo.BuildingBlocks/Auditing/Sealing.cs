namespace Pmo.Auditing;

/// <summary>While it lives, personal fields on this thread are sealed and opened for one event.</summary>
internal readonly ref struct Sealing
{
    private readonly PersonalData? before;
    private readonly bool active;

    private Sealing(PersonalData sealing)
    {
        (before, active) = (PersonalData.Current, true);
        PersonalData.Current = sealing;
    }

    /// <summary>Seals for an event; for reading, the sealed field itself names the person.</summary>
    public static Sealing Of(KeyRing? keys, Guid eventId, PersonId? person = null) => keys is null ? default : new(keys.For(eventId, person));

    public void Dispose()
    {
        if (active) PersonalData.Current = before;
    }
}

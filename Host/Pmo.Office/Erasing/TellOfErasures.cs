namespace Pmo.Office.Erasing;

/// <summary>Those who may approve an erasure hear that one waits; who placed a legal hold hears that somebody wants it lifted. No deputy may do either, so none is told instead.</summary>
internal sealed class TellOfErasures : Policy
{
    /// <summary>An erasure waits for you.</summary>
    public static NoticeKind Awaited { get; } = new("office.erasure-awaited", "An erasure waits for approval", Duty: true);

    /// <summary>Somebody wants your hold lifted.</summary>
    public static NoticeKind Lifting { get; } = new("office.hold-lift-requested", "Somebody asks that your legal hold be lifted", Duty: true);

    public override string StoredName => "office.tell-of-erasures";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ErasureAwaited e => e.To.Select(to => Now(Told(e, to))),
        LegalHoldLiftRequested e when e.PlacedBy != e.By => [Now(Told(e))],
        _ => None,
    };

    private static RequestNotice Told(ErasureAwaited e, PersonId to) => new(
        Notices.IdOf(Awaited.Name, to, $"{e.Erasure:n}/{e.Time}", e.At), to, Awaited.Name,
        (e.Time == 1 ? $"Somebody asked that the data of {Notices.Name(e.Person)} be erased. " : $"The data of {Notices.Name(e.Person)} are still to be erased or kept: nobody has decided yet. ")
            + (e.Held ? "A legal hold is to be lifted before you can approve it." : "Approve it or turn it down."),
        "You may approve erasures, and did not ask for this one.", $"/people/{e.Person}/erase", Personally: true);

    private static RequestNotice Told(LegalHoldLiftRequested e) => new(
        Notices.IdOf(Lifting.Name, e.PlacedBy, $"{e.Hold:n}", e.At), e.PlacedBy, Lifting.Name,
        $"{Notices.Name(e.By)} asks that the legal hold on {Notices.Name(e.Person)} be lifted. Lift it, or keep it.",
        "You placed this hold.", $"/people/{e.Person}/erase", Personally: true);
}

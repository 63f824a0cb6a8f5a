using Pmo.Office;

namespace Pmo.Staffing.Lines;

/// <summary>Whoever is asked hears of it, whoever asked hears what became of it, and the person whose work it is hears what was decided.</summary>
internal sealed class TellOfConsents : Policy
{
    /// <summary>Somebody waits for the person's yes or no.</summary>
    public static NoticeKind Asked { get; } = new("staffing.consent-asked", "Somebody waits for my consent", Duty: true);

    /// <summary>What became of what the person asked.</summary>
    public static NoticeKind Answered { get; } = new("staffing.consent-answered", "Answers to what I asked consent for");

    /// <summary>A booking of the person ends early or changes hands.</summary>
    public static NoticeKind Changed { get; } = new("staffing.booking-ends-early", "My bookings end early or change", Duty: true);

    private const string Page = "/staffing/consents";

    public override string StoredName => "staffing.tell-of-consents";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ConsentAsked { Asked: { } to } e => [Tells(Asked, to, e, e.At, $"{Wanted(e)} {e.Reason}", e.As == AskedAs.Sponsor ? $"You are the sponsor of {Notices.Name(e.Project)}." : "You manage their department.", Page, DeputyScope.Answers)],
        ConsentAsked e => [Told(e, e.By, e.At, $"There is nobody to ask about {Notices.Name(e.Person)} and {Notices.Name(e.Project)}: you decide.")],
        ConsentAnswered e => [Told(e, e.AskedBy, e.At, $"{Notices.Name(e.By)}{(e.OnBehalfOf is { } principal ? $" (on behalf of {Notices.Name(principal)})" : "")} {(e.Agreed ? "agreed" : "did not agree")}: {Notices.Name(e.Person)}, {Notices.Name(e.Project)}.{(e.Reason is { } why ? $" {why}" : "")}"), .. Ends(e, e.Project, e.LastDay, e.At)],
        ConsentUnanswered e => [Told(e, e.AskedBy, e.At, $"Nobody answered in time about {Notices.Name(e.Person)} and {Notices.Name(e.Project)}{(e.For == ConsentFor.Assignment ? ": the booking is void." : ": you decide.")}")],
        ConsentOverridden e => [.. Ends(e, e.Project, e.LastDay, e.At), .. Overruled(e)],
        SwapMade e => [Tells(Changed, e.Person, e, e.At, $"From {Tell.Day(e.From)} on you work for {Notices.Name(e.Swap.Other(e.Person).Project)} instead of {Notices.Name(e.Swap.Of(e.Person).Project)}.", "It is your booking.", "/staffing/mine")],
        SwapFailed e => [Told(e, e.AskedBy, e.At, $"{Notices.Name(e.Swap.First.Person)} and {Notices.Name(e.Swap.Second.Person)} do not change places. {e.Reason}")],
        _ => None,
    };

    private static string Wanted(ConsentAsked e) => e.For switch
    {
        ConsentFor.Assignment => $"{Notices.Name(e.Person)} is wanted for {Notices.Name(e.Project)}.",
        ConsentFor.Recall => $"{Notices.Name(e.Person)} is to leave {Notices.Name(e.Project)} after {Tell.Day(e.LastDay!.Value)}, as {(e.Needs is { } needs ? Notices.Name(needs) : "another project")} needs them.",
        ConsentFor.Swap when e.Swap is { } swap => $"{Notices.Name(swap.Other(e.Person).Person)} is to take over {Notices.Name(e.Project)} from {Notices.Name(e.Person)} on {Tell.Day(swap.From)}.",
        _ => $"{Notices.Name(e.Person)} is to leave {Notices.Name(e.Project)}{(e.LastDay is { } last ? $" after {Tell.Day(last)}" : "")}.",
    };

    private static IEnumerable<Reaction> Ends(IOfPoolMember e, ProjectId project, DateOnly? last, DateTimeOffset at) =>
        last is { } day ? [Tells(Changed, e.Person, e, at, $"Your work for {Notices.Name(project)} ends early: the last day is {Tell.Day(day)}.", "It is your booking.", "/staffing/mine")] : [];

    private static IEnumerable<Reaction> Overruled(ConsentOverridden e) =>
        e.Asked is { } asked ? [Tells(Answered, asked, e, e.At, $"{Notices.Name(e.By)} decided without your consent about {Notices.Name(e.Person)} and {Notices.Name(e.Project)}. {e.Reason}", "You were asked.", Page)] : [];

    private static Reaction Told(IOfPoolMember e, PersonId to, DateTimeOffset at, string text) => Tells(Answered, to, e, at, text, "You asked for it.", Page);

    private static Reaction Tells(NoticeKind kind, PersonId to, IOfPoolMember e, DateTimeOffset at, string text, string why, string link, DeputyScope scope = DeputyScope.All) =>
        Now(new RequestNotice(Notices.IdOf(kind.Name, to, $"{e.Person}/{e.GetType().Name}", at), to, kind.Name, text, why, link, Scope: scope, Personally: kind == Changed));
}

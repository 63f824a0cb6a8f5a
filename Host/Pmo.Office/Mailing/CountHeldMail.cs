using System.Collections.Immutable;

namespace Pmo.Office;

/// <summary>After an outage the first mails wait until it is known how many there are.</summary>
[EventName("office.held-mail-awaited")]
internal sealed record HeldMailAwaited(DateTimeOffset Outage, DateTimeOffset Until);

/// <summary>One more mail would be among the first after an outage.</summary>
[EventName("office.held-mail-counted")]
internal sealed record HeldMailCounted(DateTimeOffset Outage, Guid Mail);

/// <summary>There are few: these mails go out.</summary>
[EventName("office.held-mail-let-go")]
internal sealed record HeldMailLetGo(DateTimeOffset Outage, IReadOnlyList<Guid> Mails, DateTimeOffset At);

/// <summary>There are many: what would go out in the first hour waits for an officer.</summary>
[EventName("office.held-mail-kept")]
internal sealed record HeldMailKept(DateTimeOffset Outage, int Count, DateTimeOffset At);

/// <summary>Counts a mail that would be among the first after an outage.</summary>
[May(Role.System)]
internal sealed record CountHeldMail(DateTimeOffset Outage, Guid Mail) : ICommand;

/// <summary>Decides whether the first mails after an outage go out by themselves.</summary>
[May(Role.System)]
internal sealed record SettleHeldMail(DateTimeOffset Outage) : ICommand;

/// <summary>The first mails after one outage.</summary>
internal sealed record HeldMail(ImmutableList<Guid> Mails, bool LetGo, bool Kept) : IState<HeldMail>
{
    public static HeldMail Initial { get; } = new([], false, false);

    public static string StreamOf(DateTimeOffset outage) => $"office.returns-{Ids.Named("office.return", "mail", outage):n}";

    public HeldMail Evolve(object @event) => @event switch
    {
        HeldMailCounted e => this with { Mails = Mails.Add(e.Mail) },
        HeldMailLetGo => this with { LetGo = true },
        HeldMailKept => this with { Kept = true },
        HeldMailAwaited => this,
        _ => throw new UnknownEventException(typeof(HeldMail), @event),
    };
}

/// <summary>The first mails after an outage are counted; once few of them went, more go until there are many.</summary>
internal sealed class CountHeldMailRule(MailLimits limits) : IRule<CountHeldMail, HeldMail>
{
    /// <summary>So long the mails of a return gather before any goes.</summary>
    private static readonly TimeSpan Gathers = TimeSpan.FromMinutes(10);

    public string Stream(CountHeldMail c) => HeldMail.StreamOf(c.Outage);

    public Decision Decide(CountHeldMail c, HeldMail held, Moment m)
    {
        var counted = new HeldMailCounted(c.Outage, c.Mail);
        if (held.Mails.Contains(c.Mail)) return Decision.Nothing;
        if (held.Mails.IsEmpty) return [new HeldMailAwaited(c.Outage, (m.Now > c.Outage ? m.Now : c.Outage) + Gathers), counted];
        if (held.Kept || !held.LetGo) return [counted];
        return held.Mails.Count < limits.AfterOutage ? [counted, new HeldMailLetGo(c.Outage, [c.Mail], m.Now)] : [counted, new HeldMailKept(c.Outage, held.Mails.Count + 1, m.Now)];
    }
}

/// <summary>Few mails after an outage go out by themselves; of many none goes before an officer has looked.</summary>
internal sealed class SettleHeldMailRule(MailLimits limits) : IRule<SettleHeldMail, HeldMail>
{
    public string Stream(SettleHeldMail c) => HeldMail.StreamOf(c.Outage);

    public Decision Decide(SettleHeldMail c, HeldMail held, Moment m) => held switch
    {
        { LetGo: true } or { Kept: true } => Decision.Nothing,
        _ when held.Mails.Count > limits.AfterOutage => [new HeldMailKept(c.Outage, held.Mails.Count, m.Now)],
        _ => [new HeldMailLetGo(c.Outage, held.Mails, m.Now)],
    };
}

/// <summary>What is put together in the first hour after an outage is held, counted, and let go or kept.</summary>
internal sealed class HoldMailAfterOutage : Policy
{
    public override string StoredName => "office.hold-mail-after-outage";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        MailRequested { Outage: { } outage } e => [Now(new HoldMail(e.Mail, outage)), Now(new CountHeldMail(outage, e.Mail))],
        HeldMailAwaited e => [At(e.Until, new SettleHeldMail(e.Outage))],
        HeldMailLetGo e => e.Mails.Select(mail => Now(new ReleaseMail(mail))),
        _ => None,
    };
}

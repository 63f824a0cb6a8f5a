using Pmo.Office;

namespace Pmo.Host.Mail;

/// <summary>The mails that are still to go, as the log says: what was sent, discarded or given up is not among them, however the host was stopped.</summary>
internal sealed class Outbox : Memory
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Waiting> mails = [];

    public override IReadOnlyCollection<Type> Events { get; } =
        [typeof(MailRequested), typeof(MailReleased), typeof(MailDiscarded), typeof(MailSent), typeof(MailFailed)];

    public override void Apply(object @event, Recorded about)
    {
        lock (gate)
        {
            switch (@event)
            {
                // After an outage a mail waits until it is released.
                case MailRequested e: mails[e.Mail] = new(e.Mail, e.To, e.Notices, e.AtOnce, e.At, e.Outage is null ? e.At : null); break;
                case MailReleased e: Change(e.Mail, m => m with { At = e.At, DueAt = e.At }); break;
                case MailFailed e: Change(e.Mail, m => m with { DueAt = e.NextAt }); break;
                case MailSent e: mails.Remove(e.Mail); break;
                case MailDiscarded e: mails.Remove(e.Mail); break;
            }
        }
    }

    /// <summary>What is due, the longest due first.</summary>
    public IReadOnlyList<Waiting> Due(DateTimeOffset now)
    {
        lock (gate) return [.. mails.Values.Where(m => m.DueAt <= now).OrderBy(m => m.DueAt)];
    }

    /// <summary>When the next is due; null: nothing is to go.</summary>
    public DateTimeOffset? Next()
    {
        lock (gate) return mails.Values.Min(m => m.DueAt);
    }

    private void Change(Guid mail, Func<Waiting, Waiting> change)
    {
        if (mails.TryGetValue(mail, out var known)) mails[mail] = change(known);
    }

    /// <summary>A mail that has not gone.</summary>
    /// <param name="At">When it was put together, or released.</param>
    /// <param name="DueAt">When it is tried; null: it is held or given up.</param>
    public sealed record Waiting(Guid Mail, PersonId To, IReadOnlyList<Guid> Notices, bool AtOnce, DateTimeOffset At, DateTimeOffset? DueAt);
}

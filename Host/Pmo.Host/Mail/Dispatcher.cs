using MediatR;
using Pmo.Office;

namespace Pmo.Host.Mail;

/// <summary>
/// The one that sends mail. It follows the log's end, never a rebuild: what is to go is what the log says has not gone. What
/// became of each mail is recorded before the next is sent; if the log cannot be written, it is recorded later and not sent again.
/// </summary>
internal sealed class Dispatcher(Outbox outbox, Memories memories, Letters letters, IMailTransport transport, MailTurn turn, MailSettings settings, IServiceScopeFactory scopes, IEventStore store, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    private readonly Dictionary<Guid, Handing> unrecorded = [];

    /// <summary>Sends everything that is due now; how many were tried.</summary>
    public async Task<int> SendDue(CancellationToken cancellation = default)
    {
        await memories.CatchUp(cancellation);
        var due = outbox.Due(clock.GetUtcNow());
        foreach (var mail in due)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!unrecorded.TryGetValue(mail.Mail, out var handing)) unrecorded[mail.Mail] = handing = await turn.Alone(() => Hand(mail, cancellation), cancellation);
            if (!await Record(mail.Mail, handing)) break;
            unrecorded.Remove(mail.Mail);
        }

        if (due.Count > 0) await transport.Rest();
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var head = await store.Head(stoppingToken);
                await SendDue(stoppingToken);
                await Wait(head, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Mail is not sent for now; it goes on in a minute");
                await Task.Delay(TimeSpan.FromMinutes(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Wait(long head, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var wait = outbox.Next() - clock.GetUtcNow() ?? Timeout.InfiniteTimeSpan;
        // What is due already could not be recorded: the log is not well, so not at once again.
        var wake = Task.Delay(wait == Timeout.InfiniteTimeSpan ? wait : TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 1, 3600)), clock, either.Token);
        await Task.WhenAny(wake, store.WaitForEventsAfter(head, either.Token).AsTask());
        await either.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task<Handing> Hand(Outbox.Waiting mail, CancellationToken cancellation)
    {
        if (await letters.Of(mail.Mail, mail.To, mail.Notices, mail.AtOnce, mail.At, cancellation) is not { } letter) return new(MailFailure.NoAddress, "receiver.no-address");
        var handing = await transport.Send(mail.Mail, letter.Write(settings), cancellation);
        if (handing.Failure is { } failure) log.LogWarning("Mail {Mail} did not go out: {Failure}, {Code}", mail.Mail, failure, handing.Code);
        return handing;
    }

    private async Task<bool> Record(Guid mail, Handing handing)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(clock.GetUtcNow());
        ICommand command = handing.Failure is { } failure ? new RecordMailFailed(mail, failure, handing.Code) : new RecordMailSent(mail);
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, CancellationToken.None);
        return outcome.Kind is not (OutcomeKind.Unavailable or OutcomeKind.Conflict);
    }
}

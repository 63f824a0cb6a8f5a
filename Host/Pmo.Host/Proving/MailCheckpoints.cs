using System.Globalization;
using MimeKit;
using Pmo.Auditing;
using Pmo.Host.Mail;

namespace Pmo.Host.Proving;

/// <summary>Mails the newest checkpoint once a day to a mailbox outside the machine, which then remembers what the log looked like.</summary>
internal sealed class MailCheckpoints(LogProof proof, CheckpointMailbox mailbox, MailTurn turn, MailSettings settings, PmoSettings installation, TimeProvider clock, ILogger<MailCheckpoints> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    // A connection of its own: the dispatcher's is the dispatcher's.
    private readonly IMailTransport transport = settings.Smtp is { } server ? new SmtpTransport(server) : new FolderTransport(settings);

    private string Marker => Path.Combine(installation.DataDirectory, "proof", "mailed");

    /// <summary>Mails it, if none was mailed on this day (UTC) and there is one; true when nothing is left to do today.</summary>
    public async Task<bool> MailOfToday(CancellationToken cancellation = default)
    {
        var today = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (mailbox.Address is not { } to || File.Exists(Marker) && await File.ReadAllTextAsync(Marker, cancellation) == today) return true;
        if (await proof.Sign(cancellation: cancellation) is not { } checkpoint) return false;
        var mail = Ids.Named("pmo.checkpoint-mail", $"{proof.Status.Origin} {today}");
        var handing = await turn.Alone(() => transport.Send(mail, Letter(mail, to, checkpoint), cancellation), cancellation);
        await transport.Rest();
        if (handing.Failure is { } failure) log.LogWarning("The checkpoint of {Day} did not go out: {Failure}, {Code}", today, failure, handing.Code);
        else await File.WriteAllTextAsync(Marker, today, cancellation);
        return handing.Failure is null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (mailbox.Address is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var done = await MailOfToday(stoppingToken);
                var now = clock.GetUtcNow();
                await Task.Delay(done ? now.Date.AddDays(1) - now.UtcDateTime + TimeSpan.FromMinutes(1) : Again, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The checkpoint is not mailed for now; it is tried again in an hour");
                await Task.Delay(Again, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private MimeMessage Letter(Guid mail, MailboxAddress to, string checkpoint)
    {
        var message = new MimeMessage { Subject = $"Pmo: checkpoint of {proof.Status.Origin}, {proof.Status.SignedSize} events", Date = clock.GetUtcNow(), MessageId = $"{mail:n}@{settings.From.Domain}" };
        message.From.Add(settings.From);
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new TextPart("plain")
        {
            Text = $"{checkpoint}\n\nKeep this mail. With it anybody can find out later whether an event that was in the log by now has been changed or removed:\nsave the lines above into a file and run  log verify --against FILE.  The key it is signed with:\n\n{proof.Status.PublicKey}\n",
        };
        return message;
    }
}

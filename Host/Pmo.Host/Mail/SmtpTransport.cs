using System.Net.Sockets;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Pmo.Office;
using Polly;
using Polly.Retry;

namespace Pmo.Host.Mail;

/// <summary>
/// Hands mails to a server, one connection for what goes at one time. Connecting is tried three times; a mail that was handed
/// over is never repeated here, because only the log can say how often that may be.
/// </summary>
internal sealed partial class SmtpTransport(SmtpSettings server, TimeSpan? pause = null) : IMailTransport, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ResiliencePipeline connecting = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2, Delay = pause ?? TimeSpan.FromSeconds(2), BackoffType = DelayBackoffType.Exponential, UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<SocketException>().Handle<IOException>().Handle<SmtpProtocolException>(),
        })
        .Build();

    private SmtpClient? client;

    public async Task<Handing> Send(Guid mail, MimeMessage message, CancellationToken cancellation)
    {
        var handed = new HandedOver();
        // The host's stop does not break off a mail half-way: nobody would know whether it was taken.
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await connecting.ExecuteAsync(async c => await Connect(c), cancellation);
            await client!.SendAsync(message, patience.Token, handed);
            return Handing.Taken;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && !handed.Any)
        {
            throw;
        }
        catch (Exception failure) when (failure is SmtpCommandException or ProtocolException or AuthenticationException or SslHandshakeException or SocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            await HangUp();
            return Read(failure, handed.Any);
        }
    }

    public async Task Rest()
    {
        try
        {
            if (client is { IsConnected: true }) await client.DisconnectAsync(quit: true);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or SocketException)
        {
            // It is closed all the same.
        }

        await HangUp();
    }

    public void Dispose() => client?.Dispose();

    private async Task Connect(CancellationToken cancellation)
    {
        if (client is { IsConnected: true }) return;
        client?.Dispose();
        client = new SmtpClient { Timeout = 30_000 };
        await client.ConnectAsync(server.Host, server.Port, server.Tls, cancellation);
        if (server.User is { } user) await client.AuthenticateAsync(user, server.Password ?? "", cancellation);
    }

    private Task HangUp()
    {
        client?.Dispose();
        client = null;
        return Task.CompletedTask;
    }

    private static Handing Read(Exception failure, bool handedOver) => failure switch
    {
        SmtpCommandException { ErrorCode: not SmtpErrorCode.UnexpectedStatusCode } e when (int)e.StatusCode >= 500 => new(MailFailure.Refused, CodeOf(e)),
        SmtpCommandException e => new(MailFailure.Later, CodeOf(e)),
        AuthenticationException => new(MailFailure.Later, "smtp.sign-in"),
        SslHandshakeException => new(MailFailure.Later, "smtp.tls"),
        _ when handedOver => new(MailFailure.Uncertain, "smtp.broken-off"),
        OperationCanceledException => new(MailFailure.Later, "smtp.slow"),
        _ => new(MailFailure.Later, "smtp.unreachable"),
    };

    private static string CodeOf(SmtpCommandException e) =>
        Enhanced().Match(e.Message) is { Success: true } finer ? $"smtp.{(int)e.StatusCode} {finer.Value}" : $"smtp.{(int)e.StatusCode}";

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Enhanced();

    /// <summary>Whether any of the mail itself has crossed the connection.</summary>
    private sealed class HandedOver : ITransferProgress
    {
        public bool Any { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Any = true;

        public void Report(long bytesTransferred) => Any = true;
    }
}

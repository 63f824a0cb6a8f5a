using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pmo.Tests.Mailing;

/// <summary>A mail server in this process, on loopback, that answers as the test says.</summary>
internal sealed class FakeSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task accepting;

    public FakeSmtp()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails that came to their end, taken or not, as they crossed the connection.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>How often somebody called.</summary>
    public int Calls { get; private set; }

    /// <summary>What it answers to a receiver.</summary>
    public string ToReceiver { get; set; } = "250 ok";

    /// <summary>What it answers to a mail; null: it hangs up.</summary>
    public string? ToMail { get; set; } = "250 taken";

    /// <summary>How many calls it drops before it speaks.</summary>
    public int Drops { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (accepting.IsCompleted) return;
        await over.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Accept()
    {
        while (!over.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(over.Token);
            Calls++;
            if (Calls <= Drops) continue;
            await Talk(client.GetStream()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await Say(stream, "220 fake");
        while (await reader.ReadLineAsync(over.Token) is { } line)
        {
            if (line.StartsWith("EHLO", StringComparison.Ordinal)) await Say(stream, "250 fake");
            else if (line.StartsWith("RCPT", StringComparison.Ordinal)) await Say(stream, ToReceiver);
            else if (line == "DATA")
            {
                await Say(stream, "354 go on");
                Mails.Enqueue(await ReadMail(reader));
                if (ToMail is null) return;
                await Say(stream, ToMail);
            }
            else if (line == "QUIT") { await Say(stream, "221 bye"); return; }
            else await Say(stream, "250 ok");
        }
    }

    private async Task<string> ReadMail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(over.Token) is { } line and not ".") mail.AppendLine(line.StartsWith('.') ? line[1..] : line);
        return mail.ToString();
    }

    private static async Task Say(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
}

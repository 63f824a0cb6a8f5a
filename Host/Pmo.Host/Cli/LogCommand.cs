using System.CommandLine;
using System.Text;
using Pmo.Auditing;
using Pmo.Host.Proving;

namespace Pmo.Host.Cli;

/// <summary><c>log show|verify</c> read the log file itself, beside a running host and without its lock; <c>log checkpoint|key|continue</c> speak to the installation.</summary>
internal static class LogCommand
{
    public static Command Make() => new("log", "Read, verify and prove the log.") { Show(), Verify(), Checkpoint(), Key(), Continue(), ExportCommand.Make() };

    private static Command Show()
    {
        var stream = new Option<string?>("--stream") { Description = "Only this stream." };
        var after = new Option<long>("--after") { Description = "Only events after this position." };
        var most = new Option<int>("--most") { Description = "How many events at most.", DefaultValueFactory = _ => 100 };
        var command = new Command("show", "Write events, oldest first.") { stream, after, most };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = SqliteEventStore.OpenReadOnly(parsed.GetValue(CommandLine.Data)!);
            var left = parsed.GetValue(most);
            await foreach (var page in store.ReadAll(parsed.GetValue(after), cancellation: cancellation))
                foreach (var e in page)
                {
                    if (parsed.GetValue(stream) is { } only && e.Stream != only) continue;
                    if (left-- <= 0) return 0;
                    Write(e, parsed.GetValue(CommandLine.AsJson));
                }

            return 0;
        });
        return command;
    }

    private static void Write(StoredEvent e, bool json)
    {
        var data = Encoding.UTF8.GetString(e.Data.Span);
        Console.WriteLine(json
            ? $$"""{"position":{{e.Position}},"stream":"{{e.Stream}}","revision":{{e.Revision}},"id":"{{e.Id}}","name":"{{e.Name}}","at":"{{e.RecordedAt:O}}","data":{{data}},"metadata":{{Encoding.UTF8.GetString(e.Metadata.Span)}}}"""
            : $"#{e.Position} {e.RecordedAt:yyyy-MM-dd HH:mm:ss} {e.Stream}@{e.Revision} {e.Name} {data}");
    }

    private static Command Verify()
    {
        var against = new Option<FileInfo>("--against") { Description = "A checkpoint that was kept elsewhere: is this log the one it was signed for, with more behind it?" }.AcceptExistingOnly();
        var key = new Option<string?>("--key") { Description = "The public key to believe, as 'log key' showed it when the checkpoint was kept. Without it: this installation's own." };
        var command = new Command("verify", "Recompute every hash and name the first event that is not as it was written.") { against, key };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = ProvingSetup.Of(parsed.GetValue(CommandLine.Data)!);
            var secrets = Secrets.Read(options.Directory);
            if (parsed.GetValue(against) is not { } file) return LogWords.Say(await Task.Run(() => LogVerifier.Verify(options, secrets, cancellation: cancellation).With(new Attaching.AttachmentCheck(options.Directory), cancellation), cancellation), parsed.GetValue(CommandLine.AsJson));
            var note = await File.ReadAllTextAsync(file.FullName, cancellation);
            return LogWords.Say(await Task.Run(() => LogComparison.Of(options, secrets, note, parsed.GetValue(key), cancellation), cancellation), parsed.GetValue(CommandLine.AsJson));
        });
        return command;
    }

    private static Command Checkpoint()
    {
        var command = new Command("checkpoint", "Sign what the log looks like now, and write it. Keep it on another machine.");
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            await installation.Do("api/host/sign-checkpoint", new { });
            Console.Write((await installation.Ask("api/host/show-proof")).GetProperty("status").Text("checkpoint"));
            return 0;
        });
        return command;
    }

    private static Command Key()
    {
        var command = new Command("key", "Write the public key that checkpoints are signed with. Keep it with the checkpoints.");
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            var key = (await installation.Ask("api/host/show-proof")).GetProperty("status").Text("publicKey");
            Console.WriteLine(key.Length > 0 ? key : throw new ConsoleException("secrets/signing.key is missing. Restore it from the backup of secrets/."));
            return 0;
        });
        return command;
    }

    private static Command Continue()
    {
        var reason = new Option<string>("--reason") { Description = "What was restored or lost, and who decided. It stands in the log for ever.", Required = true };
        var command = new Command("continue", "Let the log go on after an older backup was restored or the signing key was lost.") { reason };
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            await installation.Do("api/host/continue-log", new { reason = parsed.GetValue(reason) });
            var status = (await installation.Ask("api/host/show-proof")).GetProperty("status");
            if (parsed.GetValue(CommandLine.AsJson)) Console.WriteLine(status);
            else Console.WriteLine($"The log goes on as {status.Text("origin")}, signed over {status.Text("signedSize")} events. Its key: {status.Text("publicKey")}");
            return 0;
        });
        return command;
    }
}

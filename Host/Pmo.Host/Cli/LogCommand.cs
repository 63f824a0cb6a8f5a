using System.CommandLine;
using System.Text;
using Pmo.Auditing;

namespace Pmo.Host.Cli;

/// <summary><c>log show</c> and <c>log verify</c>: read the log file itself, beside a running host and without its lock.</summary>
internal static class LogCommand
{
    public static Command Make() => new("log", "Read and verify the log.") { Show(), Verify() };

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
        var command = new Command("verify", "Recompute every hash and name the first event that is not as it was written.");
        command.SetAction(async (parsed, cancellation) =>
        {
            var directory = parsed.GetValue(CommandLine.Data)!;
            var found = await Task.Run(() => LogVerifier.Verify(directory, Secrets.Read(directory).SaltKey, cancellation: cancellation), cancellation);
            if (parsed.GetValue(CommandLine.AsJson)) Out.Json(found);
            else if (found.FirstFault is { } fault) Console.WriteLine($"The log is not as it was written. First at #{fault.Position} {fault.Stream}: {fault.What}");
            else Console.WriteLine($"The log is as it was written: {found.Events} events verified.");
            return found.Sound ? 0 : 1;
        });
        return command;
    }
}

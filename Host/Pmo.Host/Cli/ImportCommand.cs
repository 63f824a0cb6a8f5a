using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Pmo.Host.Cli;

/// <summary><c>import FILE --map MAP</c>: turns a spreadsheet into projects, obligations and reports, as history.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "The CSV file." }.AcceptExistingOnly();
        var map = new Option<FileInfo>("--map") { Description = "The mapping file (YAML).", Required = true }.AcceptExistingOnly();
        var preview = new Option<bool>("--preview") { Description = "Check the whole file and say what would come in; write nothing." };
        var command = new Command("import", "Import projects and reports from a CSV file, as history.") { file, map, preview };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            using var form = new MultipartFormDataContent
            {
                { new ByteArrayContent(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, cancellation)), "file", parsed.GetValue(file)!.Name },
                { new ByteArrayContent(await File.ReadAllBytesAsync(parsed.GetValue(map)!.FullName, cancellation)), "map", parsed.GetValue(map)!.Name },
            };
            var answer = await installation.Post("api/reporting/import" + (parsed.GetValue(preview) ? "?preview=true" : ""), form);
            if (!parsed.GetValue(preview)) await Wait(installation, answer.Text("import"), cancellation);
            if (parsed.GetValue(CommandLine.AsJson)) Console.WriteLine(answer);
            else Write(answer);
            return 0;
        });
        return command;
    }

    /// <summary>Returns when the import is complete, however long that takes; gives up when the log has not grown for two minutes.</summary>
    private static async Task Wait(Installation installation, string import, CancellationToken cancellation)
    {
        var (head, since) = ("", Stopwatch.GetTimestamp());
        while ((await installation.Ask("api/reporting/show-import", ("import", import))).Text("completed").Length == 0)
        {
            var now = (await installation.Ask("api/host/show-status")).Text("head");
            if (now != head) (head, since) = (now, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new ConsoleException($"The import {import} is not complete and does not go on. See what the host has logged; at its next start it is continued.");
            await Task.Delay(100, cancellation);
        }
    }

    /// <summary>Every count the host gives, a line each.</summary>
    private static void Write(JsonElement answer)
    {
        foreach (var property in answer.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String))
            Console.WriteLine($"{MessageNames.Kebab(property.Name).Replace('-', ' '),-24} {property.Value}");
    }
}

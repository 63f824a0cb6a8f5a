using System.CommandLine;
using System.Text.Json;

namespace Pmo.Host.Cli;

/// <summary><c>import FILE --map MAP</c>: turns a spreadsheet into projects, obligations and reports, as history.</summary>
internal static class ImportCommand
{
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
            if (parsed.GetValue(CommandLine.AsJson)) Console.WriteLine(answer);
            else Write(answer);
            return 0;
        });
        return command;
    }

    /// <summary>Every count the host gives, a line each.</summary>
    private static void Write(JsonElement answer)
    {
        foreach (var property in answer.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String))
            Console.WriteLine($"{MessageNames.Kebab(property.Name).Replace('-', ' '),-24} {property.Value}");
    }
}

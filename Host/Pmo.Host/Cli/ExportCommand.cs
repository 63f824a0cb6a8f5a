using System.CommandLine;

namespace Pmo.Host.Cli;

/// <summary><c>log export</c>: makes a review package and takes it away.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "Where the package goes, such as q1.pmoaudit." };
        var name = new Option<string>("--case") { Description = "What it is for; it stands in the package and in the log.", Required = true };
        var from = new Option<DateOnly?>("--from") { Description = "Recorded on this day (UTC) or later, as 2026-01-01." };
        var until = new Option<DateOnly?>("--until") { Description = "Recorded on this day (UTC) or before." };
        var first = new Option<long?>("--first") { Description = "From this position on." };
        var last = new Option<long?>("--last") { Description = "Up to this position." };
        var streams = new Option<string?>("--streams") { Description = "Only streams that begin so, separated by commas; of others the hash alone." };
        var command = new Command("export", "Make a review package that proves itself, and write it into a file.") { file, name, from, until, first, last, streams };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            var package = Guid.CreateVersion7();
            await installation.Do("api/host/export-package", new
            {
                package, @case = parsed.GetValue(name), from = parsed.GetValue(from), until = parsed.GetValue(until), first = parsed.GetValue(first), last = parsed.GetValue(last), streams = parsed.GetValue(streams),
            });
            await installation.Fetch($"api/host/packages/{package}", parsed.GetValue(file)!, cancellation);
            if (parsed.GetValue(CommandLine.AsJson)) Out.Json(new { package, file = parsed.GetValue(file) });
            else Console.WriteLine($"{parsed.GetValue(file)} is made. Check it anywhere: verify {parsed.GetValue(file)} --policy POLICY, with a policy that holds the line \"log \" and the key of 'log key'.");
            return 0;
        });
        return command;
    }
}

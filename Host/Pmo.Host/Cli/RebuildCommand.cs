using System.CommandLine;
using System.Text.Json;

namespace Pmo.Host.Cli;

/// <summary><c>rebuild [module]</c>: fills read models anew from the log, beside the ones that serve.</summary>
internal static class RebuildCommand
{
    public static Command Make()
    {
        var module = new Argument<string?>("module") { Description = "Which module; all of them without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("rebuild", "Fill read models anew from the log.") { module };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            var all = (await installation.Ask("api/host/show-status")).GetProperty("readModels").EnumerateArray().Select(m => m.Text("module")).ToArray();
            var asked = parsed.GetValue(module) is { } one ? [one] : all;
            foreach (var name in asked) await installation.Do("api/host/rebuild-read-model", new { module = name });
            await Wait(installation, asked, cancellation);
            if (parsed.GetValue(CommandLine.AsJson)) Console.WriteLine((await installation.Ask("api/host/show-status")).GetProperty("readModels"));
            else Console.WriteLine($"Rebuilt: {string.Join(", ", asked)}.");
            return 0;
        });
        return command;
    }

    private static async Task Wait(Installation installation, string[] modules, CancellationToken cancellation)
    {
        bool Filling(JsonElement m) => m.GetProperty("filling").GetBoolean() && modules.Contains(m.Text("module"), StringComparer.OrdinalIgnoreCase);
        while ((await installation.Ask("api/host/show-status")).GetProperty("readModels").EnumerateArray().Any(Filling)) await Task.Delay(100, cancellation);
    }
}

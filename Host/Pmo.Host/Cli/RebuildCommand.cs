using System.CommandLine;
using System.Text.Json;

namespace Pmo.Host.Cli;

/// <summary><c>rebuild [module]</c>: fills read models anew from the log, beside the ones that serve; with <c>--verify</c> only to compare them.</summary>
internal static class RebuildCommand
{
    public static Command Make()
    {
        var module = new Argument<string?>("module") { Description = "Which module; all of them without it.", Arity = ArgumentArity.ZeroOrOne };
        var verify = new Option<bool>("--verify") { Description = "Compare the new ones with those that serve, and switch nothing; exit code 1 when they differ." };
        var command = new Command("rebuild", "Fill read models anew from the log, and wait until the new ones serve.") { module, verify };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            if (parsed.GetValue(verify)) return await VerifyAnew.Run(installation, parsed.GetValue(module), parsed.GetValue(CommandLine.AsJson), cancellation);
            var before = await Models(installation);
            var asked = parsed.GetValue(module) is { } one ? [before.Keys.FirstOrDefault(m => m.Equals(one, StringComparison.OrdinalIgnoreCase)) ?? one] : before.Keys.ToArray();
            foreach (var name in asked) await Begin(installation, name);
            foreach (var name in asked) await Wait(installation, name, before[name].GetProperty("fills").GetInt32(), cancellation);
            if (parsed.GetValue(CommandLine.AsJson)) Out.Json((await Models(installation)).Values);
            else Console.WriteLine($"Rebuilt: {string.Join(", ", asked)}.");
            return 0;
        });
        return command;
    }

    private static async Task Begin(Installation installation, string module)
    {
        try
        {
            await installation.Do("api/host/rebuild-read-model", new { module });
        }
        catch (ConsoleException filling) when (filling.Code == "read-model.filling" && installation.IsOwn)
        {
            // Nobody else asked: it is the first fill of tables that were not there, and as good.
        }
    }

    /// <summary>Returns when one more fill has ended well than before.</summary>
    private static async Task Wait(Installation installation, string module, int fills, CancellationToken cancellation)
    {
        while (true)
        {
            var now = (await Models(installation))[module];
            if (now.GetProperty("fills").GetInt32() > fills) return;
            if (now.Text("trouble") is { Length: > 0 } trouble) throw new ConsoleException($"{module} was not rebuilt: {trouble}");
            if (!now.GetProperty("filling").GetBoolean()) throw new ConsoleException($"{module} was not rebuilt: the host was stopped. The old file serves.");
            await Task.Delay(100, cancellation);
        }
    }

    private static async Task<Dictionary<string, JsonElement>> Models(Installation installation) =>
        (await installation.Ask("api/host/show-status")).GetProperty("readModels").EnumerateArray().ToDictionary(m => m.Text("module"));
}

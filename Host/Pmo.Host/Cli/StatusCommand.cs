using System.CommandLine;

namespace Pmo.Host.Cli;

/// <summary><c>status</c>: how the installation is.</summary>
internal static class StatusCommand
{
    public static Command Make()
    {
        var command = new Command("status", "Say how the installation is: log, read models, agenda.");
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            var status = await installation.Ask("api/host/show-status");
            if (parsed.GetValue(CommandLine.AsJson)) Console.WriteLine(status);
            else Write(status);
            return 0;
        });
        return command;
    }

    private static void Write(System.Text.Json.JsonElement status)
    {
        Console.WriteLine($"Pmo {status.Text("version")}   log {status.Text("store").ToLowerInvariant()}, head #{status.Text("head")}   agenda {status.Text("waiting")} waiting, {status.Text("fired")} sent");
        Out.Table(["module", "position", "behind", "parked", "state"], status.GetProperty("readModels").EnumerateArray().Select(m => (IReadOnlyList<string>)[
            m.Text("module"), "#" + m.Text("position"), m.GetProperty("position").GetInt64() >= status.GetProperty("head").GetInt64() ? "no" : "yes", m.Text("parked"),
            m.GetProperty("filling").GetBoolean() ? $"filling, {m.Text("percent")} %" : "serving"]));
    }
}

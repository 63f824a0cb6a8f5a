using System.CommandLine;
using System.Text.Json;
using Pmo.Host.Operations;

namespace Pmo.Host.Cli;

/// <summary><c>status</c>: how the installation is. Without a running host it only reads the files: it starts nothing and writes nothing.</summary>
internal static class StatusCommand
{
    public static Command Make()
    {
        var command = new Command("status", "Say how the installation is: log, read models, agenda.");
        command.SetAction(async (parsed, _) =>
        {
            var directory = parsed.GetValue(CommandLine.Data)!;
            await using var running = await Installation.Running(directory);
            var status = running is null
                ? JsonSerializer.SerializeToElement(await StoppedStatus.Of(directory), Json.Messages)
                : await running.Ask("api/host/show-status");
            if (parsed.GetValue(CommandLine.AsJson)) Console.WriteLine(status);
            else Write(status, running is not null);
            return 0;
        });
        return command;
    }

    private static void Write(JsonElement status, bool running)
    {
        Console.WriteLine($"Pmo {status.Text("version")} {(running ? "runs" : "does not run")}   log {status.Text("store").ToLowerInvariant()}, head #{status.Text("head")}   agenda {status.Text("waiting")} waiting, {status.Text("fired")} sent");
        Out.Table(["module", "position", "behind", "parked", "state"], status.GetProperty("readModels").EnumerateArray().Select(m => (IReadOnlyList<string>)[
            m.Text("module"), "#" + m.Text("position"), m.GetProperty("position").GetInt64() >= status.GetProperty("head").GetInt64() ? "no" : "yes", m.Text("parked"), StateOf(m, running)]));
    }

    private static string StateOf(JsonElement model, bool running) => (model.Text("trouble"), model.GetProperty("filling").GetBoolean()) switch
    {
        ({ Length: > 0 } trouble, _) => trouble,
        (_, true) => $"filling, {model.Text("percent")} %",
        _ => running ? "serving" : "",
    };
}

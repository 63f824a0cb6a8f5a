using System.CommandLine;
using Pmo.Auditing;
using Pmo.Host.Witnessing;

namespace Pmo.Host.Cli;

/// <summary><c>witness</c>: signs what other installations' logs look like, on another machine and under another administrator.</summary>
internal static class WitnessCommand
{
    public static Command Make()
    {
        var listen = new Option<string>("--listen") { Description = "Where the witness listens, such as https://0.0.0.0:5090.", Required = true };
        var logs = new Option<string[]>("--log") { Description = "The public key of a log it witnesses, as log key shows it there. Several times for several logs.", Required = true, AllowMultipleArgumentsPerToken = true };
        var name = new Option<string>("--name") { Description = "What it is called in its signatures.", DefaultValueFactory = _ => $"pmo/witness/{Environment.MachineName.ToLowerInvariant()}" };
        var command = new Command("witness", "Witness logs: remember what each looked like, and sign what continues it.") { listen, logs, name };
        command.SetAction(async (parsed, cancellation) =>
        {
            var directory = Path.GetFullPath(parsed.GetValue(CommandLine.Data)!);
            if (File.Exists(Path.Combine(directory, "events.db"))) throw new ConsoleException($"{directory} holds a log. A witness has a folder of its own, on another machine than the log: --data DIRECTORY.");
            PrivateFolder.Make(directory);
            var witness = new Witness(directory, parsed.GetValue(name)!, parsed.GetValue(logs)!, TimeProvider.System);
            await using var app = WitnessHost.Build(witness, parsed.GetValue(listen)!);
            await app.StartAsync(cancellation);
            Console.WriteLine($"The witness listens at {parsed.GetValue(listen)}. Its key, for Pmo:Witnesses of the log's host:\n\n{witness.PublicKey}\n\nStop it with Ctrl+C.");
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return command;
    }
}

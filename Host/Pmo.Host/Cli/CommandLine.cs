using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pmo.Host.Cli;

/// <summary>The console: serve, or speak to the installation. Exit codes: 0 done, 1 refused or failed, 2 not understood.</summary>
public static class CommandLine
{
    /// <summary>After SIGTERM or Ctrl+C: a little more than the host gives itself to end well (<see cref="HostOptions.ShutdownTimeout"/>).</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(25);

    /// <summary>Where the data is, when nobody says otherwise.</summary>
    internal static readonly Option<string> Data = new("--data")
    {
        Description = "The data directory.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PMO_DATA") ?? "data", Recursive = true,
    };

    /// <summary>For machines.</summary>
    internal static readonly Option<bool> AsJson = new("--json") { Description = "Write JSON.", Recursive = true };

    /// <summary>Which modules run.</summary>
    internal static readonly Option<string?> Modules = new("--modules") { Description = "The modules that run, or presets, separated by commas (Pmo:Modules).", Recursive = true };

    /// <summary>Runs one command line.</summary>
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Pmo: the working system of a Project Management Office.") { Data, AsJson, Modules };
        ServeCommand.AddTo(root);
        foreach (var command in (Command[])[ImportCommand.Make(), PeopleCommand.Make(), TokenCommand.Make(), LogCommand.Make(), RebuildCommand.Make(), StatusCommand.Make(), VerifyCommand.Make(), WitnessCommand.Make()]) root.Subcommands.Add(command);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Add --help to see what this takes.");
            return 2;
        }

        return await Carry(parsed);
    }

    private static async Task<int> Carry(ParseResult parsed)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Ending });
        }
        catch (ConsoleException refused)
        {
            if (parsed.GetValue(AsJson) && refused.Details.ValueKind != System.Text.Json.JsonValueKind.Undefined) Console.WriteLine(refused.Details);
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (Exception stopped)
        {
            await Console.Error.WriteLineAsync(stopped is OperationCanceledException ? "Stopped before it was done." : stopped.Message);
            return 1;
        }
    }

    /// <summary>The installation of a command line.</summary>
    internal static Task<Installation> Open(ParseResult parsed) => Installation.Open(parsed.GetValue(Data)!, ModulesOf(parsed));

    /// <summary>The modules of a command line, or of the settings.</summary>
    internal static IReadOnlyList<string> ModulesOf(ParseResult parsed) => PmoSettings.ModulesOf(parsed.GetValue(Modules) ?? Configured.Modules);
}

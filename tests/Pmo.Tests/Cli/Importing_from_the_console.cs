using System.Text.Json;
using Pmo.Host.Cli;
using Pmo.Tests.Reporting.Importing;

namespace Pmo.Tests.Cli;

/// <summary><c>import FILE --map MAP</c> on an installation of its own.</summary>
[Collection("console")]
public sealed class Importing_from_the_console : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pmo-cli-").FullName;

    private string Data => Path.Combine(folder, "data");

    public Importing_from_the_console()
    {
        File.WriteAllText(Path.Combine(folder, "map.yml"), Sheet.Map);
        File.WriteAllText(Path.Combine(folder, "good.csv"), Sheet.Header + "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\nA,Alpha,FIN,2024-03-31,amber,,2025-02-01,1\n");
        File.WriteAllText(Path.Combine(folder, "broken.csv"), Sheet.Header + "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\nB,Beta,FIN,2024-01-31,green,,soon,1\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact, Trait("Feature", "R41")]
    public async Task A_good_file_ends_with_0_says_what_came_in_and_a_second_time_adds_nothing()
    {
        var (code, output, error) = await Import("good.csv");
        Assert.True(code == 0, error);
        Assert.Matches(@"reports\s+2", output);
        var events = await Events();
        Assert.Equal(2, events.Count(e => e.Contains("reporting.report-imported", StringComparison.Ordinal)));
        Assert.Single(events, e => e.Contains("reporting.import-completed", StringComparison.Ordinal));

        Assert.Equal(0, (await Import("good.csv")).Code);
        Assert.Equal(events, await Events());
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_broken_file_ends_with_1_names_row_and_column_and_leaves_no_trace()
    {
        var (code, _, error) = await Import("broken.csv");
        Assert.Equal(1, code);
        Assert.Contains("Row 3, column End, \"soon\"", error, StringComparison.Ordinal);
        Assert.DoesNotContain(await Events(), e => e.Contains("import", StringComparison.Ordinal));
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_preview_counts_and_writes_nothing_also_as_JSON()
    {
        var (code, output, error) = await Import("good.csv", "--preview", "--json");
        Assert.True(code == 0, error);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal((2, 1, 1), (answer.GetProperty("reports").GetInt32(), answer.GetProperty("projects").GetInt32(), answer.GetProperty("movedLater").GetInt32()));
        Assert.DoesNotContain(await Events(), e => e.Contains("import", StringComparison.Ordinal));
        Assert.Equal(1, (await Import("broken.csv", "--preview")).Code);
    }

    private Task<(int Code, string Output, string Error)> Import(string file, params string[] more) =>
        Run(["import", Path.Combine(folder, file), "--map", Path.Combine(folder, "map.yml"), .. more]);

    // What starts with an installation and what an import of the console's user needs is there before the first.
    private async Task<string[]> Events() =>
        [.. (await Run(["log", "show", "--most", "10000"])).Output.Split('\n').Where(l => l.Contains(" reporting.", StringComparison.Ordinal) || l.Contains(" office.project", StringComparison.Ordinal))];

    private async Task<(int Code, string Output, string Error)> Run(string[] args)
    {
        var (output, error, before) = (new StringWriter(), new StringWriter(), (Console.Out, Console.Error));
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return (await CommandLine.Run([.. args, "--data", Data]), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before.Out);
            Console.SetError(before.Error);
        }
    }
}

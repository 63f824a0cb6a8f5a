using System.Globalization;

namespace Pmo.Benchmarks;

/// <summary>What a run was asked for on the command line.</summary>
/// <param name="Only">The rows to run; empty: all.</param>
/// <param name="Events">Events of the prepared log.</param>
/// <param name="Rounds">Rounds after the warm-up.</param>
/// <param name="Json">Where the figures go as JSON; null: nowhere.</param>
/// <param name="Markdown">Where they go as a table for docs/performance.md; null: nowhere.</param>
internal sealed record Arguments(IReadOnlySet<string> Only, int Events, int Rounds, string? Json, string? Markdown)
{
    public const string Usage = """
        usage: dotnet run -c Release --project tests/Pmo.Benchmarks -- [--json FILE] [--markdown FILE] [--only P1,P2] [--events N] [--rounds N]
          --only     rows of docs/performance.md to run (all)
          --events   events of the prepared log, 10000 to 10000000 (1000000)
          --rounds   rounds after the warm-up, 1 to 100 (5)
        """;

    /// <summary>Reads the command line. Throws <see cref="ArgumentException"/> with a sentence that says what is wrong.</summary>
    public static Arguments Of(string[] args, IEnumerable<string> rows)
    {
        var given = new Arguments(new HashSet<string>(), 1_000_000, 5, null, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.");
            given = args[i] switch
            {
                "--only" => given with { Only = Rows(value, [.. rows]) },
                "--events" => given with { Events = Number(args[i], value, 10_000, 10_000_000) },
                "--rounds" => given with { Rounds = Number(args[i], value, 1, 100) },
                "--json" => given with { Json = Writable(value) },
                "--markdown" => given with { Markdown = Writable(value) },
                _ => throw new ArgumentException($"There is no option {args[i]}."),
            };
        }

        return given;
    }

    private static HashSet<string> Rows(string value, string[] known)
    {
        var rows = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(r => r.ToUpperInvariant()).ToHashSet();
        var unknown = rows.Except(known).ToArray();
        if (rows.Count == 0 || unknown.Length > 0) throw new ArgumentException($"--only knows {string.Join(", ", known)}, not '{(unknown.Length > 0 ? string.Join(", ", unknown) : value)}'.");
        return rows;
    }

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most
            ? n
            : throw new ArgumentException($"{option} is a whole number from {least} to {most}, not '{value}'.");

    // Found out now, not after ten minutes.
    private static string Writable(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(Path.GetDirectoryName(full)) ? full : throw new ArgumentException($"The folder of {path} does not exist.");
    }
}

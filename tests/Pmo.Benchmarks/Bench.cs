namespace Pmo.Benchmarks;

/// <summary>One row of docs/performance.md.</summary>
internal interface IRow
{
    /// <summary>P1, P2, …</summary>
    string Row { get; }

    /// <summary>Measures; rows share the prepared log and leave it as useful as they found it.</summary>
    Task<IReadOnlyList<Line>> Measure(Bench bench);
}

/// <summary>One run: its size, its temporary folder, and the log that several rows read.</summary>
internal sealed class Bench(Arguments arguments) : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pmo-bench-").FullName;
    private PreparedLog? log;
    private int folders;

    /// <summary>How long one side of a round appends or asks.</summary>
    public static TimeSpan Moment { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Events of the prepared log.</summary>
    public int Events => arguments.Events;

    /// <summary>Rounds of the size asked for.</summary>
    public Rounds Rounds() => new(arguments.Rounds);

    /// <summary>A new folder that is deleted at the end.</summary>
    public string Folder() => Directory.CreateDirectory(Path.Combine(root, $"{++folders}")).FullName;

    /// <summary>The log with its read models, made when it is asked for first.</summary>
    public async Task<PreparedLog> Log() => log ??= await PreparedLog.Make(Folder(), Events);

    /// <summary>Says what is going on.</summary>
    public static void Say(string what) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {what}");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }
}

using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Pmo.Host.Setup;

/// <summary>Makes a sample installation once, in a directory of its own, and finds it again at the next start.</summary>
internal static class Sample
{
    private const string Marker = "sample.json";
    private const string Making = Marker + ".making";

    /// <summary>What stands in the marker: which sample this is.</summary>
    private sealed record Made(string Size, DateOnly End, int Seed, Guid Build);

    /// <summary>
    /// The directory of a sample below the data directory. One of this size, seed and build that is there is served as it is,
    /// unless another last day is asked for; else it is made, with a progress bar.
    /// </summary>
    /// <param name="end">The last day that was asked for; null when any will do.</param>
    public static async Task<string> Ensure(string dataDirectory, SampleSize size, DateOnly? end, int seed, IReadOnlyList<string> modules, CancellationToken cancellation)
    {
        var directory = Path.Combine(dataDirectory, $"sample-{size.Name}");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var asked = new Made(size.Name, end ?? today, seed, typeof(Sample).Module.ModuleVersionId);
        if (await Read(Path.Combine(directory, Marker), cancellation) is { } made && asked == made with { End = end is null ? asked.End : made.End })
        {
            if (made.End != today) Console.WriteLine($"This sample's last day is {made.End:yyyy-MM-dd}. For another, say: --sample-end {today:yyyy-MM-dd}");
            return directory;
        }

        Clear(directory);
        PrivateFolder.Make(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, Making), JsonSerializer.Serialize(asked, JsonSerializerOptions.Web), cancellation);
        await AnsiConsole.Progress().AutoClear(false).StartAsync(async bars =>
        {
            var bar = bars.AddTask($"A year of history, {size.Name}", maxValue: 1);
            await Make(directory, size, asked.End, seed, modules, done => bar.Value = done, cancellation);
        });
        File.Move(Path.Combine(directory, Making), Path.Combine(directory, Marker));
        return directory;
    }

    /// <summary>Empties a directory that holds a sample, whole or half made, and no running host.</summary>
    private static void Clear(string directory)
    {
        if (!Directory.Exists(directory) || !Directory.EnumerateFileSystemEntries(directory).Any()) return;
        var (marker, making) = (Path.Combine(directory, Marker), Path.Combine(directory, Making));
        // Only what this made is ever removed: the markers are its own.
        if (!File.Exists(marker) && !File.Exists(making)) throw new ArgumentException($"{directory} holds something that is not a sample. Choose another --data.");
        using var held = DirectoryLock.Take(directory);
        if (File.Exists(marker)) File.Move(marker, making, overwrite: true);
        foreach (var folder in Directory.GetDirectories(directory)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.GetFiles(directory).Where(f => Path.GetFileName(f) is not ("pmo.lock" or "pmo.pid" or Making))) File.Delete(file);
    }

    private static async Task<Made?> Read(string marker, CancellationToken cancellation)
    {
        if (!File.Exists(marker)) return null;
        try
        {
            return JsonSerializer.Deserialize<Made>(await File.ReadAllTextAsync(marker, cancellation), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Plays the history into an empty directory.</summary>
    public static async Task Make(string directory, SampleSize size, DateOnly end, int seed, IReadOnlyList<string> modules, Action<double> progress, CancellationToken cancellation)
    {
        var clock = new SimulatedClock();
        await using var services = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddPmo(new PmoSettings(directory, modules) { Clock = clock, Durable = false }).BuildServiceProvider();
        var generator = new SampleGenerator(services, clock, new SampleStage(size, end.AddDays(-365), end, seed));
        await generator.Play(progress, cancellation);
        if (generator.Refused.Count > 0) throw new InvalidOperationException($"The sample was refused {generator.Refused.Count} times; first: {generator.Refused[0]}");
        await ((SqliteEventStore)services.GetRequiredService<IEventStore>()).EnsureDurable();
    }
}

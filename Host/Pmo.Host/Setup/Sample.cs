using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Pmo.Host.Setup;

/// <summary>Makes a sample installation once, in a directory of its own, and finds it again at the next start.</summary>
internal static class Sample
{
    private const string Marker = "sample.json";

    /// <summary>The directory of a sample below the data directory; made with a progress bar if it is not there.</summary>
    public static async Task<string> Ensure(string dataDirectory, SampleSize size, DateOnly end, int seed, IReadOnlyList<string> modules, CancellationToken cancellation)
    {
        var directory = Path.Combine(dataDirectory, $"sample-{size.Name}");
        var what = JsonSerializer.Serialize(new { size = size.Name, end = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), seed, build = typeof(Sample).Module.ModuleVersionId });
        if (File.Exists(Path.Combine(directory, Marker)))
        {
            if (await File.ReadAllTextAsync(Path.Combine(directory, Marker), cancellation) == what) return directory;
            // Only what this made is ever removed: the marker is its own.
            Directory.Delete(directory, recursive: true);
        }
        else if (Directory.Exists(directory) && !File.Exists(Path.Combine(directory, Marker + ".making")) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            throw new ArgumentException($"{directory} holds something that is not a sample. Choose another --data.");
        }
        else if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, Marker + ".making"), what, cancellation);
        await AnsiConsole.Progress().AutoClear(false).StartAsync(async bars =>
        {
            var bar = bars.AddTask($"A year of history, {size.Name}", maxValue: 1);
            await Make(directory, size, end, seed, modules, done => bar.Value = done, cancellation);
        });
        File.Move(Path.Combine(directory, Marker + ".making"), Path.Combine(directory, Marker));
        return directory;
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

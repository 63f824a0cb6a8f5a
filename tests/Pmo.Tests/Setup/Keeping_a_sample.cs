using Pmo.Host;
using Pmo.Host.Setup;

namespace Pmo.Tests.Setup;

/// <summary>A sample is made once and never taken from under a running host.</summary>
[Collection("console")]
public sealed class Keeping_a_sample : IDisposable
{
    private static readonly DateOnly End = new(2026, 6, 30);
    private readonly string data = Directory.CreateTempSubdirectory("pmo-keep-").FullName;

    private string Folder => Path.Combine(data, "sample-small");
    private string Marker => Path.Combine(Folder, "sample.json");

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_sample_that_is_there_is_served_until_another_is_asked_for()
    {
        Assert.Equal(Folder, (await Ensure(End)).Directory);
        var made = await Log();

        var (_, said) = await Ensure(null);
        Assert.Contains("This sample's last day is 2026-06-30. For another, say: --sample-end ", said, StringComparison.Ordinal);
        await Ensure(End);
        Assert.Equal(made, await Log());

        // A host serves it: nothing of it is touched, whatever is asked for.
        using (DirectoryLock.Take(Folder))
        {
            await Assert.ThrowsAsync<DirectoryInUseException>(() => Ensure(End.AddDays(1)));
            await Assert.ThrowsAsync<DirectoryInUseException>(() => Ensure(null, seed: 2));
        }

        Assert.Equal(made, await Log());
        await Ensure(End.AddDays(1));
        Assert.NotEqual(made, await Log());
        Assert.Contains("2026-07-01", await File.ReadAllTextAsync(Marker), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_of_another_build_is_made_anew()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Marker, $$"""{"size":"small","end":"2026-06-30","seed":1,"build":"{{Guid.Empty}}"}""");
        using var held = DirectoryLock.Take(Folder);
        await Assert.ThrowsAsync<DirectoryInUseException>(() => Ensure(null));
    }

    [Fact]
    public async Task What_is_not_a_sample_is_not_removed()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "thesis.txt"), "the only copy");
        await Assert.ThrowsAsync<ArgumentException>(() => Ensure(End));
        Assert.True(File.Exists(Path.Combine(Folder, "thesis.txt")));
    }

    private async Task<(string Directory, string Said)> Ensure(DateOnly? end, int seed = 1)
    {
        var (output, before) = (new StringWriter(), Console.Out);
        Console.SetOut(output);
        try
        {
            return (await Sample.Ensure(data, SampleSize.Of("small")!, end, seed, PmoSettings.ModulesOf(null), CancellationToken.None), output.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    /// <summary>Which log is there: a new one has new secrets.</summary>
    private Task<string> Log() => File.ReadAllTextAsync(Path.Combine(Folder, "secrets", "salt.key"));
}

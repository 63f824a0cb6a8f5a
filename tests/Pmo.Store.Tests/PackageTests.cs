using System.Diagnostics;
using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>A review package proves every event of its range to somebody who has only the file and a key; whatever is changed in it is noticed by two programs in two languages.</summary>
[Trait("Feature", "A13")]
public sealed class PackageTests : IAsyncLifetime
{
    private readonly TempDirectory root = new();
    private readonly PackageTrial trial = new();

    public Task InitializeAsync() => trial.Open(root["data"]);

    public async Task DisposeAsync()
    {
        await trial.DisposeAsync();
        root.Dispose();
    }

    [Fact]
    public async Task Every_event_of_the_range_is_proved_and_what_is_confidential_is_withheld()
    {
        var (manifest, package) = await trial.Package(21, 80);
        var verdict = PackageCheck.Of(new MemoryStream(package), trial.Policy);
        Assert.Null(verdict.Fault);
        Assert.Equal((20, 80, 60), (manifest.Begin, manifest.End, manifest.Population));
        Assert.Equal((30, 24, 6, 0), (manifest.Disclosed, manifest.Withheld, manifest.Erased, manifest.LeafOnly));
        var files = PackageMutations.Entries(package);
        var all = string.Concat(files.Select(e => System.Text.Encoding.UTF8.GetString(e.Content)));
        var told = all + string.Concat(System.Text.Encoding.UTF8.GetString(files[2].Content).TrimEnd('\n').Split('\n').Select(l => EventLine.Parse(l)!.Head?.Data).OfType<byte[]>().Select(System.Text.Encoding.UTF8.GetString));
        Assert.Contains("{\"n\":22}", told, StringComparison.Ordinal);
        foreach (var secret in (string[])["said in confidence", "$pd"]) Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
        Assert.Contains("'=cmd", all, StringComparison.Ordinal);
        Assert.Contains(PackageMutations.Entries(package), e => e.Name.StartsWith("consistency/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_of_other_streams_are_proved_by_their_hash_alone()
    {
        var (manifest, package) = await trial.Package(1, 100, "trial.note-");
        Assert.Null(PackageCheck.Of(new MemoryStream(package), trial.Policy).Fault);
        Assert.Equal((100, 20, 80), (manifest.Population, manifest.Withheld, manifest.LeafOnly));
        Assert.Equal(["trial.note"], manifest.Categories.Keys);
    }

    [Theory, InlineData(1, 1), InlineData(100, 100), InlineData(1, 100), InlineData(63, 65)]
    public async Task Any_range_is_proved(long first, long last) =>
        Assert.Null(PackageCheck.Of(new MemoryStream((await trial.Package(first, last)).Package), trial.Policy).Fault);

    [Fact]
    public async Task It_is_believed_only_by_whoever_has_the_logs_key()
    {
        var (_, package) = await trial.Package(1, 10);
        var other = PackagePolicy.Of(new SigningKey(SigningKey.Make()).Public(VerifierKey.Parse(trial.Policy.Split('\n')[0][4..])!.Name));
        Assert.Contains("not signed by a key of the policy", PackageCheck.Of(new MemoryStream(package), other).Fault, StringComparison.Ordinal);
        Assert.Contains("policy", PackageCheck.Of(new MemoryStream(package), "nonsense").Fault, StringComparison.Ordinal);
        Assert.Contains("damaged", PackageCheck.Of(new MemoryStream([1, 2, 3]), trial.Policy).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_the_one_told_of_or_that_nothing_tells_of_is_found_though_the_manifest_is_sealed_anew()
    {
        await trial.Attach();
        var (_, package) = await trial.Package(90, 101);
        Assert.Null(PackageCheck.Of(new MemoryStream(package), trial.Policy).Fault);
        string Seal(string origin, string text) => trial.Log.Secrets.Signing!.Sign(origin, text).ToString();
        foreach (var changed in PackageMutations.OfAttachment(package, Seal))
            Assert.Contains("is not a file that an event of the package tells of", PackageCheck.Of(new MemoryStream(changed), trial.Policy).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_may_not_be_signed_gives_no_package()
    {
        await trial.Package(1, 10);
        trial.Log.Tamper("delete from event where pos > 90");
        await trial.Log.Grow(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => trial.Package(1, 10));
    }

    [Theory, InlineData(80), InlineData(101)]
    public async Task Every_one_of_hundreds_of_changes_is_found_by_both_programs_and_the_unchanged_package_by_none(long last)
    {
        // The last event of the longer range tells of a file.
        if (last > 100) await trial.Attach();
        var (_, package) = await trial.Package(21, last);
        Assert.Equal(last > 100 ? 1 : 0, PackageMutations.Entries(package).Count(f => f.Name.StartsWith("attachments/", StringComparison.Ordinal)));
        var changed = PackageMutations.Of(package, (origin, text) => trial.Log.Secrets.Signing!.Sign(origin, text).ToString()).ToArray();
        Assert.True(changed.Length >= 450, $"only {changed.Length} changes");
        var folder = Directory.CreateDirectory(root["changed"]).FullName;
        File.WriteAllBytes(Path.Combine(folder, "unchanged"), package);
        foreach (var (n, (_, bytes)) in changed.Index()) File.WriteAllBytes(Path.Combine(folder, $"{n}"), bytes);

        Assert.Empty(changed.Where(c => PackageCheck.Of(new MemoryStream(c.Package), trial.Policy).Fault is null).Select(c => c.Name));
        if (Nodes(folder, changed.Length) is not { } said) return;
        Assert.StartsWith($"ok, events #21 to #{last}", said["unchanged"], StringComparison.Ordinal);
        Assert.Empty(changed.Index().Where(c => said[$"{c.Index}"].StartsWith("ok", StringComparison.Ordinal)).Select(c => c.Item.Name));
    }

    /// <summary>What the other program says of every file; null where Node is missing, which the output of the test says.</summary>
    private Dictionary<string, string>? Nodes(string folder, int count)
    {
        File.WriteAllText(root["policy"], trial.Policy);
        var start = new ProcessStartInfo("node", [Script(), root["policy"], "unchanged", .. Enumerable.Range(0, count).Select(n => $"{n}")]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        try
        {
            using var node = Process.Start(start)!;
            var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            node.WaitForExit();
            Assert.Equal(1, node.ExitCode);
            return lines.ToDictionary(l => l[..l.IndexOf(": ", StringComparison.Ordinal)], l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("Node is not installed: the second program was not asked.");
            return null;
        }
    }

    private static string Script()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pmo.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "docs", "verify", "verify.mjs");
    }
}

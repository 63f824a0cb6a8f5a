using Pmo.Tests.Proving;

namespace Pmo.Tests.Cli;

/// <summary>An operator takes a checkpoint away, and whoever kept it finds out what happened to the log since.</summary>
[Collection("console"), Trait("Feature", "A9")]
public sealed class Proving_from_the_console : IDisposable
{
    private readonly string data = Path.Combine(Path.GetTempPath(), $"pmo-{Guid.NewGuid():n}"[..16]);
    private readonly string kept = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(kept);
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_kept_checkpoint_agrees_with_a_log_that_grew_and_names_the_fork_of_one_that_did_not()
    {
        await Run("people", "add", "Ines Almeida", "ines@example.org");
        var (code, note, error) = await Run("log", "checkpoint");
        Assert.True(code == 0, error);
        await File.WriteAllTextAsync(kept, note.ReplaceLineEndings("\r\n"));
        var key = (await Run("log", "key")).Output.Trim();
        Assert.StartsWith(note.Split('\n')[0] + "+", key, StringComparison.Ordinal);

        await Run("people", "add", "Jo Berg", "jo@example.org");
        var grown = await Run("log", "verify", "--against", kept);
        Assert.Contains("its first", grown.Output, StringComparison.Ordinal);
        Assert.Equal(0, grown.Code);
        Assert.Equal(0, (await Run("log", "verify", "--against", kept, "--key", key)).Code);
        Assert.Contains("signed checkpoints agree", (await Run("log", "verify")).Output, StringComparison.Ordinal);

        // Everything that this machine remembers is put back with it; the kept one is not.
        Directory.Delete(Path.Combine(data, "proof"), recursive: true);
        var size = int.Parse(note.Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture);
        LogFileOf.Change(data, $"delete from event where pos >= {size}; update sqlite_sequence set seq = {size - 1}");
        Assert.Equal(0, (await Run("log", "verify")).Code);
        var (forked, said, _) = await Run("log", "verify", "--against", kept);
        Assert.Equal(1, forked);
        Assert.Contains($"a checkpoint was signed over {size} events", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_lost_events_is_not_signed_until_somebody_says_why_it_goes_on()
    {
        await Run("people", "add", "Ines Almeida", "ines@example.org");
        await File.WriteAllTextAsync(kept, (await Run("log", "checkpoint")).Output);
        LogFileOf.Lose(data, 4);
        var (code, _, error) = await Run("log", "checkpoint");
        Assert.Equal(1, code);
        Assert.Contains("log continue --reason", error, StringComparison.Ordinal);

        var (gone, on, why) = await Run("log", "continue", "--reason", "The backup of Sunday was restored after the disk died.");
        Assert.True(gone == 0, why);
        Assert.Contains("/2, signed over", on, StringComparison.Ordinal);
        Assert.Contains("given up when the log went on", (await Run("log", "verify")).Output, StringComparison.Ordinal);
        var (against, said, _) = await Run("log", "verify", "--against", kept);
        Assert.Equal(1, against);
        Assert.Contains("The backup of Sunday was restored", said, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("log", "checkpoint")).Code);
    }

    [Fact, Trait("Feature", "A13")]
    public async Task A_package_is_taken_away_and_checked_without_the_installation()
    {
        await Run("people", "add", "Ines Almeida", "ines@example.org");
        var policy = $"{kept}.policy";
        await File.WriteAllTextAsync(policy, "log " + (await Run("log", "key")).Output);
        try
        {
            var (code, _, error) = await Run("log", "export", kept, "--case", "Quarter one");
            Assert.True(code == 0, error);
            Directory.Delete(data, recursive: true);
            var (sound, said, why) = await Typed.Run("verify", kept, "--policy", policy);
            Assert.True(sound == 0, said + why);
            Assert.Contains("none missing, none changed", said, StringComparison.Ordinal);
            var bytes = await File.ReadAllBytesAsync(kept);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(kept, bytes);
            Assert.Equal(1, (await Typed.Run("verify", kept, "--policy", policy)).Code);
        }
        finally
        {
            File.Delete(policy);
        }
    }

    [Theory]
    [InlineData("nonsense", "does not hold a signed checkpoint")]
    [InlineData("pmo/log/00000000000000000000000000000000/1\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— pmo/log/00000000000000000000000000000000/1 AAAAAAAA\n", "this log is pmo/log/")]
    public async Task What_is_no_checkpoint_of_this_log_is_refused(string text, string why)
    {
        await Run("people", "list");
        await File.WriteAllTextAsync(kept, text);
        var (code, _, error) = await Run("log", "verify", "--against", kept);
        Assert.Equal(1, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.Equal(1, (await Run("log", "verify", "--against", kept, "--key", "none")).Code);
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] args) => Typed.Run([.. args, "--data", data]);
}

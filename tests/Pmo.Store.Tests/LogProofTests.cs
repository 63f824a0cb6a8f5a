using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>Checkpoints are signed only over the log that was signed before, with more behind it; whatever else it is, is said and not mended.</summary>
[Trait("Feature", "A9")]
public sealed class LogProofTests : IDisposable
{
    private readonly TempDirectory root = new();

    private string Data => root["data"];

    private string Elsewhere => root["share"];

    public LogProofTests() => Directory.CreateDirectory(root["share"]);

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task A_checkpoint_names_the_log_its_size_and_its_root_and_is_signed()
    {
        await using var log = new ProvenLog(Data);
        await log.Grow(700);
        var text = (await log.Proof.Sign())!;
        var note = SignedNote.Parse(text)!;
        Assert.True(note.IsSignedBy(log.Key()));
        Assert.Equal(text, note.ToString());
        Assert.Equal(new Checkpoint(log.Key().Name, 700, Convert.FromBase64String(log.Verify().Root)), Checkpoint.Of(note));
        Assert.Equal(text, File.ReadAllText(Path.Combine(Data, "proof", "last")));
        Assert.Equal(text, await log.Proof.Sign());
    }

    [Fact]
    public async Task Every_checkpoint_is_the_one_before_with_more_behind_it_however_the_log_was_stopped()
    {
        var all = new List<Checkpoint>();
        for (var start = 0; start < 3; start++)
        {
            await using var log = new ProvenLog(Data, Elsewhere);
            all.Add(await log.Sign(300));
            // Written, and the machine is lost before a checkpoint says so.
            await log.Grow(7);
        }

        await using var last = new ProvenLog(Data, Elsewhere);
        Assert.Equal([300, 607, 914], all.Select(c => c.Size));
        Assert.Equal((null, 3), (last.Verify().FirstFault, last.Verify().Checkpoints));
        Assert.Equal(3, Directory.GetFiles(Elsewhere).Length);
    }

    [Theory]
    [InlineData("delete from event where pos > 20; update sqlite_sequence set seq = 20", "proof.behind", 21)]
    [InlineData("delete from event; update sqlite_sequence set seq = 0", "proof.behind", 1)]
    [InlineData("update event set leaf = zeroblob(32) where pos = 5", "proof.forked", 5)]
    [InlineData("delete from event where pos = 7", "proof.failed", 8)]
    public async Task A_log_that_was_changed_while_it_was_stopped_is_not_signed_again(string change, string code, long position)
    {
        await using (var before = new ProvenLog(Data)) await before.Sign(30);
        new ProvenLog(Data).Tamper(change);
        await using var log = new ProvenLog(Data);
        await log.Grow(1);
        Assert.Null(await log.Proof.Sign());
        Assert.Equal(code, log.Proof.Trouble?.Code);
        Assert.Equal(code == "proof.behind" ? position + 1 : position, log.Verify().FirstFault?.Position);
        Assert.Equal(30, Checkpoint.Of(SignedNote.Parse(File.ReadAllText(Path.Combine(Data, "proof", "last")))!)!.Size);
    }

    [Fact]
    public async Task Events_that_vanish_under_a_running_host_stop_the_signing()
    {
        await using var log = new ProvenLog(Data);
        await log.Sign(30);
        await log.Grow(5);
        Assert.Equal(30, log.Proof.Status.SignedSize);
        await log.Proof.Sign();
        log.Tamper("delete from event where pos > 33");
        Assert.Equal(35, log.Proof.Status.SignedSize);
        await log.Grow(1);
        Assert.Null(await log.Proof.Sign());
        Assert.NotNull(log.Proof.Trouble);
    }

    [Fact]
    public async Task A_history_rewritten_with_fitting_hashes_does_not_give_what_was_signed_and_the_place_is_narrowed()
    {
        await using (var log = new ProvenLog(Data))
        {
            await log.Sign(10);
            await log.Sign(10);
            await log.Sign(10);
        }

        var intruder = new ProvenLog(Data);
        intruder.Rewrite(15, """{"n":666}""");
        var fault = intruder.Verify().FirstFault!;
        Assert.Equal(11, fault.Position);
        Assert.Contains("#11 to #20", fault.What, StringComparison.Ordinal);
        await using var after = new ProvenLog(Data);
        Assert.Null(await after.Proof.Sign());
        Assert.Equal("proof.forked", after.Proof.Trouble?.Code);
    }

    [Fact]
    public async Task An_older_backup_does_not_fork_in_silence_and_goes_on_only_with_a_reason()
    {
        await using (var log = new ProvenLog(Data, Elsewhere))
        {
            await log.Sign(10);
            await log.Grow(2);
        }

        Copy(Data, root["backup"]);
        Checkpoint lost;
        await using (var log = new ProvenLog(Data, Elsewhere)) lost = await log.Sign(8);
        Directory.Delete(Data, recursive: true);
        Copy(root["backup"], Data);

        // Everything came from the backup; only the folder elsewhere remembers.
        await using (var restored = new ProvenLog(Data, Elsewhere))
        {
            Assert.Null(await restored.Proof.Sign());
            Assert.Equal("proof.behind", restored.Proof.Trouble?.Code);
            await restored.Grow(30);
        }

        await using var forked = new ProvenLog(Data, Elsewhere);
        Assert.Null(await forked.Proof.Sign());
        Assert.Equal("proof.forked", forked.Proof.Trouble?.Code);
        Assert.NotNull(forked.Verify().FirstFault);

        Assert.Null(await forked.Continue("The disk died; the backup of Sunday was restored."));
        var next = Checkpoint.Of(SignedNote.Parse((await forked.Proof.Sign())!)!)!;
        Assert.Equal((forked.Key(2).Name, 43), (next.Origin, next.Size));
        Assert.Equal((null, 2, 1), (forked.Verify().FirstFault, forked.Verify().Checkpoints, forked.Verify().GivenUp));
        Assert.True(Incarnation(forked).GaveUp(lost));
        Assert.Equal("proof.sound", (await forked.Continue("Once more."))?.Code);
    }

    [Fact]
    public async Task A_log_from_before_its_own_seam_is_an_older_backup_too()
    {
        await using (var log = new ProvenLog(Data, Elsewhere)) await log.Sign(10);
        Copy(Data, root["backup"]);
        new ProvenLog(Data, Elsewhere).Tamper("delete from event where pos > 5; update sqlite_sequence set seq = 5");
        await using (var log = new ProvenLog(Data, Elsewhere))
        {
            await log.Proof.Sign();
            Assert.Null(await log.Continue("First."));
        }

        Directory.Delete(Data, recursive: true);
        Copy(root["backup"], Data);
        await using var again = new ProvenLog(Data, Elsewhere);
        Assert.Null(await again.Proof.Sign());
        Assert.Equal("proof.behind", again.Proof.Trouble?.Code);
        Assert.Null(await again.Continue("Second."));
        Assert.EndsWith("/3", again.Proof.Status.Origin, StringComparison.Ordinal);
        Assert.Null(again.Verify().FirstFault);
    }

    [Fact]
    public async Task A_lost_key_is_not_replaced_in_silence_and_what_it_signed_still_binds()
    {
        await using (var log = new ProvenLog(Data)) await log.Sign(10);
        File.Delete(Path.Combine(Data, "secrets", "signing.key"));
        await using (var without = new ProvenLog(Data))
        {
            await without.Grow(1);
            Assert.Null(await without.Proof.Sign());
            Assert.Equal("proof.key-missing", without.Proof.Trouble?.Code);
            Assert.Null(await without.Continue("The folder secrets was lost."));
            Assert.Equal((null, 2, 0), (without.Verify().FirstFault, without.Verify().Checkpoints, without.Verify().GivenUp));
        }

        new ProvenLog(Data).Rewrite(3, """{"n":666}""");
        Assert.Contains("rewritten", new ProvenLog(Data).Verify().FirstFault?.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pmo/log/00000000000000000000000000000000/1\n30\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— pmo/log/00000000000000000000000000000000/1 AAAAAAAA\n")]
    public async Task What_was_not_signed_by_this_installation_is_not_followed(string last)
    {
        await using (var log = new ProvenLog(Data)) await log.Sign(10);
        File.WriteAllText(Path.Combine(Data, "proof", "last"), last);
        await using var after = new ProvenLog(Data);
        await after.Grow(1);
        Assert.Null(await after.Proof.Sign());
        Assert.NotNull(after.Proof.Trouble);
    }

    [Fact]
    public async Task A_folder_elsewhere_that_is_not_there_is_said_and_signing_goes_on()
    {
        await using var log = new ProvenLog(Data, root["not-connected"]);
        await log.Sign(3);
        Assert.NotNull(log.Proof.Status.CopyTrouble);
        Assert.False(Directory.Exists(root["not-connected"]));
        Directory.CreateDirectory(root["not-connected"]);
        await log.Sign(1);
        Assert.Null(log.Proof.Status.CopyTrouble);
        Assert.Single(Directory.GetFiles(root["not-connected"]));
    }

    private Incarnations Incarnation(ProvenLog log)
    {
        using var reader = Pmo.Sqlite.LogFile.OpenReader(Data);
        return HeldAgainst.IncarnationsOf(reader, log.Secrets.SaltKey.Span);
    }

    private static void Copy(string from, string to)
    {
        if (!OperatingSystem.IsWindows()) Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }
}

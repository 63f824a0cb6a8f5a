using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>Secret keys are made once, stay the same, and are nobody else's.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Secrets_are_made_at_the_first_start_and_stay_the_same()
    {
        var (first, second) = (Secrets.Open(directory.Path), Secrets.Open(directory.Path));
        Assert.Equal(first.SaltKey.ToArray(), second.SaltKey.ToArray());
        Assert.Equal(first.WrappingKey.ToArray(), second.WrappingKey.ToArray());
        Assert.NotEqual(first.SaltKey.ToArray(), first.WrappingKey.ToArray());
        Assert.Equal(32, first.SaltKey.Length);
    }

    [Fact]
    public void Starts_at_the_same_time_agree_on_the_keys()
    {
        var all = new string[16];
        Parallel.For(0, all.Length, n => all[n] = Secrets.Open(directory.Path).CheckValues["salt"]);
        Assert.Single(all.Distinct());
        Assert.Equal(["salt.key", "signing.key", "wrapping.key"], Directory.GetFiles(directory["secrets"], "*.key*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_secret_belongs_to_its_owner_only_and_one_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        Secrets.Open(directory.Path);
        var file = Path.Combine(directory["secrets"], "salt.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory["secrets"]));
        foreach (var others in new[] { UnixFileMode.OtherRead, UnixFileMode.GroupRead, UnixFileMode.OtherWrite })
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | others);
            Assert.Contains("chmod 600", Assert.Throws<CannotOpenStoreException>(() => Secrets.Open(directory.Path)).Message);
        }
    }

    [Theory]
    [InlineData(""), InlineData("not base64 !"), InlineData("c2hvcnQ="), InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_file_that_holds_no_key_is_refused_and_not_replaced(string content)
    {
        Secrets.Open(directory.Path);
        var file = Path.Combine(directory["secrets"], "wrapping.key");
        File.WriteAllText(file, content);
        Assert.Contains("wrapping.key", Assert.Throws<CannotOpenStoreException>(() => Secrets.Open(directory.Path)).Message);
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Fact]
    public void Reading_makes_nothing_and_beside_a_log_no_new_key_is_made()
    {
        Assert.Contains("There is no log", Assert.Throws<CannotOpenStoreException>(() => Secrets.Read(directory.Path)).Message);
        Assert.Empty(Directory.GetFileSystemEntries(directory.Path));
        var secrets = Secrets.Open(directory.Path);
        File.WriteAllText(directory["events.db"], "");
        Assert.Equal(secrets.SaltKey.ToArray(), Secrets.Read(directory.Path).SaltKey.ToArray());
        File.Delete(Path.Combine(directory["secrets"], "salt.key"));
        Assert.Contains("salt.key is missing", Assert.Throws<CannotOpenStoreException>(() => Secrets.Open(directory.Path)).Message);
        Assert.False(File.Exists(Path.Combine(directory["secrets"], "salt.key")));
    }

    [Fact]
    public void Check_values_tell_keys_apart_and_give_nothing_away()
    {
        var secrets = Secrets.Open(directory.Path);
        Assert.Equal(["salt", "signing", "wrapping"], secrets.CheckValues.Keys.Order());
        Assert.All(secrets.CheckValues.Values, value => Assert.Matches("^[0-9a-f]{16}$", value));
        Assert.NotEqual(secrets.CheckValues["salt"], secrets.CheckValues["wrapping"]);
        Assert.DoesNotContain(secrets.CheckValues["salt"], Convert.ToHexStringLower(secrets.SaltKey.Span), StringComparison.Ordinal);
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host.Cli;

namespace Pmo.Tests.Cli;

/// <summary>The console's commands, with a running host and without one. They write to the process's own output, so one at a time.</summary>
[Collection("console")]
public sealed class The_console : IDisposable
{
    private readonly string data = Path.Combine(Path.GetTempPath(), $"pmo-{Guid.NewGuid():n}"[..16]);

    public void Dispose()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_is_not_understood_ends_with_2_and_says_where_help_is()
    {
        var (code, _, error) = await Run("nonsense");
        Assert.Equal(2, code);
        Assert.Contains("--help", error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("import", "no-such-file.csv", "--map", "no-such-map.yml")).Code);
    }

    [Fact]
    public async Task Without_a_host_a_command_opens_the_installation_itself()
    {
        Assert.Equal(0, (await Run("people", "list")).Code);
        Assert.Equal(0, (await Run("log", "verify")).Code);
    }

    [Theory, InlineData("status"), InlineData("log show"), InlineData("log verify")]
    public async Task What_only_looks_leaves_nothing_where_there_is_no_installation(string command)
    {
        var (code, _, error) = await Run(command.Split(' '));
        Assert.Equal(1, code);
        Assert.Contains("There is no log in", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task Status_without_a_host_reads_the_files_and_changes_none()
    {
        await Run("people", "add", "Ines Almeida", "ines@example.org");
        var before = Content();
        var (code, output, _) = await Run("status", "--json");
        Assert.Equal(0, code);
        var status = JsonDocument.Parse(output).RootElement;
        Assert.Equal("Healthy", status.GetProperty("store").GetString());
        Assert.All(status.GetProperty("readModels").EnumerateArray(), m => Assert.Equal(status.GetProperty("head").GetInt64(), m.GetProperty("position").GetInt64()));
        Assert.Contains("does not run", (await Run("status")).Output, StringComparison.Ordinal);
        Assert.Equal(before, Content());
    }

    [Fact]
    public async Task A_log_whose_keys_are_gone_does_not_start_and_no_new_keys_are_made()
    {
        await Run("people", "list");
        File.Delete(Path.Combine(data, "secrets", "salt.key"));
        foreach (var command in (string[])["people list", "log verify"])
        {
            var (code, _, error) = await Run(command.Split(' '));
            Assert.Equal(1, code);
            Assert.Contains("Restore secrets/ from its backup", error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(data, "secrets", "salt.key")));
    }

    [Fact]
    public async Task Whatever_fails_is_one_sentence_and_exit_code_1()
    {
        Directory.CreateDirectory(data);
        Directory.CreateDirectory(Path.Combine(data, "events.db"));
        var (code, _, error) = await Run("people", "list");
        Assert.Equal(1, code);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task People_are_added_listed_and_disabled_and_their_tokens_revoked()
    {
        var (code, added, error) = await Run("people", "add", "Ines Almeida", "ines@example.org", "--role", "HeadOfPmo", "--json");
        Assert.True(code == 0, error);
        Assert.NotEmpty(JsonDocument.Parse(added).RootElement.GetProperty("code").GetString()!);
        Assert.Contains("Ines Almeida", (await Run("people", "list", "--json")).Output, StringComparison.Ordinal);
        var token = JsonDocument.Parse((await Run("token", "create", "ines@example.org", "--name", "test", "--json")).Output).RootElement;
        Assert.StartsWith("pmo_", token.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await Run("token", "revoke", token.GetProperty("id").GetString()!)).Code);
        Assert.Equal(1, (await Run("token", "revoke", token.GetProperty("id").GetString()!)).Code);
        Assert.Equal(1, (await Run("people", "add", "Someone Else", "ines@example.org")).Code);
        Assert.Equal(1, (await Run("people", "disable", "nobody@example.org")).Code);
    }

    [Theory]
    [InlineData("Ines Almeida", "--zone", "Atlantis/Capital")]
    [InlineData(" ", "--zone", "UTC")]
    [InlineData("Ines Almeida", "--role", "LineManager")]
    public async Task What_cannot_be_added_keeps_no_address_from_the_next_try(string name, string option, string value)
    {
        Assert.Equal(1, (await Run("people", "add", name, "ines@example.org", option, value)).Code);
        var (code, _, error) = await Run("people", "add", "Ines Almeida", "ines@example.org");
        Assert.True(code == 0, error);
    }

    [Fact]
    public async Task Beside_a_running_host_commands_go_over_its_socket()
    {
        await using var host = Pmo.Host.PmoHost.Build(new Pmo.Host.PmoSettings(data, Pmo.Host.PmoSettings.ModulesOf(null), ""), b => b.Logging.ClearProviders());
        await host.StartAsync();
        Assert.Equal(0, (await Run("people", "add", "Ines Almeida", "ines@example.org", "--role", "HeadOfPmo")).Code);
        Assert.Contains("Ines Almeida", (await Run("people", "list", "--json")).Output, StringComparison.Ordinal);
        var (rebuilt, said, error) = await Run("rebuild", "office");
        Assert.True(rebuilt == 0, error);
        Assert.Contains("Rebuilt: office", said, StringComparison.Ordinal);
        var status = JsonDocument.Parse((await Run("status", "--json")).Output).RootElement;
        Assert.Equal(await host.Services.GetRequiredService<IEventStore>().Head(), status.GetProperty("head").GetInt64());
        await host.StopAsync();
    }

    [Fact, Trait("Feature", "A7")]
    public async Task Tables_are_compared_with_the_log_and_a_difference_is_exit_code_1()
    {
        await using var host = Pmo.Host.PmoHost.Build(new Pmo.Host.PmoSettings(data, Pmo.Host.PmoSettings.ModulesOf(null), ""), b => b.Logging.ClearProviders());
        await host.StartAsync();
        var (code, said, error) = await Run("rebuild", "--verify");
        Assert.True(code == 0, error + said);
        Assert.Contains("office: verified at #", said, StringComparison.Ordinal);
        Assert.Contains("reporting: verified at #", said, StringComparison.Ordinal);

        using (var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Directory.GetFiles(Path.Combine(data, "reads"), "office.*.db")[0]};Pooling=false"))
        {
            db.Open();
            using var change = db.CreateCommand();
            change.CommandText = "delete from calendar";
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        (code, said, error) = await Run("rebuild", "office", "--verify");
        Assert.True(code == 1, error + said);
        Assert.Contains("office: DIFFERS from the log", said, StringComparison.Ordinal);
        Assert.Contains("is made by the log and is missing on screen", said, StringComparison.Ordinal);
        Assert.Contains("pmo rebuild office", said, StringComparison.Ordinal);
        Assert.DoesNotContain("reporting", said, StringComparison.Ordinal);

        Assert.Equal(0, (await Run("rebuild", "office")).Code);
        Assert.Equal(0, (await Run("rebuild", "office", "--verify")).Code);
        Assert.Equal(1, (await Run("rebuild", "nonesuch", "--verify")).Code);
        await host.StopAsync();
    }

    [Fact]
    public async Task The_modules_of_the_settings_hold_for_the_console_too()
    {
        Environment.SetEnvironmentVariable("Pmo__Modules", "Nonesuch");
        try
        {
            var (code, _, error) = await Run("people", "list");
            Assert.Equal(1, code);
            Assert.Contains("Pmo:Modules names Nonesuch", error, StringComparison.Ordinal);
            Assert.Equal(1, (await Run("serve", "--urls", "http://127.0.0.1:1")).Code);
            Assert.Equal(0, (await Run("people", "list", "--modules", "Coordination")).Code);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Pmo__Modules", null);
        }
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:1", "loopback")]
    [InlineData("--sample", "gigantic", "no sample 'gigantic'")]
    public async Task A_sample_is_served_on_loopback_only_and_in_the_sizes_there_are(string option, string value, string why)
    {
        string[] args = option == "--urls" ? ["--sample", "small", option, value] : [option, value];
        var (code, _, error) = await Run(args);
        Assert.Equal(1, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task A_changed_event_is_named_by_log_verify()
    {
        await Run("people", "add", "Ines Almeida", "ines@example.org");
        using (var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data, "events.db")};Pooling=false"))
        {
            db.Open();
            using var change = db.CreateCommand();
            change.CommandText = "select group_concat('drop trigger ' || name || ';', ' ') from sqlite_master where type = 'trigger'";
            change.CommandText = $"{change.ExecuteScalar()} update event set data = cast(replace(cast(data as text), 'person', 'parson') as blob) where pos = (select min(pos) from event where name = 'office.email-claimed')";
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        var (code, output, _) = await Run("log", "verify");
        Assert.Equal(1, code);
        Assert.Contains("office.email-", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_on_one_store_are_refused()
    {
        await using var first = Pmo.Host.PmoHost.Build(new Pmo.Host.PmoSettings(data, Pmo.Host.PmoSettings.ModulesOf(null), ""));
        await first.StartAsync();
        await using var second = Pmo.Host.PmoHost.Build(new Pmo.Host.PmoSettings(data, Pmo.Host.PmoSettings.ModulesOf(null), ""));
        await Assert.ThrowsAsync<DirectoryInUseException>(() => second.StartAsync());
        Assert.Equal(1, (await Run("serve", "--urls", "http://127.0.0.1:0")).Code);
        var (code, _, error) = await Run("people", "list");
        Assert.True(code == 0, $"The first host's socket does not answer any more: {error}");
        await first.StopAsync();
    }

    /// <summary>Every file with what is in it; not what SQLite keeps beside a file that is read.</summary>
    private string[] Content() => [.. Directory.GetFiles(data, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}")];

    private Task<(int Code, string Output, string Error)> Run(params string[] args) => Typed.Run([.. args, "--data", data]);
}

[CollectionDefinition("console", DisableParallelization = true)]
public sealed class ConsoleCollection;

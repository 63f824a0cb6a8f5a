using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host;
using Pmo.Host.Cli;
using Pmo.Office;
using Pmo.Tests.House;
using Pmo.Tests.Reporting.Importing;

namespace Pmo.Tests.Cli;

/// <summary>Every command of the console, while the host runs and while it does not.</summary>
[Collection("console")]
public sealed class Every_command : IAsyncLifetime
{
    private readonly string data = Path.Combine(Path.GetTempPath(), $"pmo-{Guid.NewGuid():n}"[..16]);
    private StoreThat store = null!;
    private WebApplication? host;

    /// <summary>What is typed, the exit code, and something it says. {csv}, {map} and {token} stand for what was made before.</summary>
    private static readonly (string Line, int Code, string Says)[] Lines =
    [
        ("--help", 0, "Project Management Office"),
        ("people|add|Otto Ober|otto@example.org|--role|PmoOfficer", 0, "Otto Ober is added"),
        ("people|add|Otto Ober|otto@example.org", 1, ""),
        ("people|list", 0, "Otto Ober"),
        ("people|list|--json", 0, "[\n"),
        ("people|disable|otto@example.org", 0, "is disabled"),
        ("people|disable|nobody@example.org", 1, ""),
        ("token|create|ines@example.org|--name|export", 0, "pmo_"),
        ("token|create|ines@example.org", 2, ""),
        ("token|list|--json", 0, "export"),
        ("token|list", 0, "export"),
        ("token|revoke|{token}|--json", 0, ""),
        ("token|revoke|{token}", 1, ""),
        ("log|show|--json|--most|500", 0, "\"name\":\"office.person-added\""),
        ("log|show|--most|500", 0, "office.person-added"),
        ("log|show", 0, "pmo.policy-started"),
        ("log|verify", 0, "as it was written"),
        ("log|verify|--json", 0, "\"sound\": true"),
        ("rebuild", 0, "Rebuilt: host, office, reporting"),
        ("rebuild|Reporting|--json", 0, "\"fills\""),
        ("rebuild|nonsense", 1, ""),
        ("status", 0, "head #"),
        ("status|--json", 0, "\"readModels\""),
        ("import|{csv}|--map|{map}|--preview", 0, "reports"),
        ("import|{csv}|--map|{map}", 0, "reports"),
        ("import|{csv}|--map|{map}|--json", 0, "\"imported\""),
        ("import|{map}|--map|{map}", 1, ""),
        ("import|{csv}", 2, ""),
        ("nonsense", 2, ""),
    ];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Every_command_works(bool running)
    {
        if (running) await Start();
        Assert.Equal(0, (await Run("people", "add", "Ines Almeida", "ines@example.org", "--role", "HeadOfPmo")).Code);
        var token = JsonDocument.Parse((await Run("token", "create", "ines@example.org", "--name", "first", "--json")).Output).RootElement.GetProperty("id").GetString()!;
        var (csv, map) = (Path.Combine(data, "projects.csv"), Path.Combine(data, "map.yml"));
        await File.WriteAllTextAsync(csv, Sheet.Header + "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\nA,Alpha,FIN,2024-03-31,amber,,2025-02-01,1\n");
        await File.WriteAllTextAsync(map, Sheet.Map);

        var wrong = new List<string>();
        foreach (var (line, expected, says) in Lines)
        {
            var (code, output, error) = await Run([.. line.Split('|').Select(w => w switch { "{token}" => token, "{csv}" => csv, "{map}" => map, _ => w })]);
            if (code != expected || !output.Contains(says, StringComparison.Ordinal) || (code != 0 && error.Length == 0)) wrong.Add($"{line}: exit code {code}\n{output}{error}");
        }

        Assert.Empty(wrong);
        await ByTheOperatingSystemsUser();
    }

    [Theory, InlineData("people"), InlineData("people add"), InlineData("people list"), InlineData("people disable"), InlineData("token create"), InlineData("token list"), InlineData("token revoke")]
    [InlineData("log show"), InlineData("log verify"), InlineData("rebuild"), InlineData("status"), InlineData("import"), InlineData("serve")]
    public async Task Every_command_explains_itself(string command)
    {
        var (code, output, _) = await Run([.. command.Split(' '), "--help"]);
        Assert.Equal(0, code);
        Assert.Contains("--data", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rebuild_is_done_when_the_command_ends(bool running)
    {
        if (running) await Start();
        await Run("people", "add", "Ines Almeida", "ines@example.org");
        var before = Files();
        Assert.Equal(0, (await Run("rebuild", "office")).Code);
        Assert.NotEqual(before, Assert.Single([Files()]));
        Assert.Single(before);
    }

    [Fact]
    public async Task A_rebuild_that_fails_is_exit_code_1_with_the_reason()
    {
        await Start();
        await Run("status");
        // A rebuild reads from the first event on. Everything else has done so by now, and reads on from where it was.
        await host!.Services.GetRequiredService<Memories>().CatchUp();
        store.BeforeReadAll = after =>
        {
            if (after == 0) throw new IOException("The disk is tired.");
        };
        var (code, _, error) = await Run("rebuild", "office");
        Assert.Equal(1, code);
        Assert.Contains("The disk is tired.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_stops_half_way_is_exit_code_1()
    {
        await Start();
        var (csv, map) = (Path.Combine(data, "projects.csv"), Path.Combine(data, "map.yml"));
        await File.WriteAllTextAsync(csv, Sheet.Header + "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\n");
        await File.WriteAllTextAsync(map, Sheet.Map);
        store.BeforeAppend = stream => stream.StartsWith("reporting.obligation-", StringComparison.Ordinal) ? throw new IOException("The disk is tired.") : Task.FromResult<AppendResult?>(null);
        var (code, _, error) = await Run("import", csv, "--map", map);
        Assert.Equal(1, code);
        Assert.Contains("stopped", error, StringComparison.Ordinal);
    }

    private string[] Files() => [.. Directory.GetFiles(Path.Combine(data, "reads"), "office.*.db")];

    private async Task ByTheOperatingSystemsUser()
    {
        await using var log = SqliteEventStore.OpenReadOnly(data);
        var seen = new HashSet<string>();
        await foreach (var page in log.ReadAll(0))
            foreach (var e in page.Where(e => e.Name.StartsWith("office.", StringComparison.Ordinal) && seen.Add(e.Name)))
            {
                // What happens at the door the system notes, and names who did it beside it.
                if (JsonDocument.Parse(e.Data).RootElement.TryGetProperty("by", out var by)) Assert.Equal(SocketCaller.Person.Value, by.GetGuid());
                else if (Metadata.Read(e.Metadata.Span) is { OnBehalfOf: null } metadata && e.Name.StartsWith("office.person-", StringComparison.Ordinal)) Assert.Equal(SocketCaller.Person, metadata.Actor);
            }

        Assert.Subset(seen, new HashSet<string> { "office.person-added", "office.person-disabled", "office.token-created", "office.token-revoked" });
    }

    private async Task Start()
    {
        host = PmoHost.Build(new PmoSettings(data, PmoSettings.ModulesOf(null), ""), b =>
        {
            b.Logging.ClearProviders();
            StoreInFront.Put(b.Services, real => store = new StoreThat(real));
        });
        await host.StartAsync();
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] args) => Typed.Run([.. args, "--data", data]);
}

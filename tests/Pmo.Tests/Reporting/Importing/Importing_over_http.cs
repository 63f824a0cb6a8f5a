using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host;

namespace Pmo.Tests.Reporting.Importing;

public sealed class Importing_over_http : IAsyncLifetime
{
    private const string Good = "A,Alpha,FIN,2024-01-31,green,,2025-01-01,1\nA,Alpha,FIN,2024-03-31,amber,,2025-02-01,1\n";

    private readonly string directory = Directory.CreateTempSubdirectory("pmo-import-").FullName;
    private WebApplication app = null!;
    private Role role = Role.PmoOfficer;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddPmo(new PmoSettings(directory, PmoSettings.ModulesOf(null)) { Durable = false }).AddAuthorization();
        app = builder.Build();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<Caller>().Is(new Viewer(World.Officer, new HashSet<Role> { role }, DateTimeOffset.UtcNow, null));
            return next(http);
        });
        app.MapMessages().AllowAnonymous();
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_preview_counts_and_writes_nothing()
    {
        var head = await app.Services.GetRequiredService<IEventStore>().Head();

        var (status, answer) = await Post("?preview=true", Good);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((2, 1), (answer.GetProperty("reports").GetInt32(), answer.GetProperty("movedLater").GetInt32()));
        Assert.Equal(head, await app.Services.GetRequiredService<IEventStore>().Head());
    }

    [Fact, Trait("Feature", "R41")]
    public async Task An_import_is_answered_when_all_is_written_and_a_second_adds_nothing()
    {
        var (status, answer) = await Post("", Good);
        var head = await app.Services.GetRequiredService<IEventStore>().Head();
        var (again, repeated) = await Post("", Good, file: "renamed.csv");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, again));
        Assert.Equal(answer.GetProperty("import").GetGuid(), repeated.GetProperty("import").GetGuid());
        Assert.Equal(head, await app.Services.GetRequiredService<IEventStore>().Head());
        await app.Services.GetRequiredService<ReadModels>().CatchUp();
        var imports = await app.GetTestClient().GetFromJsonAsync<JsonElement>("/api/reporting/find-imports");
        Assert.Equal(("projects.csv", 2), (imports[0].GetProperty("file").GetString(), imports[0].GetProperty("reports").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, imports[0].GetProperty("completed").ValueKind);
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_broken_file_is_refused_with_row_column_and_value()
    {
        var (status, problem) = await Post("", Good + "B,Beta,FIN,2024-01-31,green,,soon,1\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("import.broken", problem.GetProperty("code").GetString());
        var first = problem.GetProperty("problems")[0];
        Assert.Equal((4, "End", "soon"), (first.GetProperty("row").GetInt32(), first.GetProperty("column").GetString(), first.GetProperty("value").GetString()));
        Assert.Contains("Row 4, column End, \"soon\": It is not a day", problem.GetProperty("detail").GetString());
    }

    [Fact, Trait("Feature", "R41")]
    public async Task A_map_that_cannot_be_read_names_its_line()
    {
        var (status, problem) = await Post("", Good, "name: x\nprojct: y\n");

        Assert.Equal((HttpStatusCode.BadRequest, "import.unreadable"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains("Line 1 of the mapping file: \"project\" is missing", problem.GetProperty("detail").GetString());
    }

    [Fact, Trait("Feature", "R41")]
    public async Task Without_file_or_map_it_says_what_to_send()
    {
        var (status, problem) = await Post("", Good, map: null);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("nyc-capital-projects", problem.GetProperty("detail").GetString());
    }

    [Theory, Trait("Feature", "G4")]
    [InlineData(Role.ProjectManager)]
    [InlineData(Role.Executive)]
    [InlineData(Role.ComplianceReviewer)]
    public async Task Nobody_else_imports(Role other)
    {
        role = other;

        Assert.Equal(HttpStatusCode.Forbidden, (await Post("?preview=true", Good)).Status);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Post(string query, string rows, string? map = Sheet.Map, string file = "projects.csv")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Sheet.Header + rows)), "file", file } };
        if (map is not null) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(map)), "map", "map.yml");
        var answer = await app.GetTestClient().PostAsync("/api/reporting/import" + query, form);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}

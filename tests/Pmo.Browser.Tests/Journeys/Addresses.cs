using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Importing;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;
using Pmo.Reporting.Summaries;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>An address of the sample for every route with parameters, as a role sees it.</summary>
internal sealed class Addresses(RealHost host, Role role)
{
    /// <summary>The routes that have an address here.</summary>
    public static IReadOnlyDictionary<string, Func<Addresses, Task<string>>> Known { get; } = new Dictionary<string, Func<Addresses, Task<string>>>
    {
        ["/bulk/{List}"] = _ => Task.FromResult("/bulk/obligations?action=excuse&which=all&filter=%3Fstate%3DBehind"),
        ["/projects/{Id}"] = async a => $"/projects/{await a.Project()}",
        ["/projects/{Id}/edit"] = async a => $"/projects/{await a.Project()}/edit",
        ["/reporting/asks/{Id}"] = async a => $"/reporting/asks/{await a.Asked()}",
        ["/reporting/cadence/{Id}"] = async a => $"/reporting/cadence/{await a.Project()}",
        ["/reporting/ladders/{Id}"] = _ => Task.FromResult("/reporting/ladders/default"),
        ["/reporting/obligations/{Id}"] = async a => $"/reporting/obligations/{(await a.HandedIn()).Obligation}",
        ["/reporting/obligations/{Id}/report"] = async a => $"/reporting/obligations/{(await a.ToWrite()).Obligation}/report",
        ["/reporting/obligations/{Id}/revisions/{Number:int}"] = async a => $"/reporting/obligations/{(await a.HandedIn()).Obligation}/revisions/1",
        ["/reporting/review/{Id}/{Number:int}"] = a => a.Review(),
        ["/reporting/import/preview/{Import:guid}"] = async a => $"/reporting/import/preview/{await a.Preview(Sheet.Rows)}",
        ["/reporting/import/{Import:guid}"] = async a => $"/reporting/import/{await a.Import()}",
        ["/reporting/summaries/{Id}"] = async a => $"/reporting/summaries/{await a.Summary()}",
        ["/people/{Id:guid}"] = async a => $"/people/{await a.Officer()}",
        ["/people/{Id:guid}/edit"] = async a => $"/people/{await a.Officer()}/edit",
        ["/people/{Id:guid}/access"] = async a => $"/people/{await a.Officer()}/access",
        ["/people/{Id:guid}/absences"] = async a => $"/people/{await a.Officer()}/absences",
        ["/departments/{Kind}/{Id}"] = async a => $"/departments/Department/{(await a.Ask(new FindUnits(UnitKind.Department)))[0].Unit}",
        ["/mail/{Id:guid}"] = async a => $"/mail/{(await a.Ask(new FindMail())).Rows[0].Mail}",
        ["/calendars/{Id}"] = async a => $"/calendars/{(await a.Ask(new FindCalendars()))[0].Calendar}",
    };

    /// <summary>The address of a route.</summary>
    public Task<string> Of(string route) => Known.TryGetValue(route, out var address) ? address(this) : Task.FromResult(route);

    private Task<T> Ask<T>(IQuery<T> query) => host.Ask(role, query);

    private Task<AskId> Asked() => Asking.ForDecision(host, "Use the second supplier as well.");

    private Task<PersonId> Officer() => host.Person(Role.PmoOfficer);

    private async Task<ProjectId> Project()
    {
        if (role is Role.ProjectManager) return (await HandedIn()).Project;
        var own = (await (await host.Sample()).Ask(await host.Person(role), new FindProjects(Size: 500))).Rows;
        var me = await host.Person(role);
        return (own.FirstOrDefault(p => p.Sponsor == me) ?? own[0]).Project;
    }

    private async Task<ObligationRow> HandedIn() => (await Ask(new FindObligations(State: ObligationState.Accepted))).Rows[0];

    private async Task<MyReport> ToWrite() => (await Ask(new FindMyReports())).Open.First(r => r.ToWrite);

    private async Task<string> Review()
    {
        var waiting = (await Ask(new FindReviews())).Rows.First(r => !r.Own);
        return $"/reporting/review/{waiting.Obligation}/{waiting.Revision}";
    }

    /// <summary>Puts a file on the shelf of previews.</summary>
    public async Task<Guid> Preview(string rows) => (await Shelved(rows)).Plan.Import;

    /// <summary>Issues a summary of September, or its next version.</summary>
    public async Task<SummaryId> Summary()
    {
        var site = await host.Sample();
        var issue = new IssueSummary(null, new(2026, 9, 1), new(2026, 9, 30), Opening: "**Three projects need a decision** before the board meets.");
        await site.Do(await host.Person(Role.PmoOfficer), issue);
        await site.Services.GetRequiredService<SummaryPress>().Run();
        return issue.Summary;
    }

    private async Task<Guid> Import()
    {
        var services = (await host.Sample()).Services;
        var preview = await Shelved(Sheet.Rows.Replace("HAR-", "PIER-", StringComparison.Ordinal));
        var importer = services.GetRequiredService<Importer>();
        var begun = await importer.Begin(preview.Plan, preview.File, preview.Map, preview.By);
        Assert.True(begun.Accepted || begun.Code is "import.known", begun.Sentence);
        await importer.Run(preview.Plan.Import);
        await services.GetRequiredService<ReadModels>().CatchUp();
        return preview.Plan.Import;
    }

    private async Task<Preview> Shelved(string rows)
    {
        var (preview, wrong) = await ImportUpload.Read(File(rows, "harbour.csv"), File(Sheet.Map, "harbour.yml"), null, await host.Person(role), (await host.Sample()).Services.GetRequiredService<Importer>());
        Assert.Null(wrong);
        (await host.Sample()).Services.GetRequiredService<PreviewShelf>().Put(preview!);
        return preview!;
    }

    private static FormFile File(string text, string name)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return new FormFile(new MemoryStream(bytes), 0, bytes.Length, name, name);
    }
}

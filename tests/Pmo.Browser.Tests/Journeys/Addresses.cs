using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Erasing;
using Pmo.Host.Several;
using Pmo.Office;
using Pmo.Office.Erasing;
using Pmo.Reporting;
using Pmo.Reporting.Importing;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;
using Pmo.Reporting.Summaries;
using Pmo.Staffing;
using Pmo.Staffing.Appraising;
using Pmo.Staffing.Career;
using Pmo.Staffing.Planning;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>An address of the sample for every route with parameters, as a role sees it.</summary>
internal sealed class Addresses(RealHost host, Role role)
{
    private readonly RealHost host = host;

    /// <summary>The routes that have an address here.</summary>
    public static IReadOnlyDictionary<string, Func<Addresses, Task<string>>> Known { get; } = new Dictionary<string, Func<Addresses, Task<string>>>
    {
        ["/audit/engagements/{Id:guid}"] = a => Reviewed.Page(a.host),
        ["/audit/engagements/{Id:guid}/draw/{Name}"] = async a => $"{await Reviewed.Page(a.host)}/draw/reports-submitted",
        ["/audit/engagements/{Id:guid}/populations/{Name}"] = async a => $"{await Reviewed.Page(a.host)}/populations/escalations",
        ["/audit/engagements/{Id:guid}/samples/{Sample:guid}"] = a => Reviewed.Sample(a.host),
        ["/audit/engagements/{Id:guid}/samples/{Sample:guid}/{Number:int}"] = async a => $"{await Reviewed.Sample(a.host)}/1",
        ["/audit/engagements/{Id:guid}/observe"] = async a => $"{await Reviewed.Page(a.host)}/observe",
        ["/audit/engagements/{Id:guid}/sign"] = async a => $"{await Reviewed.Page(a.host)}/sign",
        ["/audit/observations/{Id:guid}"] = a => Reviewed.Observation(a.host),
        ["/audit/streams/{Stream}"] = async a => $"/audit/streams/office.person-{await a.Officer()}",
        ["/audit/difference"] = _ => Task.FromResult("/audit/difference?topic=Status"),
        ["/audit/proof"] = _ => Task.FromResult("/audit/proof?event=12"),
        ["/audit/why/cell"] = async a => $"/audit/why/cell?table=portfolio&key=X%27{(await a.Project()).ToString().ToUpperInvariant()}%27&column=status",
        ["/audit/why"] = _ => Task.FromResult("/audit/why?figure=reporting.on-time"),
        ["/bulk/{List}"] = _ => Task.FromResult("/bulk/obligations?action=excuse&which=all&filter=%3Fstate%3DBehind"),
        ["/bulk/result/{Act:guid}"] = a => a.Several(),
        ["/competencies/{Id}"] = _ => Task.FromResult($"/competencies/{CompetencyStreams.IdOf("Risk management")}"),
        ["/people/{Id:guid}/competencies"] = _ => Task.FromResult($"/people/{SampleCast.Person("project-manager", 1)}/competencies"),
        ["/staffing/plans/{Id}"] = async a => $"/staffing/plans/{(await a.host.Ask(Role.HeadOfPmo, new FindPlans())).Plans[0].Plan}",
        ["/staffing/pool/{Id}"] = _ => Task.FromResult($"/staffing/pool/{SampleCast.Person("project-manager", 1)}"),
        ["/staffing/requests/{Id}"] = async a => $"/staffing/requests/{await a.Requested()}",
        ["/staffing/requests/{Id}/ranking"] = async a => $"/staffing/requests/{await a.Requested()}/ranking",
        ["/staffing/roles/{Id}"] = async a => $"/staffing/roles/{(await a.host.Ask(Role.HeadOfPmo, new FindPostedRoles()))[0].Request}",
        ["/staffing/pool/{Id}/career"] = _ => Task.FromResult($"/staffing/pool/{SampleCast.Person("project-manager", 1)}/career"),
        ["/staffing/promotions/{Id}"] = async a => $"/staffing/promotions/{(await a.host.Ask(Role.HeadOfPmo, new FindPromotions()))[0].Promotion}",
        ["/staffing/appraisals/{Id}"] = async a => $"/staffing/appraisals/{(await a.Ask(new FindAppraisals())).Rows[0].Appraisal}",
        ["/projects/{Id}"] = async a => $"/projects/{await a.Project()}",
        ["/projects/{Id}/edit"] = async a => $"/projects/{await a.Project()}/edit",
        ["/reporting/asks/{Id}"] = async a => $"/reporting/asks/{await a.Asked()}",
        ["/reporting/cadence/{Id}"] = async a => $"/reporting/cadence/{await a.Project()}",
        ["/reporting/cadence/tiers/{Id}"] = _ => Task.FromResult("/reporting/cadence/tiers/default"),
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
        ["/people/{Id:guid}/erase"] = async a => $"/people/{await a.Leaving()}/erase",
        ["/people/{Id:guid}/erasure-certificate"] = async a => $"/people/{await a.Erased()}/erasure-certificate",
        ["/people/{Id:guid}/access"] = async a => $"/people/{await a.Officer()}/access",
        ["/people/{Id:guid}/absences"] = async a => $"/people/{await a.Officer()}/absences",
        ["/departments/{Kind}/{Id}"] = async a => $"/departments/Department/{(await a.Ask(new FindUnits(UnitKind.Department)))[0].Unit}",
        ["/mail/{Id:guid}"] = async a => $"/mail/{(await a.Ask(new FindMail())).Rows[0].Mail}",
        ["/calendars/{Id}"] = async a => $"/calendars/{(await a.Ask(new FindCalendars()))[0].Calendar}",
    };

    /// <summary>The address of a route.</summary>
    public Task<string> Of(string route) => Known.TryGetValue(route, out var address) ? address(this) : Task.FromResult(route);

    private Task<T> Ask<T>(IQuery<T> query) => host.Ask(role, query);

    // One whose choice stands, so that its frozen ranking can be shown as well.
    private async Task<RequestId> Requested() => (await host.Ask(Role.HeadOfPmo, new FindRequests(Closed: true))).Requests.First(r => r.Person is not null).Request;

    private Task<AskId> Asked() => Asking.ForDecision(host, "Use the second supplier as well.");

    private async Task<string> Several()
    {
        var act = Guid.Parse("01900000-0000-7000-8000-0000000000ac");
        RowDone[] rows = [new("P-1001 Harbour, May 2026", "/reporting/obligations"), new("P-1002 Quay, May 2026", "/reporting/obligations", "excuse.after-due", "After the due day only the head of the PMO may excuse it.")];
        await (await host.Sample()).Do(new KeepSeveral(act, "obligations", "excuse", "/reporting/obligations?state=Behind", await host.Person(role), null, rows));
        return $"/bulk/result/{act}";
    }

    /// <summary>Somebody whose erasure was asked for while a hold is on them and a project theirs.</summary>
    private async Task<PersonId> Leaving()
    {
        var person = await host.Person(Role.ProjectManager);
        if ((await host.Ask(Role.HeadOfPmo, new ShowErasure(person)))?.Last is not null) return person;
        var site = await host.Sample();
        await site.Do(await host.Person(Role.ComplianceReviewer), new PlaceLegalHold(person, "The lawsuit about the harbour wall, file 4/26."));
        await site.Do(await host.Person(Role.Administrator), new RequestErasure(person, ErasureBasis.PersonAsked, "Asked for by letter of 2 October, file 12."));
        return person;
    }

    /// <summary>Somebody who was erased, with a certificate.</summary>
    private async Task<PersonId> Erased()
    {
        var (person, site) = (new PersonId(Ids.Named("test.erased", "certificate")), await host.Sample());
        if (await host.Ask(Role.HeadOfPmo, new ShowErasureCertificate(person)) is not null) return person;
        await site.Do(new ClaimEmail(person, "certified@example.org"), new AddPerson(person, "Clara Certified", "certified@example.org", "Europe/Berlin"));
        await site.Do(await host.Person(Role.Administrator), new RequestErasure(person, ErasureBasis.PersonAsked, "Asked for by letter of 2 October, file 13."));
        await site.Do(await host.Person(Role.HeadOfPmo), new ApproveErasure((await host.Ask(Role.HeadOfPmo, new ShowErasure(person)))!.Last!.Id));
        await site.Services.GetRequiredService<Host.Erasing.Eraser>().Finish();
        await site.Do(await host.Person(Role.HeadOfPmo), new IssueErasureCertificate(person));
        return person;
    }

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

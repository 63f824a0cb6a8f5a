using Microsoft.Playwright;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Submitting;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>What somebody may not see is not there for them: reports of others' projects, what is not accepted, anything once disabled.</summary>
[Collection(InBrowser.Name)]
public sealed class Who_sees_what(Chromium chromium, RealHost host)
{
    [Fact]
    public async Task A_person_who_is_disabled_is_out_at_the_next_request()
    {
        var site = await host.Sample();
        await using var admin = await host.Open(chromium, Role.Administrator);
        await admin.Go("/people/add");
        await admin.Type("Name", "Tessa Brandt");
        await admin.Type("E-mail", "tessa@example.org");
        await admin.Press("Add person");
        await admin.IsOn("Tessa Brandt");
        await admin.Follow("Access");
        await admin.Press("Make a one-time code");
        var code = await admin.Page.Locator("code.secret").TextContentAsync();

        await using var tessa = await site.Open(chromium);
        await tessa.Arrive(code!, "four windmills by the old canal");
        // A page that follows the log would go to the sign-in by itself the moment she is disabled, in the middle of her next step.
        await tessa.Go("/account");

        await admin.Follow("Tessa Brandt");
        await admin.Follow("Edit");
        await admin.Press("Disable");
        await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await admin.Sees("Tessa Brandt was disabled.");
        await tessa.Go("/projects");
        await tessa.IsOn("Sign in");
    }

    [Fact]
    public async Task A_sponsor_sees_the_reports_of_their_own_projects_and_no_others()
    {
        var me = await host.Person(Role.Sponsor);
        var all = (await host.Ask(Role.HeadOfPmo, new FindObligations(Size: 500))).Rows;
        var own = (await host.Ask(Role.Sponsor, new FindObligations(Size: 500))).Rows;
        var sponsored = (await host.Ask(Role.HeadOfPmo, new FindProjects(Size: 500))).Rows.Where(p => p.Sponsor == me).Select(p => p.Project).ToHashSet();
        Assert.NotEmpty(own);
        Assert.All(own, o => Assert.Contains(o.Project, sponsored));

        await using var visit = await host.Open(chromium, Role.Sponsor);
        Assert.Equal(200, (await visit.Go($"/reporting/obligations/{own[0].Obligation}"))!.Status);
        var foreign = all.First(o => !sponsored.Contains(o.Project));
        Assert.Equal(404, (await visit.Go($"/reporting/obligations/{foreign.Obligation}"))!.Status);
    }

    [Fact]
    public async Task A_reader_sees_accepted_reports_and_neither_drafts_nor_reports_in_review()
    {
        var all = (await host.Ask(Role.HeadOfPmo, new FindObligations(Size: 500))).Rows;
        var mine = (await host.Ask(Role.Reader, new FindMyReports())).Open.Select(o => o.Obligation).ToHashSet();
        await using var visit = await host.Open(chromium, Role.Reader);
        Assert.Equal(200, await Status(visit, all.First(o => o is { State: ObligationState.Accepted, Revision: 1 }), "/revisions/1"));
        Assert.Equal(404, await Status(visit, all.First(o => o.State == ObligationState.Submitted && !mine.Contains(o.Obligation)), "/revisions/1"));
        Assert.Equal(404, await Status(visit, all.First(o => (o.State is ObligationState.Open or ObligationState.Overdue) && !mine.Contains(o.Obligation)), "/report"));
    }

    private static async Task<int> Status(Visit visit, ObligationRow obligation, string page) => (await visit.Go($"/reporting/obligations/{obligation.Obligation}{page}"))!.Status;
}

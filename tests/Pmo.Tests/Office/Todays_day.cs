using System.Net;
using Pmo.Office;
using Pmo.Tests.Security;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

/// <summary>Today is the day it is where the person is.</summary>
[Trait("Feature", "G2")]
public sealed class Todays_day
{
    [Fact]
    public async Task Forms_begin_with_the_day_it_is_where_the_person_is()
    {
        await using var site = await Site.Open();
        await site.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, Today));
        await site.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        // People of these tests live in Berlin, where the next day has begun.
        site.Clock.SetUtcNow(Utc(2026, 3, 2, 23));
        var browser = await site.SignedIn(await site.Person([Role.HeadOfPmo, Role.PmoOfficer]));
        foreach (var page in new[] { "/departments/new", $"/departments/Department/{Roads}", $"/projects/{Bridge}/edit" })
        {
            var text = await (await browser.Get(page)).Content.ReadAsStringAsync();
            Assert.Contains("value=\"2026-03-03\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("value=\"2026-03-02\"", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_project_is_renamed_whatever_day_its_facts_were_changed_from()
    {
        await using var site = await Site.Open();
        await site.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        await site.Do(new ChangeProjectProfile(Bridge, new ProjectProfile(Category: "Road"), Today));
        var browser = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        var answer = await browser.Fill($"/projects/{Bridge}/edit", "facts", ("Form.Name", "South Bridge"), ("Form.Category", "Road"), ("Form.From", "2026-03-01"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("South Bridge", await (await browser.Get($"/projects/{Bridge}/edit")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

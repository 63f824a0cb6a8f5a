using System.Net;
using System.Net.Http.Json;
using Pmo.Office;
using Pmo.Tests.Security;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

/// <summary>A day that cannot be meant is refused in words, before anything is computed from it.</summary>
[Trait("Feature", "G2")]
public sealed class Mistyping_years
{
    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("9999-12-31")]
    public async Task Units_and_projects_move_on_no_day_that_cannot_be_meant(string day)
    {
        await using var site = await Site.Open();
        await site.Do(new CreateCalendar(CalendarId.Default, "Auckland", "Pacific/Auckland", [DayOfWeek.Monday]));
        await site.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, Today));
        await site.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        var browser = await site.SignedIn(await site.Person([Role.HeadOfPmo]));
        await Refused("create-unit", new { kind = "Department", code = "X", name = "X", parent = (Guid?)null, from = day });
        await Refused("move-unit", new { kind = "Department", unit = Roads, parent = (Guid?)null, from = day });
        await Refused("close-unit", new { kind = "Department", unit = Roads, from = day });
        await Refused("move-project", new { project = Bridge, department = Roads, from = day });
        await Refused("record-project-status", new { project = Bridge, status = "OnHold", from = day });
        await Refused("change-project-profile", new { project = Bridge, profile = new { phase = "Build" }, from = day });

        async Task Refused(string command, object body)
        {
            using var content = JsonContent.Create(body, options: Json.Messages);
            var answer = await browser.Send(HttpMethod.Post, $"/api/office/{command}", content);
            Assert.Equal((command, HttpStatusCode.Conflict), (command, answer.StatusCode));
            Assert.Contains("day.out-of-range", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}

using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Office.People;
using Pmo.Tests.Security;

namespace Pmo.Tests.Absences;

/// <summary>What the page of a person who is away says, and to whom.</summary>
[Trait("Feature", "G1")]
public sealed class Seeing_who_is_away
{
    [Fact]
    public async Task Whoever_may_name_a_deputy_is_led_there_as_long_as_nobody_stands_in()
    {
        await using var site = await Site.Open();
        var (away, manager, other) = (await site.Person([]), await site.Person([]), await site.Person([]));
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        await site.Do(new NameLineManager(away, manager));
        await site.Do(new EnterAbsence(away, today, today.AddDays(7)));
        Assert.True(await Leads(site, away, manager));
        Assert.False(await Leads(site, away, other));

        await site.Do(new NameDeputy(away, other, DeputyScope.Reports, today));
        Assert.False(await Leads(site, away, manager));
    }

    private static async Task<bool> Leads(Site site, PersonId away, PersonId viewer)
    {
        await site.Get<ReadModels>().CatchUp();
        var page = await (await site.SignedIn(viewer)).Get($"/people/{away}");
        page.EnsureSuccessStatusCode();
        return (await page.Content.ReadAsStringAsync()).Contains($"href=\"/people/{away}/absences#deputies\"", StringComparison.Ordinal);
    }
}

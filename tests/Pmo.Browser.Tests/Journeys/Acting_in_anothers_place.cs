using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Host.SignIn;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>Somebody is away and names who stands in; the deputy acts in their place, seen on every page, and stops.</summary>
[Collection(InBrowser.Name)]
public sealed class Acting_in_anothers_place(Chromium chromium, RealHost host)
{
    private const string Away = "2026-10-30";

    [Theory, Trait("Feature", "G1"), InlineData(true), InlineData(false)]
    public async Task A_deputy_is_named_acts_with_both_names_and_stops(bool script)
    {
        var (head, coach) = (await host.Person(Role.HeadOfPmo), await host.Person(Role.Coach));
        var names = (await host.Sample()).Services.GetRequiredService<INames>();
        await using var principal = await Open(head, script);
        await NameDeputy(principal, names.Of(coach)!, script);
        await BeAway(principal, script);

        await using var deputy = await Open(coach, script);
        await deputy.Go($"/people/{head}");
        await Assertions.Expect(deputy.Page.Locator(".facts")).ToContainTextAsync(new Regex($@"Away until\s*{Away}"));
        await Assertions.Expect(deputy.Page.Locator(".facts")).ToContainTextAsync(new Regex($@"Represented by\s*{names.Of(coach)}, reviews"));
        await Look(deputy, "deputies/person-away", script);

        await deputy.Press($"Act for {names.Of(head)}");
        await deputy.IsOn("Review");
        await deputy.Sees($"You act for {names.Of(head)}: reviews.");
        await Look(deputy, "deputies/acting", script);
        await Assertions.Expect(deputy.Page.GetByRole(AriaRole.Button, new() { Name = "Take it up" })).ToBeVisibleAsync();
        await Refused(deputy);

        await deputy.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await deputy.Sees("You act for yourself again.");
        Assert.Equal(403, (await deputy.Go("/reporting/review"))!.Status);

        await Undo(principal, names.Of(coach)!);
        if (script) principal.ShouldBeQuiet();
    }

    private static async Task NameDeputy(Visit visit, string deputy, bool script)
    {
        await visit.Go("/account/absences");
        await Look(visit, "deputies/nobody", script);
        await visit.Press("Name them");
        await visit.Sees("Choose a person.");
        await Look(visit, "deputies/errors", script);
        await visit.Choose("Person", deputy);
        await visit.Choose("May do", "Review reports");
        await visit.Press("Name them");
        await visit.Sees($"{deputy} may act for you from 2026-10-08 on.");
    }

    private static async Task BeAway(Visit visit, bool script)
    {
        await visit.Page.GetByLabel("First day").First.FillAsync("2026-10-08");
        await visit.Page.GetByLabel("Last day").First.FillAsync(Away);
        await visit.Press("Enter absence");
        await visit.Sees($"The absence from 2026-10-08 to {Away} is entered.");
        await Look(visit, "deputies/named", script);
    }

    // What is the deputy's own waits: nothing is done by mistake as the other.
    private static async Task Refused(Visit visit)
    {
        await visit.Go("/account/absences");
        await visit.Page.GetByLabel("First day").First.FillAsync("2026-11-02");
        await visit.Page.GetByLabel("Last day").First.FillAsync("2026-11-03");
        await visit.Press("Enter absence");
        await visit.Sees("You act for somebody else");
    }

    private static async Task Undo(Visit visit, string deputy)
    {
        await visit.Go("/account/absences");
        await visit.Press($"Withdraw {deputy}");
        await visit.Sees($"{deputy} no longer acts for you.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await visit.Sees("The absence is taken back.");
    }

    /// <summary>Pictures and axe: on a desk and on a telephone, light and dark.</summary>
    private static async Task Look(Visit visit, string picture, bool script)
    {
        if (!script) return;
        foreach (var theme in new[] { "light", "dark" })
        {
            // As the button in the menu does: loading the page anew would lose a refused form.
            await visit.Page.EvaluateAsync("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme);
            foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
            {
                await visit.Page.SetViewportSizeAsync(width, height);
                await visit.Picture($"{picture}-{theme}-{width}");
                await visit.ShouldBeAccessible();
            }
        }

        await visit.Page.EvaluateAsync("document.documentElement.setAttribute('data-bs-theme', 'light')");
    }

    // A session of its own: whom it acts for must not follow the sample's person into other tests.
    private async Task<Visit> Open(PersonId person, bool script)
    {
        var site = await host.Sample();
        return await site.Open(chromium, (await site.Services.GetRequiredService<Door>().Enter(person, new Visitor(null, "browser"))).Secret, script: script);
    }
}

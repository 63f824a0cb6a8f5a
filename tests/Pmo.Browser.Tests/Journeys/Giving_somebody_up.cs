using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Host.SignIn;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Lines;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>The head of the PMO plans whom they will need and asks for people back; a sponsor answers on a telephone.</summary>
[Collection(InBrowser.Name)]
public sealed class Giving_somebody_up(Chromium chromium, RealHost host)
{
    [Fact, Trait("Feature", "T25")]
    public async Task A_sponsor_says_yes_on_a_telephone_and_the_head_takes_another_question_back()
    {
        var site = await host.Sample();
        var asked = (await host.Ask(Role.HeadOfPmo, new FindConsents())).First(c => c is { State: ConsentState.Waiting, Asked: not null });
        var session = (await site.Services.GetRequiredService<Door>().Enter(asked.Asked!.Value, new Visitor(null, "browser"))).Secret!;
        await using (var sponsor = await site.Open(chromium, session, "light", 390))
        {
            await sponsor.Go($"/staffing/consents?person={asked.Person}&booking={asked.Booking}");
            await sponsor.Press("Send the answer");
            await sponsor.Sees("Choose yes or no.");
            await sponsor.ShouldBeAccessible();
            await sponsor.Page.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
            await sponsor.Press("Send the answer");
            await sponsor.Sees("Your answer is sent.");
            sponsor.ShouldBeQuiet();
        }

        Assert.Equal(ConsentState.Done, (await host.Ask(Role.HeadOfPmo, new FindConsents(All: true))).First(c => c.Booking == asked.Booking).State);

        var board = await host.Ask(Role.HeadOfPmo, new FindPool());
        var (person, bar) = board.People.SelectMany(p => p.Bars.Select(b => (p.Person, Bar: b))).First(b => b.Bar.Kind == BookingKind.Hard && b.Bar.From < board.Today && b.Bar.To > board.Today.AddDays(40) && b.Bar.Booking != asked.Booking);
        await using var head = await host.Open(chromium, Role.HeadOfPmo);
        await head.Go($"/staffing/pool/{person}?booking={bar.Booking}");
        var form = head.Page.Locator("form").Filter(new() { HasText = "Ask for consent" });
        await form.GetByLabel("Last day").FillAsync($"{board.Today.AddDays(20):yyyy-MM-dd}");
        await form.GetByLabel("Reason").FillAsync("The rest is done by the team.");
        await head.Press("Ask for consent");
        await head.Sees("It is asked.");
        await head.Sees("Release asked");
        await head.Go($"/staffing/consents?person={person}&booking={bar.Booking}");
        await head.Page.GetByLabel("Why").FillAsync("They stay.");
        await head.Press("Withdraw");
        await head.Sees("All stays as it was.");
        head.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "T37")]
    public async Task What_is_needed_without_a_name_is_entered_and_withdrawn()
    {
        await using var head = await host.Open(chromium, Role.HeadOfPmo);
        var today = (await host.Ask(Role.HeadOfPmo, new FindPool())).Today;
        await head.Go("/staffing/demand");
        await head.Page.GetByLabel("Grade").SelectOptionAsync(nameof(Grade.PortfolioManager));
        await head.Page.GetByLabel("Last day").FillAsync($"{today.AddDays(60):yyyy-MM-dd}");
        await head.Press("Enter demand");
        await head.Sees("Say for what");
        await head.Page.GetByLabel("Initiative").FillAsync("Second depot");
        await head.Press("Enter demand");
        await head.Sees("The demand is entered and counts in capacity.");
        var demand = (await host.Ask(Role.HeadOfPmo, new FindDemand())).Rows.Single(d => d.For == "Second depot");
        await head.Go($"/staffing/demand?demand={demand.Demand}");
        await head.Page.GetByLabel("Why nobody is needed").FillAsync("It waits a year.");
        await head.Press("Withdraw");
        await head.Sees("The demand is withdrawn.");
        head.ShouldBeQuiet();
    }
}

using Microsoft.Playwright;
using Pmo.Reporting.Answering;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>A sponsor on a telephone: signs in, sees what needs them, reads the question and answers it.</summary>
[Collection(InBrowser.Name)]
public sealed class Answering_from_a_telephone(Chromium chromium, RealHost host)
{
    private const int Telephone = 390;

    [Fact, Trait("Feature", "R48"), Trait("Feature", "R39")]
    public async Task A_sponsor_lands_on_what_needs_them_and_answers_with_one_click_more()
    {
        var ask = await Asking.ForDecision(host, "Move the pilot to the second site.");
        await using var visit = await (await host.Sample()).Open(chromium, width: Telephone);
        await visit.Go("/sign-in");
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sponsor") }).ClickAsync();
        await visit.IsOn("Needs you");
        await visit.ShouldBeAccessible();
        await visit.Picture("answering-needs-you", whole: true);
        await visit.Follow("Move the pilot to the second site.");
        await visit.IsOn("A decision is asked");
        // Opening it is enough: the page itself says that it was seen.
        await Assertions.Expect(visit.Page.Locator("#ask-way [aria-current]")).ToContainTextAsync("Seen");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as seen" })).ToHaveCountAsync(0);
        await visit.ShouldBeAccessible();
        await visit.Picture("answering-question", whole: true);

        await visit.Page.GetByText("Pass on: another person answers").ClickAsync();
        await visit.Type("In your words", "She runs the second site.");
        await visit.Press("Send the answer");
        await visit.Sees("Choose to whom you pass the question on.");
        await Assertions.Expect(visit.Field("In your words")).ToHaveValueAsync("She runs the second site.");
        await visit.ShouldBeAccessible();
        await visit.Picture("answering-refused", whole: true);

        await visit.Page.GetByText("Decide: I say what is to happen").ClickAsync();
        await visit.Type("In your words", "Yes, from the first of the month.");
        await visit.Press("Send the answer");
        await visit.Sees("Your answer is sent.");
        await visit.Sees("Yes, from the first of the month.");
        await visit.Sees("The PMO sees that it is carried out");
        await visit.ShouldBeAccessible();
        await visit.Picture("answering-answered", whole: true);
        Assert.Equal(AskState.Answered, (await host.Ask(Role.HeadOfPmo, new ShowAsk(ask)))!.Row.State);
        visit.ShouldBeQuiet();
    }

    [Fact, Trait("Feature", "R48")]
    public async Task Without_script_it_is_marked_by_a_button_and_answered_all_the_same()
    {
        var ask = await Asking.ForDecision(host, "Keep the old depot for a year.");
        await using var visit = await host.Open(chromium, Role.Sponsor, "dark", Telephone, script: false);
        await visit.Go($"/reporting/asks/{ask}");
        await Assertions.Expect(visit.Page.Locator("#ask-way [aria-current]")).ToContainTextAsync("Sent");
        Assert.Null((await host.Ask(Role.HeadOfPmo, new ShowAsk(ask)))!.Row.SeenAt);
        await visit.Press("Mark as seen");
        await Assertions.Expect(visit.Page.Locator("#ask-way [aria-current]")).ToContainTextAsync("Seen");
        await visit.Press("Send the answer");
        await visit.Sees("Choose what you do.");
        await visit.Page.GetByText("Decline: I will not answer, and say why").ClickAsync();
        await visit.Type("In your words", "The board decides this in May.");
        await visit.Press("Send the answer");
        await visit.Sees("Your answer is sent.");
        await visit.Picture("answering-without-script", whole: true);

        await using var officer = await host.Open(chromium, Role.HeadOfPmo);
        await officer.Go("/reporting/asks?text=depot");
        await officer.Follow("Keep the old depot");
        await officer.Type("What became of the answer", "Put on the board's agenda.");
        await officer.Press("Close the question");
        await officer.Sees("The question is closed.");
        officer.ShouldBeQuiet();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Host.SignIn;
using Pmo.Office;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>A notice arrives while a page is open, is counted, found, opened and read; and its receiver chooses what is mailed.</summary>
[Collection(OnItsOwn.Name)]
public sealed class Being_told(Chromium chromium)
{
    private static readonly DateTimeOffset Tuesday = new(2026, 9, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly ProjectId Quay = Projects.IdOf("HAR-7");

    [Fact, Trait("Feature", "G10")]
    public async Task A_notice_arrives_is_counted_opened_and_read()
    {
        await using var site = await Installation.StartEmpty(Tuesday);
        var head = await site.Found("Elif Dubois");
        await using var visit = await Enter(site, head, script: true);
        await GoLive(site, visit);
        await visit.Go("/projects");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Notices", Exact = true })).ToBeVisibleAsync();

        await site.Do(new RegisterProject("HAR-7", "Fish market quay", null, null, new ProjectProfile()), new NameSponsor(Quay, head));
        var bell = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Notices: 1 unread" });
        await Assertions.Expect(bell).ToBeVisibleAsync();
        await visit.ShouldBeAccessible();
        await bell.ClickAsync();

        await visit.IsOn("Notices");
        await visit.Sees("You were named sponsor.");
        await visit.Picture("notices/unread");
        await visit.ShouldBeAccessible();
        await visit.Follow("You are now the sponsor of HAR-7 Fish market quay.");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Notices", Exact = true })).ToBeVisibleAsync();
        await visit.Go("/notices?unread=true");
        await visit.Sees("You have read everything.");
        visit.ShouldBeQuiet();
    }

    [Theory, Trait("Feature", "G10"), InlineData(true), InlineData(false)]
    public async Task Notices_are_marked_as_read_one_by_one_and_all_and_mail_is_chosen(bool script)
    {
        await using var site = await Installation.StartEmpty(Tuesday);
        var head = await site.Found("Elif Dubois");
        await using var visit = await Enter(site, head, script);
        await GoLive(site, visit);

        foreach (var n in Enumerable.Range(1, 3)) await site.Do(new RegisterProject($"P-{n}", $"Project {n}", null, null, new ProjectProfile()), new NameSponsor(Projects.IdOf($"P-{n}"), head));
        await visit.Go("/notices");
        await visit.Press("Mark as read: You are now the sponsor of P-2 Project 2.");
        await visit.Sees("The notice is marked as read.");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Notices: 2 unread" })).ToBeVisibleAsync();
        await visit.Press("Mark all as read");
        await visit.Sees("Everything is marked as read.");

        await visit.Follow("When and what is mailed");
        await visit.Type("Your day's mail comes at", "16:30");
        await visit.Field("Friday").UncheckAsync();
        await visit.Page.GetByLabel("You are named project manager or sponsor").UncheckAsync();
        await visit.Press("Save");
        await visit.Sees("Your choice is saved.");
        await Assertions.Expect(visit.Field("Your day's mail comes at")).ToHaveValueAsync("16:30");
        await Assertions.Expect(visit.Field("Friday")).Not.ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.GetByLabel("You are named project manager or sponsor")).Not.ToBeCheckedAsync();
        await visit.Picture("notices/preferences");
        if (script) visit.ShouldBeQuiet();
    }

    [Theory, Trait("Feature", "G10"), InlineData("light", 1440), InlineData("dark", 390)]
    public async Task Mail_held_after_an_outage_is_seen_discarded_and_released(string theme, int width)
    {
        await using var site = await Installation.StartEmpty(Tuesday);
        var head = await site.Found("Elif Dubois");
        await site.GoesLive();
        await site.Do(new RecordOutage(Tuesday.AddHours(-3), Tuesday));
        for (var n = 1; n <= 2; n++)
        {
            var person = new PersonId(Guid.CreateVersion7(Tuesday));
            await site.Do(new ClaimEmail(person, $"p{n}@example.org"), new AddPerson(person, $"Person {n}", $"p{n}@example.org", "Europe/Berlin"));
            await site.Do(new RequestNotice(Guid.CreateVersion7(Tuesday), person, TellPeopleOfTheirPart.Part.Name, "Something happened.", "You asked for it.", "/projects", AtOnce: true));
            await site.Do(new RequestMail(person, NoticePreferences.Initial.Digest(Tuesday, "Europe/Berlin").Day));
        }

        await using var visit = await Enter(site, head, script: true, theme, width);
        await visit.Go("/mail");
        await visit.Sees("2 mails held after an outage");
        await visit.Picture($"notices/held-{theme}-{width}", whole: true);
        await visit.ShouldBeAccessible();
        await visit.Press("Discard all");
        await visit.Sees("Say why they are not sent.");
        await visit.Row("Person 1").GetByRole(AriaRole.Link).ClickAsync();
        await visit.IsOn("Mail to Person 1");
        await visit.ShouldBeAccessible();
        await visit.Press("Discard");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why it is not sent").FillAsync("It is stale.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await visit.Sees("The mail is discarded.");
        await visit.Go("/mail");
        await visit.Press("Release all");
        await visit.Sees("The held mails go out.");
        await Assertions.Expect(visit.Row("Person 1")).ToContainTextAsync("It is stale.");
        for (var tries = 0; tries < 60 && (await site.Ask(head, new FindMail(MailState.Sent))).Total == 0; tries++) await Task.Delay(500);
        await visit.Go("/mail?state=Sent");
        await Assertions.Expect(visit.Row("Person 2")).ToContainTextAsync("Sent");
        visit.ShouldBeQuiet();
    }

    private async Task<Visit> Enter(Installation site, PersonId person, bool script, string theme = "light", int width = 1440) =>
        await site.Open(chromium, (await site.Services.GetRequiredService<Door>().Enter(person, new Visitor(null, "browser"))).Secret!, theme, width, script);

    private static async Task GoLive(Installation site, Visit visit)
    {
        await visit.Go("/mail");
        await visit.Sees("Nobody is told anything yet");
        await site.GoesLive();
    }
}

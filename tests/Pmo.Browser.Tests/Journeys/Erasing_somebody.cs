using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pmo.Office;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>One asks, another approves, and then nobody knows them any more; on a desk and on a telephone.</summary>
[Collection(InBrowser.Name)]
public sealed class Erasing_somebody(Chromium chromium, RealHost host)
{
    [Theory, Trait("Feature", "A12")]
    [InlineData("light", 1440, "Lena Lindqvist")]
    [InlineData("dark", 390, "Boris Borg")]
    public async Task It_takes_two_and_the_page_says_before_what_goes_and_what_stays(string theme, int width, string name)
    {
        var (person, site) = (new PersonId(Ids.Named("test.erased", name)), await host.Sample());
        var email = $"{name.Split(' ')[0]}@example.org";
        await site.Do(new ClaimEmail(person, email), new AddPerson(person, name, email, "Europe/Berlin"));
        await using (var asks = await host.Open(chromium, Role.Administrator, theme, width))
        {
            await asks.Go($"/people/{person}");
            await asks.Page.GetByRole(AriaRole.Link, new() { Name = "Erase personal data" }).ClickAsync();
            await asks.Sees("Texts that name them.");
            await Look(asks, $"erasing/nothing-yet-{theme}-{width}");
            await asks.Press("Ask for erasure");
            await asks.Sees("Choose what allows and demands the erasure.");
            await asks.Choose("Legal basis", "The person asked for it (GDPR art. 17 (1) b, c)");
            await asks.Type("Why", $"{name} wrote a letter on Monday.");
            await asks.Press("Ask for erasure");
            await asks.Sees("Say it without their name and address");
            await Look(asks, $"erasing/refused-{theme}-{width}");
            Assert.Equal($"{name} wrote a letter on Monday.", await asks.Page.GetByLabel("Why").InputValueAsync());
            await asks.Type("Why", "A letter of Monday, file 12.");
            await asks.Press("Ask for erasure");
            await asks.Sees("You asked for it, so somebody else approves it");
            await Look(asks, $"erasing/asked-{theme}-{width}");
            asks.ShouldBeQuiet();
        }

        await using var approves = await host.Open(chromium, Role.HeadOfPmo, theme, width);
        await approves.Go($"/people/{person}/erase");
        await Look(approves, $"erasing/to-approve-{theme}-{width}");
        await approves.Press("Erase for ever");
        await approves.Sees("Enter your password.");
        await Look(approves, $"erasing/password-{theme}-{width}");
        await approves.Type("Your password, once more", "any, in a sample");
        await approves.Press("Erase for ever");
        await approves.Sees("Approved. The key is being destroyed.");
        await Assertions.Expect(approves.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Erased person");
        await site.Services.GetRequiredService<Host.Erasing.Eraser>().Finish();
        await site.Services.GetRequiredService<ReadModels>().CatchUp();
        await site.Services.GetRequiredService<Memories>().CatchUp();
        await approves.Go($"/people/{person}/erase");
        await approves.Sees("keys (1)");
        await Look(approves, $"erasing/erased-{theme}-{width}");
        await approves.Go($"/people/{person}/erasure-certificate");
        await Look(approves, $"erasing/not-certified-{theme}-{width}");
        await approves.Press("Issue the certificate");
        await approves.Sees("It stands, unchanged, under this checkpoint");
        await Look(approves, $"erasing/certificate-{theme}-{width}");
        await approves.Go($"/people/{person}");
        await Look(approves, $"erasing/person-{theme}-{width}");
        await approves.Go("/people/erasures");
        await approves.Sees(ErasedPerson.NameOf(person));
        await Look(approves, $"erasing/list-{theme}-{width}");
        await approves.Go($"/people?text={name.Split(' ')[1]}");
        await approves.Sees("No people match.");
        approves.ShouldBeQuiet();
    }

    private static async Task Look(Visit visit, string picture)
    {
        await visit.Picture(picture, whole: true);
        await visit.ShouldBeAccessible();
    }
}

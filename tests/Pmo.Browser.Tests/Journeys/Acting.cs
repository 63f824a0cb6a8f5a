using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>What people do on a page, by the words they see.</summary>
internal static class Acting
{
    public static Task Press(this Visit visit, string button) => visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static Task Follow(this Visit visit, string link) => visit.Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public static ILocator Field(this Visit visit, string label) => visit.Page.GetByLabel(label, new() { Exact = true }).And(visit.Page.Locator("input, textarea, select"));

    public static Task Type(this Visit visit, string label, string text) => visit.Field(label).FillAsync(text);

    public static Task Choose(this Visit visit, string label, string option) => visit.Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    public static Task Rate(this Visit visit, string what, string rag) => visit.Page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex($@"^{what}\*?$") }).GetByText(rag, new() { Exact = true }).ClickAsync();

    public static Task Sees(this Visit visit, string text) => Assertions.Expect(visit.Page.GetByText(text).Locator("visible=true").First).ToBeVisibleAsync();

    public static Task IsOn(this Visit visit, string heading) => Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    /// <summary>The row of a list that holds a text.</summary>
    public static ILocator Row(this Visit visit, string text) => visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    /// <summary>Somebody new comes with their one-time code and chooses a password.</summary>
    public static async Task Arrive(this Visit visit, string code, string password)
    {
        await visit.Go("/welcome");
        await visit.Type("One-time code", code);
        await visit.Type("New password", password);
        await visit.Press("Set password and sign in");
        await visit.IsOn("Portfolio");
    }

    /// <summary>Rates every dimension of a report as planned.</summary>
    public static async Task RateDimensionsGreen(this Visit visit)
    {
        foreach (var dimension in new[] { "Schedule", "Cost", "Scope", "Resources", "Benefits" })
        {
            await visit.Rate(dimension, "Green");
            await visit.Type($"Why this status of {dimension.ToLowerInvariant()}", "As planned.");
        }
    }
}

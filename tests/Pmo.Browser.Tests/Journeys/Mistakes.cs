using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>What a page must say when something was entered wrongly.</summary>
internal static class Mistakes
{
    /// <summary>The summary above the form says it, and is what the keyboard stands on.</summary>
    public static async Task IsWrong(this Visit visit, string sentence)
    {
        await Assertions.Expect(visit.Page.Locator(".error-summary")).ToContainTextAsync(sentence);
        await Assertions.Expect(visit.Page.Locator(".error-summary")).ToBeFocusedAsync();
    }

    /// <summary>The summary says it and leads to the field, and the field says it too.</summary>
    public static async Task IsWrongAt(this Visit visit, string field, string sentence)
    {
        await visit.IsWrong(sentence);
        var wrong = visit.Field(field);
        await Assertions.Expect(wrong).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(visit.Page.Locator($".error-summary a[href='#{await wrong.GetAttributeAsync("id")}']")).ToHaveTextAsync(sentence);
        await Assertions.Expect(wrong).ToHaveAccessibleDescriptionAsync(new Regex(Regex.Escape(sentence)));
    }

    /// <summary>What was typed is still there.</summary>
    public static Task Holds(this Visit visit, string field, string text) => Assertions.Expect(visit.Field(field)).ToHaveValueAsync(text);

    /// <summary>The same page, as it stands, dark and on a telephone.</summary>
    public static async Task DarkOnATelephone(this Visit visit)
    {
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.SetViewportSizeAsync(390, 844);
    }
}

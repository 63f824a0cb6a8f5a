namespace Pmo.Browser.Tests.Journeys;

/// <summary>Pictures and axe of a page as it stands: on a desk and on a telephone, light and dark.</summary>
internal static class Looked
{
    public static async Task At(Visit visit, string picture, bool script)
    {
        if (!script) return;
        foreach (var theme in new[] { "light", "dark" })
        {
            // As the button in the menu does: loading the page anew would lose a refused form.
            await visit.Page.EvaluateAsync("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme);
            foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
            {
                await visit.Page.SetViewportSizeAsync(width, height);
                await visit.Picture($"{picture}-{theme}-{width}", whole: true);
                await visit.ShouldBeAccessible();
            }
        }

        await visit.Page.EvaluateAsync("document.documentElement.setAttribute('data-bs-theme', 'light')");
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Pmo.Components;

/// <summary>A Tabler icon. Decoration only: the words beside it say what it means, so screen readers skip it.</summary>
public sealed class Icon : ComponentBase
{
    [Inject] private IconSet Icons { get; set; } = null!;

    /// <summary>The icon's Tabler name; it must be listed in Host/Pmo.Host/client/icons.txt.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "icon");
        builder.AddAttribute(2, "viewBox", "0 0 24 24");
        builder.AddAttribute(3, "aria-hidden", "true");
        foreach (var path in Icons[Name])
        {
            builder.OpenElement(4, "path");
            builder.AddAttribute(5, "d", path);
            builder.CloseElement();
        }

        builder.CloseElement();
    }
}

/// <summary>The drawings of the icons the site uses, picked from Tabler's when the assets are built.</summary>
/// <param name="paths">The paths of each icon, by name.</param>
public sealed class IconSet(IReadOnlyDictionary<string, string[]> paths)
{
    private static readonly string[] Unlisted = ["M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0"];

    /// <summary>The icon's paths; a plain circle for one that is not listed, so that a page never fails for a picture.</summary>
    public string[] this[string name] => paths.GetValueOrDefault(name, Unlisted);

    /// <summary>True when the icon is listed.</summary>
    public bool Has(string name) => paths.ContainsKey(name);

    /// <summary>How many are listed.</summary>
    public int Count => paths.Count;
}

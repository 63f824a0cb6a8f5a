using System.Text.RegularExpressions;
using Pmo.Components;
using Pmo.Host.Shell;

namespace Pmo.Tests.Components;

/// <summary>What the content security policy and the icon list ask of every page, checked where it is written.</summary>
public sealed partial class Pages_keep_the_rules
{
    private static readonly IReadOnlyList<string> Pages = Sources.Of("BuildingBlocks", "Host", "Modules").Where(f => f.EndsWith(".razor", StringComparison.Ordinal)).ToArray();

    [Fact]
    public void Every_icon_that_is_named_is_listed()
    {
        var icons = ClientAssets.Embedded().Icons;
        var missing = from file in Sources.Of("BuildingBlocks", "Host", "Modules")
                      from Match named in Icon().Matches(File.ReadAllText(file))
                      let name = named.Groups["name"].Value
                      where !icons.Has(name)
                      select $"{Path.GetFileName(file)}: {name} (add it to Host/Pmo.Host/client/icons.txt)";

        Assert.True(icons.Count > 50);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_icon_of_a_menu_and_of_a_state_is_listed()
    {
        var icons = ClientAssets.Embedded().Icons;
        var modules = new[] { typeof(global::Pmo.Office.OfficeModule).Assembly, typeof(global::Pmo.Reporting.ReportingModule).Assembly, typeof(global::Pmo.Staffing.StaffingModule).Assembly }
            .SelectMany(a => a.GetTypes()).Where(t => typeof(IModule).IsAssignableFrom(t) && t is { IsAbstract: false })
            .Select(t => (IModule)Activator.CreateInstance(t)!);

        Assert.All(modules.SelectMany(m => m.Menu), link => Assert.True(icons.Has(link.Icon), link.Icon));
        Assert.All(["Scheduled", "Late", "Missed", "Draft", "Accepted", "OnHold", "Parked", "Nonesuch"], state => Assert.True(icons.Has(States.Of(state).Icon), state));
    }

    [Fact]
    public void No_page_has_an_inline_style_script_or_event()
    {
        Assert.NotEmpty(Pages);
        Assert.All(Pages, file => Assert.DoesNotMatch(Inline(), File.ReadAllText(file)));
    }

    [Fact]
    public void No_form_stands_in_a_region_that_is_drawn_anew_by_itself()
    {
        var regions = Pages.SelectMany(file => LiveRegion().Matches(File.ReadAllText(file)), (file, region) => (Page: Path.GetFileName(file), region.Value)).ToArray();

        Assert.NotEmpty(regions);
        Assert.Empty(regions.Where(r => r.Value.Contains("Form ", StringComparison.Ordinal) || r.Value.Contains("<form", StringComparison.Ordinal)).Select(r => r.Page));
    }

    [GeneratedRegex("<LiveRegion.*?</LiveRegion>", RegexOptions.Singleline)]
    private static partial Regex LiveRegion();

    [GeneratedRegex("""(<Icon Name|\bIcon)="(?<name>[a-z0-9-]+)"|\bIcon = "(?<name>[a-z0-9-]+)";""")]
    private static partial Regex Icon();

    [GeneratedRegex("""\sstyle="|<style|<script(?![^>]*src=)|\son[a-z]+="|hx-on|="js:""")]
    private static partial Regex Inline();
}

namespace Pmo.Browser.Tests;

/// <summary>What every page is looked at with finds what is wrong: otherwise nothing it passes means anything.</summary>
[Collection(OnItsOwn.Name)]
public sealed class Finding_faults(Chromium chromium)
{
    private const string Good = "<!doctype html><html lang='en'><head><title>A page</title></head><body><main><h1>A page</h1>{0}</main></body></html>";

    [Theory]
    [InlineData("<img src='data:,'>", "image-alt (critical)")]
    [InlineData("<p style='color:#bbb;background:#fff'>Hardly to be read</p>", "color-contrast (serious)")]
    [InlineData("<label>Code <input></label><input>", "label (critical)")]
    [InlineData("<div style='width:3000px'>Wide</div>", "<div style=\"width:3000px\">")]
    public async Task A_fault_is_named(string fault, string named)
    {
        await using var visit = await Visit.Open(chromium.Browser, new("http://127.0.0.1/"));
        await visit.Page.SetContentAsync(Good.Replace("{0}", fault, StringComparison.Ordinal));
        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(visit.ShouldBeAccessible);
        Assert.Contains(named, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_one_passes()
    {
        await using var visit = await Visit.Open(chromium.Browser, new("http://127.0.0.1/"));
        await visit.Page.SetContentAsync(Good.Replace("{0}", "<p>Well</p>", StringComparison.Ordinal));
        await visit.ShouldBeAccessible();
    }
}

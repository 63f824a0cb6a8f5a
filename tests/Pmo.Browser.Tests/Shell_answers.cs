using System.Net;
using Pmo.Browser.Tests.Gallery;

namespace Pmo.Browser.Tests;

/// <summary>What the shell answers, byte by byte: error pages, compression, caching.</summary>
public sealed class Shell_answers(GallerySite site) : IClassFixture<GallerySite>
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = site.Address };

    [Theory]
    [InlineData("/gallery/status/403", HttpStatusCode.Forbidden, "This is not for you to see")]
    [InlineData("/gallery/status/404", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/gallery/status/503", HttpStatusCode.ServiceUnavailable, "This is being rebuilt")]
    [InlineData("/gallery/fail", HttpStatusCode.InternalServerError, "Something went wrong here")]
    [InlineData("/gallery/nobody", HttpStatusCode.Unauthorized, "Sign in first")]
    [InlineData("/gallery/not-allowed", HttpStatusCode.Forbidden, "This is not for you to see")]
    [InlineData("/gallery/rebuilding", HttpStatusCode.ServiceUnavailable, "42 % done, about 7 s left")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is no such page")]
    public async Task A_page_that_cannot_be_shown_says_why_and_keeps_its_status(string address, HttpStatusCode status, string title)
    {
        var response = await http.GetAsync(address);
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.DoesNotContain("made up", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_tables_are_being_rebuilt_says_when_to_come_back()
    {
        using var response = await http.GetAsync("/gallery/rebuilding");

        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Assert.Contains("http-equiv=\"refresh\" content=\"7\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task An_asset_is_sent_as_the_browser_accepts_and_kept_for_ever(string coding)
    {
        var css = Between(await http.GetStringAsync("/"), "rel=\"stylesheet\" href=\"", "\"");
        using var request = new HttpRequestMessage(HttpMethod.Get, css) { Headers = { { "Accept-Encoding", coding } } };
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(coding == "identity" ? [] : [coding], response.Content.Headers.ContentEncoding);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString().Replace("max-age=31536000, public", "public, max-age=31536000", StringComparison.Ordinal));
        Assert.Equal("text/css", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task A_page_is_compressed_and_the_live_stream_is_not()
    {
        using var page = await Send("/");
        using var live = await Send("/live");

        Assert.Equal(["br"], page.Content.Headers.ContentEncoding);
        Assert.DoesNotContain("br", live.Content.Headers.ContentEncoding);
    }

    private Task<HttpResponseMessage> Send(string address) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br" } } }, HttpCompletionOption.ResponseHeadersRead);

    private static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[from..text.IndexOf(after, from, StringComparison.Ordinal)];
    }
}

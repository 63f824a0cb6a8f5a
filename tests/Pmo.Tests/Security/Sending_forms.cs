using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Pmo.Host.SignIn;

namespace Pmo.Tests.Security;

/// <summary>Another site can make a browser send forms with its cookies: none is taken without the token of one of our pages (W3).</summary>
[Trait("Feature", "G3")]
public sealed class Sending_forms : IAsyncLifetime
{
    private Site site = null!;
    private PersonId officer;

    public async Task InitializeAsync()
    {
        site = await Site.Open();
        officer = await site.Person([Role.Administrator, Role.PmoOfficer, Role.HeadOfPmo, Role.ComplianceReviewer]);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a=b")]
    [InlineData("text/plain", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nA\r\n--x--\r\n")]
    public async Task No_address_takes_a_form_with_a_cookie_and_without_a_token(string type, string text)
    {
        var browser = await site.SignedIn(officer);
        var before = await site.Get<IEventStore>().Head();
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var path in Posts)
        {
            var answer = await browser.Send(HttpMethod.Post, path, Body(type, text));
            var right = answer.StatusCode is HttpStatusCode.UnsupportedMediaType or HttpStatusCode.BadRequest || (path.StartsWith("/console", StringComparison.Ordinal) && answer.StatusCode is HttpStatusCode.Forbidden);
            if (!right) wrong.Add($"{path}: {(int)answer.StatusCode}");
            asked++;
        }

        Assert.Empty(wrong);
        Assert.True(asked > 60, $"only {asked} were asked");
        Assert.Contains("/api/reporting/import", Posts);
        Assert.Equal(before, await site.Get<IEventStore>().Head());
    }

    [Fact]
    public async Task An_upload_with_the_token_of_a_page_or_of_a_program_is_looked_at()
    {
        var browser = await site.SignedIn(officer);
        var page = await (await browser.Get("/account")).Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent { { new StringContent(page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0]), "__RequestVerificationToken" } };
        Assert.Contains("import.unreadable", await (await browser.Send(HttpMethod.Post, "/api/reporting/import", form)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var (token, _) = await site.Get<Door>().CreateToken(officer, "import", TimeSpan.FromDays(1), officer);
        using var upload = new MultipartFormDataContent { { new StringContent("x"), "map" } };
        Assert.Contains("import.unreadable", await (await site.Browser().Send(HttpMethod.Post, "/api/reporting/import", upload, ("Authorization", $"Bearer {token}"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private string[] Posts => [.. site.Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true).Select(Site.Filled).Distinct()];

    private static StringContent Body(string type, string text)
    {
        var body = new StringContent(text, Encoding.UTF8);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return body;
    }
}

using Pmo.Office;

namespace Pmo.Tests.Security;

/// <summary>Who sets up comes to the first steps until the installation is live; others, and those who wanted to go somewhere, do not.</summary>
[Trait("Feature", "G6")]
public sealed class Landing_after_sign_in : IAsyncLifetime
{
    private const string Password = "vogel wiese lampe trompete";
    private Site site = null!;

    public async Task InitializeAsync() => site = await Site.Open();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData(Role.Administrator, "/sign-in", "/first-steps")]
    [InlineData(Role.HeadOfPmo, "/sign-in", "/first-steps")]
    [InlineData(Role.HeadOfPmo, "/sign-in?returnUrl=%2Fprojects", "/projects")]
    [InlineData(Role.PmoOfficer, "/sign-in", "/")]
    [InlineData(Role.ProjectManager, "/sign-in", "/")]
    public async Task Until_it_is_live(Role role, string path, string landing)
    {
        await site.Person([role], "ann@example.org", Password);

        Assert.Equal(landing, await SignIn(path));
    }

    [Fact]
    public async Task And_not_afterwards()
    {
        await site.Person([Role.HeadOfPmo], "ann@example.org", Password);
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
        await site.Settle();

        Assert.Equal("/", await SignIn("/sign-in"));
    }

    private async Task<string> SignIn(string path)
    {
        var answer = await site.Browser().Fill(path, "sign-in", ("Form.Email", "ann@example.org"), ("Form.Password", Password));
        return new Uri(new Uri("https://pmo.example"), answer.Headers.Location!).PathAndQuery;
    }
}

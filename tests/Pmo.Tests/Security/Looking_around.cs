namespace Pmo.Tests.Security;

/// <summary>A sample lets anyone sign in as anyone, so it does that on the machine it runs on and nowhere else (W7).</summary>
[Trait("Feature", "G3")]
public sealed class Looking_around
{
    [Fact]
    public async Task One_click_sign_in_is_offered_by_a_sample_on_this_machine_only()
    {
        await using var plain = await Site.Open();
        await using var sample = await Site.Open(sample: true);
        await sample.Person([Role.HeadOfPmo]);
        static async Task<bool> Offers(Site site, string? from, string host = "localhost")
        {
            site.From = from;
            return (await (await site.Browser().Get("/sign-in", ("Host", host))).Content.ReadAsStringAsync()).Contains("Look around as", StringComparison.Ordinal);
        }

        Assert.False(await Offers(plain, null));
        Assert.True(await Offers(sample, null));
        Assert.True(await Offers(sample, "::1"));
        Assert.False(await Offers(sample, null, host: "pmo.example"));
        Assert.False(await Offers(sample, "192.0.2.10"));
    }
}

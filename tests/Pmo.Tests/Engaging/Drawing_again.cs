using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pmo.Host.Engaging;
using Pmo.Host.Selecting;
using Pmo.Reporting;

namespace Pmo.Tests.Engaging;

/// <summary>Anybody draws a sample again from what stands in the log, with a program of their own.</summary>
[Trait("Feature", "A17")]
public sealed class Drawing_again
{
    [Theory]
    [InlineData(SampleMethod.Random)]
    [InlineData(SampleMethod.Stratified)]
    public async Task Another_program_draws_the_same_items_from_what_is_recorded(SampleMethod method)
    {
        await using var review = await UnderReview.Begin(40);
        await review.Fieldwork();
        await review.Draw(method, 9);
        Assert.Equal(await Redrawn(review), Drawn((await Recorded(review, "host.sample-drawn"))[0]));
    }

    [Fact]
    public async Task An_extended_sample_keeps_its_items_and_goes_on_in_the_same_draw()
    {
        await using var review = await UnderReview.Begin(40);
        await review.Fieldwork();
        var first = await review.Draw(SampleMethod.Stratified, 6);
        await review.Site.Do(new ExtendSample(UnderReview.Id, first.Sample, 15, "Two of the first six failed."), review.Lead);

        var sheet = (await review.Ask(new ShowSample(UnderReview.Id, first.Sample), review.Lead))!;
        Assert.Equal(first.Items, sheet.Items.Take(6).Select(i => i.Item));
        Assert.Equal(Enumerable.Range(1, 15), sheet.Items.Select(i => i.Item.Number));
        Assert.Equal(15, sheet.Items.Select(i => i.Item.Event).Distinct().Count());
        Assert.True(sheet.Same);
        Assert.Equal(await Redrawn(review), sheet.Items.Select(i => i.Item.Event));
    }

    [Fact]
    public async Task The_check_value_of_the_population_is_made_from_the_ids_of_its_events()
    {
        await using var review = await UnderReview.Begin();
        var taken = await review.Fieldwork();
        var events = (await review.Site.Log()).Where(r => r.Event is ReportSubmitted).Select(r => r.Stored.Id).ToList();
        Assert.Equal(12, taken.Count);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("pmo-population/1\n" + string.Concat(events.Select(e => e.ToString("N") + "\n"))))), taken.Hash);
    }

    private static IEnumerable<Guid> Drawn(JsonElement sample) => [.. sample.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("event").GetGuid())];

    /// <summary>Draws with nothing of the product: the recipe as the page tells it, over the stored JSON.</summary>
    private static async Task<IEnumerable<Guid>> Redrawn(UnderReview review)
    {
        var (pin, sample) = ((await Recorded(review, "host.checkpoint-pinned"))[0], (await Recorded(review, "host.sample-drawn"))[0]);
        var strata = (await Recorded(review, "host.sample-extended")).Append(sample).First().GetProperty("strata").EnumerateArray().ToList();
        var taken = (await Recorded(review, "host.population-taken"))[0];
        var seed = Mac(Convert.FromBase64String(pin.GetProperty("root").GetString()!), Encoding.ASCII.GetBytes($"pmo-sample/1\n{pin.GetProperty("engagement").GetGuid():N}\nreports-submitted"));
        Assert.Equal(sample.GetProperty("seed").GetString(), Convert.ToHexStringLower(seed));

        var listed = (await review.Site.Log()).Where(r => r.Stored.Name == "reporting.report-submitted").Select(r => (r.Stored.Id, Project: JsonDocument.Parse(r.Stored.Data).RootElement.GetProperty("project").GetGuid())).ToList();
        Assert.Equal(taken.GetProperty("count").GetInt32(), listed.Count);
        var homes = (await Recorded(review, "office.project-registered")).ToDictionary(p => p.GetProperty("project").GetGuid(), p => p.GetProperty("department").GetGuid());
        var all = new List<(Guid Event, string Stratum, int Turn)>();
        foreach (var stratum in strata)
        {
            var home = stratum.TryGetProperty("department", out var d) && d.ValueKind == JsonValueKind.String ? d.GetGuid() : (Guid?)null;
            var of = home is null ? listed : [.. listed.Where(l => homes[l.Project] == home)];
            Assert.Equal(stratum.GetProperty("of").GetInt32(), of.Count);
            var own = home is null ? seed : Mac(seed, Encoding.ASCII.GetBytes($"stratum\n{home:N}"));
            all.AddRange(Places(own, of.Count).Take(stratum.GetProperty("take").GetInt32()).Select((place, turn) => (of[place].Id, $"{home}", turn)));
        }

        // The order in which departments take turns is told by the numbers recorded; which items each gives is drawn here.
        var recorded = Drawn(sample).Concat((await Recorded(review, "host.sample-extended")).SelectMany(Drawn)).ToList();
        return all.OrderBy(a => recorded.IndexOf(a.Event)).Select(a => a.Event);
    }

    private static IEnumerable<int> Places(byte[] seed, int n)
    {
        var (all, seen) = (BigInteger.Pow(2, 64), new List<int>());
        for (BigInteger i = 0; seen.Count < n; i++)
        {
            byte[] counter = [.. Enumerable.Repeat((byte)0, 8 - i.GetByteCount(isUnsigned: true)), .. i.ToByteArray(isUnsigned: true, isBigEndian: true)];
            var value = new BigInteger(Mac(seed, counter).AsSpan(0, 8), isUnsigned: true, isBigEndian: true);
            if (value >= all - (all % n) || seen.Contains((int)(value % n))) continue;
            seen.Add((int)(value % n));
            yield return seen[^1];
        }
    }

    private static byte[] Mac(byte[] key, byte[] message)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(message);
        return mac.GetHashAndReset();
    }

    private static async Task<IReadOnlyList<JsonElement>> Recorded(UnderReview review, string name) =>
        [.. (await review.Site.Log()).Where(r => r.Stored.Name == name).Select(r => JsonDocument.Parse(r.Stored.Data).RootElement.Clone())];
}

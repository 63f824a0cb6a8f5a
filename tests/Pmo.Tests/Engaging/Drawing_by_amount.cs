using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Pmo.Host.Engaging;
using Pmo.Host.Selecting;
using Pmo.Office;
using Pmo.Tests.Stepping;

namespace Pmo.Tests.Engaging;

/// <summary>Units of currency are drawn at a fixed interval from a random start, so that a large budget is the likelier to be looked at; anybody draws them again.</summary>
[Trait("Feature", "A17")]
public sealed class Drawing_by_amount
{
    private static readonly Gen<byte[]> AnySeed = Gen.Byte.Array[32];
    private static readonly Gen<long[]> Amounts = Gen.Long[0, 1_000_000].Array[1, 40].Where(a => a.Sum() > 100);

    [Fact]
    public void As_many_units_are_drawn_as_asked_for_each_item_comes_once_and_its_hits_follow_its_amount() => Gen.Select(AnySeed, Amounts, Gen.Int[1, 100]).Sample((seed, amounts, hits) =>
    {
        var (units, drawn) = MonetaryUnitDraw.From(seed, Items(amounts), hits);
        Assert.Equal((amounts.Sum(), hits, amounts.Count(a => a == 0)), (units.Total, units.Hits, units.Without));
        Assert.InRange(units.Start, 0, units.Total - 1);
        Assert.Equal(hits, drawn.Sum(d => d.Hits));
        Assert.Equal(drawn.Select(d => d.Place).Distinct().Order(), drawn.Select(d => d.Place));
        var hit = drawn.ToDictionary(d => d.Place, d => d.Hits);
        for (var place = 0; place < amounts.Length; place++)
        {
            // At a fixed interval an item gets its share, rounded up or down; whatever is as large as the interval is always hit.
            var least = (int)((BigInteger)amounts[place] * hits / units.Total);
            Assert.InRange(hit.GetValueOrDefault(place), least, amounts[place] == 0 ? 0 : least + 1);
        }
    }, iter: 500);

    [Fact]
    public void The_same_seed_gives_the_same_and_large_budgets_do_not_overflow() => Gen.Select(AnySeed, Gen.Int[1, 1000]).Sample((seed, hits) =>
    {
        var items = Items([.. Enumerable.Repeat(1_000_000_000_000_000L, 9_000)]);
        Assert.Null(MonetaryUnitDraw.Refuses(items, hits));
        var drawn = MonetaryUnitDraw.From(seed, items, hits);
        Assert.Equal(hits, drawn.Items.Sum(i => i.Hits));
        Assert.Equal(drawn.Items, MonetaryUnitDraw.From([.. seed], items, hits).Items);
        Assert.Equal("sample.amounts", MonetaryUnitDraw.Refuses([.. items, .. items], hits)!.Code);
    }, iter: 10);

    [Fact]
    public void Every_unit_is_as_likely_as_any_other()
    {
        const int draws = 20_000;
        long[] amounts = [1, 2, 3, 10, 4];
        var came = new int[amounts.Length];
        for (var n = 0; n < draws; n++)
            foreach (var (place, hits) in MonetaryUnitDraw.From(Draw.Seed(BitConverter.GetBytes(n), new(Guid.Empty), "reports"), Items(amounts), 2).Items) came[place] += hits;
        var chi = came.Select((c, place) => (c, expected: 2.0 * draws * amounts[place] / amounts.Sum())).Sum(x => (x.c - x.expected) * (x.c - x.expected) / x.expected);
        // Four degrees of freedom: beyond 23 once in ten thousand; the seeds are always the same.
        Assert.True(chi < 23, $"{chi}: {string.Join(' ', came)}");
    }

    [Fact]
    public async Task Another_program_draws_the_same_items_from_what_is_recorded()
    {
        await using var review = await WithBudgets();
        var sample = await review.Draw(SampleMethod.MonetaryUnit, 9);
        Assert.Equal(await Redrawn(review, 9), sample.Items.Select(i => (i.Event, i.Units!.Value, i.Hits!.Value)));
        Assert.Equal(9, sample.Items.Sum(i => i.Hits));
        Assert.Equal((3 * 250_000L) + (3 * 70_000) + (6 * 1_000), sample.Units!.Total);
        Assert.True((await review.Ask(new ShowSample(UnderReview.Id, sample.Sample), review.Lead))!.Same);
    }

    [Fact]
    public async Task The_page_shows_totals_interval_and_hits_and_the_recipe()
    {
        await using var review = await WithBudgets();
        var lead = await review.Site.SignedIn(review.Lead);
        await lead.Fill($"/audit/engagements/{UnderReview.Id}/draw/reports-submitted", "draw", ("Form.Method", "MonetaryUnit"), ("Form.Size", "9"), ("Form.Attributes", "In time"));
        var sample = Assert.Single(await review.Said<SampleDrawn>());
        var page = Audited.Text(await (await lead.Get($"/audit/engagements/{UnderReview.Id}/samples/{sample.Sample}")).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        foreach (var said in (string[])["hit by 9 units drawn from 966,000 EUR", "Interval (T ÷ n) 107,333.33 EUR", $"Random start (r) {sample.Units!.Start.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}", "Counted and drawn again just now: the same items.", $"{sample.Items.Count} items of 12"])
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Draw more", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_drawn_by_amount_is_refused_in_words_and_a_fixed_interval_is_not_carried_on()
    {
        await using var review = await UnderReview.Begin();
        await review.Fieldwork();
        Assert.Equal("sample.no-amount", (await review.Try(review.Drawing(SampleMethod.MonetaryUnit), review.Lead)).Code);
        Assert.Equal("sample.currencies", MonetaryUnitDraw.Refuses([.. Items([5]), .. Items([5], "USD")], 1)!.Code);
        Assert.Equal("sample.size", MonetaryUnitDraw.Refuses(Items([5]), 6)!.Code);
        await using var other = await WithBudgets();
        var sample = await other.Draw(SampleMethod.MonetaryUnit);
        Assert.Equal("sample.no-draw", (await other.Try(new ExtendSample(UnderReview.Id, sample.Sample, 9, "More of them are needed."), other.Lead)).Code);
        Assert.Equal("sample.drawn", (await other.Try(other.Drawing(), other.Lead)).Code);
    }

    private static PopulationItem[] Items(long[] amounts, string currency = "EUR") =>
        [.. amounts.Select((a, n) => new PopulationItem(Guid.Empty, n, "reporting.obligation", 1, null, null, a == 0 ? null : new Budget(a, currency)))];

    /// <summary>Twelve reports of three projects with budgets; one was changed before the log was pinned, and another after.</summary>
    private static async Task<UnderReview> WithBudgets()
    {
        var review = await UnderReview.Begin();
        foreach (var (code, budget) in new[] { ("R-1", 500m), ("B-1", 70_000.99m), ("T-1", 250_000m), ("R-1", 1_000m) })
            await review.Site.Do(new ChangeProjectProfile(Projects.IdOf(code), new ProjectProfile(Budget: budget, Currency: "EUR"), UnderReview.From));
        await review.Fieldwork();
        await review.Site.Do(new ChangeProjectProfile(Projects.IdOf("T-1"), new ProjectProfile(Budget: 1m, Currency: "EUR"), UnderReview.From));
        return review;
    }

    /// <summary>Draws with nothing of the product: the recipe as the page tells it, over the stored JSON.</summary>
    private static async Task<IEnumerable<(Guid, long, int)>> Redrawn(UnderReview review, int n)
    {
        var log = (await review.Site.Log()).Select(r => (r.Stored.Position, r.Stored.Name, r.Stored.Id, Said: JsonDocument.Parse(r.Stored.Data).RootElement.Clone())).ToList();
        var pin = log.Single(e => e.Name == "host.checkpoint-pinned").Said;
        var known = log.Where(e => e.Position <= pin.GetProperty("size").GetInt64()).ToList();
        var budgets = new Dictionary<string, BigInteger>();
        foreach (var e in known.Where(e => e.Name == "office.project-profile-changed")) budgets[e.Said.GetProperty("project").GetString()!] = new BigInteger(Math.Floor(e.Said.GetProperty("profile").GetProperty("budget").GetDecimal()));
        var line = known.Where(e => e.Name == "reporting.report-submitted").Select(e => (e.Id, Units: budgets[e.Said.GetProperty("project").GetString()!])).ToList();
        var total = line.Aggregate(BigInteger.Zero, (sum, l) => sum + l.Units);
        var seed = Mac(Convert.FromBase64String(pin.GetProperty("root").GetString()!), Encoding.ASCII.GetBytes($"pmo-sample/1\n{pin.GetProperty("engagement").GetGuid():N}\nreports-submitted"));
        var all = BigInteger.Pow(2, 64);
        var value = Enumerable.Range(0, 1000).Select(i => new BigInteger(Mac(seed, [0, 0, 0, 0, 0, 0, (byte)(i >> 8), (byte)i]).AsSpan(0, 8), isUnsigned: true, isBigEndian: true)).First(v => v < all - (all % total));
        var drawn = Enumerable.Range(0, n).Select(k => ((value % total) + (k * total)) / n).ToList();
        var (found, from) = (new List<(Guid, long, int)>(), BigInteger.Zero);
        foreach (var (id, units) in line)
        {
            if (drawn.Count(u => u >= from && u < from + units) is > 0 and var hits) found.Add((id, (long)units, hits));
            from += units;
        }

        return found;
    }

    private static byte[] Mac(byte[] key, byte[] message)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(message);
        return mac.GetHashAndReset();
    }
}

using CsCheck;
using Pmo.Host.Engaging;
using Pmo.Host.Selecting;

namespace Pmo.Tests.Engaging;

/// <summary>A draw takes each item once, favours none, is the same whenever it is made, and goes on where it ended.</summary>
[Trait("Feature", "A17")]
public sealed class Drawing_by_chance
{
    private static readonly Gen<byte[]> AnySeed = Gen.Byte.Array[32];
    private static readonly Gen<int[]> Sizes = Gen.Int[1, 60].Array[1, 12];

    [Fact]
    public void Every_place_comes_once_and_none_beyond_the_population() => Gen.Select(AnySeed, Gen.Int[1, 300]).Sample((seed, of) =>
    {
        var places = Draw.From(seed, of).Select(d => d.Place).ToArray();
        Assert.Equal(Enumerable.Range(0, of), places.Order());
    }, iter: 200);

    [Fact]
    public void The_same_seed_gives_the_same_draw_and_a_larger_one_begins_with_it() => Gen.Select(AnySeed, Gen.Int[2, 500], Gen.Int[1, 30]).Sample((seed, of, size) =>
        Assert.Equal(Draw.From(seed, of).Take(size), Draw.From([.. seed], of).Take(Math.Min(of, size * 2)).Take(size)), iter: 200);

    [Theory]
    [InlineData(7)]
    [InlineData(48)]
    public void Every_place_is_as_likely_to_come_first_as_any_other(int of)
    {
        const int draws = 20_000;
        var came = new int[of];
        for (var n = 0; n < draws; n++)
        {
            var seed = Draw.Seed(BitConverter.GetBytes(n), new(Guid.Empty), "reports");
            came[Draw.From(seed, of).First().Place]++;
        }

        var expected = (double)draws / of;
        var chi = came.Sum(c => (c - expected) * (c - expected) / expected);
        // Six standard deviations of the chi-square above its mean.
        Assert.InRange(chi, 0, of - 1 + (6 * Math.Sqrt(2 * (of - 1))));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(10, 6)]
    [InlineData(48, 16)]
    [InlineData(256, 0)]
    public void The_values_of_the_last_incomplete_round_are_drawn_anew(int of, int over)
    {
        for (var n = 0; n < over; n++) Assert.Null(Draw.PlaceOf(ulong.MaxValue - (ulong)n, of));
        Assert.Equal(of - 1, Draw.PlaceOf(ulong.MaxValue - (ulong)over, of));
        Assert.Equal(0, Draw.PlaceOf(0, of));
    }

    [Fact]
    public void Another_root_another_review_and_another_population_each_give_another_seed()
    {
        var (root, id) = (new byte[32], new EngagementId(Guid.Parse("01900000-0000-7000-8000-000000000001")));
        byte[][] seeds = [Draw.Seed(root, id, "rights"), Draw.Seed([.. root[..31], 1], id, "rights"), Draw.Seed(root, new(Guid.Empty), "rights"), Draw.Seed(root, id, "imports"), Draw.SeedOf(Draw.Seed(root, id, "rights"), null)];
        Assert.Equal(5, seeds.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Shares_add_up_never_exceed_a_department_and_give_each_one_first() => Gen.Select(Sizes, Gen.Int[1, 200]).Sample((sizes, take) =>
    {
        var shares = Shares.Of(sizes, take);
        Assert.Equal(Math.Min(take, sizes.Sum()), shares.Sum());
        Assert.All(shares.Zip(sizes), s => Assert.InRange(s.First, 0, s.Second));
        if (take >= sizes.Length) Assert.DoesNotContain(0, shares);
    }, iter: 500);

    [Fact]
    public void A_larger_sample_takes_nothing_from_any_department() => Gen.Select(Sizes, Gen.Int[1, 100]).Sample((sizes, take) =>
        Assert.All(Shares.Of(sizes, take).Zip(Shares.Of(sizes, take + 1)), s => Assert.True(s.First <= s.Second)), iter: 500);

    [Fact]
    public void Shares_follow_the_sizes() => Assert.Equal([10, 5, 1], Shares.Of([100, 50, 2], 16));

    [Theory]
    [InlineData(ControlFrequency.Daily, 25)]
    [InlineData(ControlFrequency.Weekly, 8)]
    [InlineData(ControlFrequency.Monthly, 4)]
    [InlineData(ControlFrequency.Quarterly, 300)]
    public void The_usual_size_follows_the_frequency_of_the_control(ControlFrequency frequency, int size)
    {
        Assert.Equal(size, Selection.UsualSize(frequency, 300));
        Assert.Equal(3, Selection.UsualSize(frequency, 3));
    }
}

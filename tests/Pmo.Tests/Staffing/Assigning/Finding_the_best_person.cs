using CsCheck;
using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Matching;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>Musts filter, weights that sum to one make a score, and the same inputs give the same order anywhere.</summary>
[Trait("Feature", "T10")]
public sealed class Finding_the_best_person
{
    private static Ranking Rank(params CandidateFacts[] candidates) => Pmo.Staffing.Matching.Fit.Rank(Needs, TheRequest.Fit, candidates);

    private static decimal Score(CandidateFacts candidate) => Rank(candidate).Ranked.Single().Score;

    [Fact]
    public void Each_factor_counts_by_its_weight()
    {
        // Everything but experience (no project led yet) and a wish (none named, half of it).
        Assert.Equal(.40m + .20m + .15m + 0 + .05m + .05m, Score(Perfect(Pat)));
        Assert.Equal(.85m + .10m * .25m, Score(Perfect(Pat) with { Led = 1 }));
        Assert.Equal(.85m - .20m * .4m, Score(Perfect(Pat) with { Load = .4m }));
        Assert.Equal(.85m - .075m, Score(Perfect(Pat) with { Grade = Grade.SeniorProjectManager }));
        Assert.Equal(.85m - .15m, Score(Perfect(Pat) with { Grade = Grade.PortfolioManager }));
        Assert.Equal(.85m - .05m, Score(Perfect(Pat) with { Place = "Bremen" }));
        Assert.Equal(.85m - .05m, Score(Perfect(Pat) with { Place = null }));
        // Two shoulds: half of 40 % each; level 2 of 4 is half of that, the own word half again.
        Assert.Equal(.85m - .20m, Score(With(Works, new(Works, null, null, false))));
        Assert.Equal(.85m - .10m, Score(With(Works, new(Works, CompetencyLevel.Basic, null, false))));
        Assert.Equal(.85m - .10m, Score(With(Works, new(Works, null, CompetencyLevel.Expert, false))));
        Assert.Equal(.85m - .20m, Score(With(Certificate, new(Certificate, null, null, false))));
    }

    [Fact, Trait("Feature", "T35")]
    public void A_wish_counts_for_and_against_as_a_factor_of_its_own()
    {
        Assert.Equal(.90m, Score(Perfect(Pat) with { Wishes = true }));
        Assert.Equal(.80m, Score(Perfect(Pat) with { Wishes = false }));
        Assert.Equal(1m, Rank(Perfect(Pat) with { Wishes = true }).Ranked[0].Factors.Single(f => f.Factor == FitFactor.Preference).Value);
    }

    [Fact]
    public void Whoever_misses_a_must_is_left_out_and_it_says_which()
    {
        (CandidateFacts Candidate, UnmetMust Must)[] each =
        [
            (Perfect(Pat) with { Belongs = false }, UnmetMust.Pool), (Perfect(Pat) with { Grade = Grade.AssociateProjectManager }, UnmetMust.Grade), (Perfect(Pat) with { Grade = null }, UnmetMust.Grade),
            (Perfect(Pat) with { ShortFrom = From, LeastFree = 50 }, UnmetMust.Time), (With(Risk, new(Risk, CompetencyLevel.Basic, CompetencyLevel.Expert, false)), UnmetMust.Competency),
        ];
        Assert.All(each, e =>
        {
            var ranking = Rank(e.Candidate);
            Assert.Empty(ranking.Ranked);
            Assert.Equal([e.Must], ranking.LeftOut.Single().Unmet);
        });
        Assert.Equal([Risk], Rank(each[^1].Candidate).LeftOut.Single().Lacking.Select(a => a.Competency));
    }

    [Fact, Trait("Feature", "T11")]
    public void Each_hears_what_is_lacking_and_why_they_stand_below_the_one_above()
    {
        var ranking = Rank(With(Works, new(Works, CompetencyLevel.Basic, null, false)) with { Person = Lee, Load = .5m }, Perfect(Sam), Perfect(Pat) with { Led = 1 });
        Assert.Equal([(1, Pat), (2, Sam), (3, Lee)], ranking.Ranked.Select(r => (r.Rank, r.Person)));
        Assert.Equal([Works], ranking.Ranked[2].Lacking.Select(a => a.Competency));
        Assert.Equal("2.5 behind: 2.5 for projects led to the end.", RankingWords.Below(ranking.Ranked[0], ranking.Ranked[1]));
        Assert.Equal("20 behind: 10 for competencies that should be there, 10 for free time.", RankingWords.Below(ranking.Ranked[1], ranking.Ranked[2]));
        var equals = Rank(Perfect(Sam), Perfect(Pat));
        Assert.Equal([Pat, Sam], equals.Ranked.Select(r => r.Person));
        Assert.Equal("Equal; the order between equals is fixed.", RankingWords.Below(equals.Ranked[0], equals.Ranked[1]));
    }

    [Fact, Trait("Feature", "T12")]
    public void The_order_of_the_inputs_changes_no_byte_of_the_outcome() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 100], Gen.Int[0, 5], Gen.Int[0, 9], Gen.Int[0, 2], (grade, load, level, led, wish) => (grade, load, level, led, wish)).Array[2, 12].Select(Gen.Int[0, 99]).Sample((drawn, seed) =>
        {
            var people = drawn.Select((d, n) => Perfect(new(new Guid(n, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 1]))) with
            {
                Grade = d.grade == 0 ? null : (Grade)Math.Min(d.grade, 5),
                Load = d.load / 100m,
                Led = d.led,
                Wishes = d.wish == 0 ? null : d.wish == 1,
                Has = [new(Risk, d.level == 0 ? null : (CompetencyLevel)d.level, null, false), new(Works, null, (CompetencyLevel)Math.Max(1, d.level), false), new(Certificate, null, null, d.led % 2 == 0)],
            }).ToArray();
            var shuffled = people.OrderBy(p => p.Person.GetHashCode() ^ seed * 7919).ToArray();
            var (one, other) = (Rank(people), Rank(shuffled));
            Assert.Equal(Pmo.Staffing.Matching.Fit.Digest(one), Pmo.Staffing.Matching.Fit.Digest(other));
            Assert.Equal(people.Length, one.Ranked.Count + one.LeftOut.Count);
            Assert.All(one.Ranked, r => Assert.InRange(r.Score, 0, 1));
            Assert.Equal(one.Ranked.OrderByDescending(r => r.Score).ThenBy(r => r.Person.Value), one.Ranked);
        });

    [Fact, Trait("Feature", "T14")]
    public void Nothing_enters_but_what_is_listed_here()
    {
        // Applied is a wish for this very post, stated by the person themselves. Least is no attribute of the person: it is the grade that the project's class, or a waiver of it, asks of them.
        Assert.Equal(
            [("Applied", typeof(bool)), ("Belongs", typeof(bool)), ("DaysAway", typeof(int)), ("Grade", typeof(Grade?)), ("Has", typeof(IReadOnlyList<HasCompetency>)), ("Least", typeof(Grade?)), ("LeastFree", typeof(int)), ("Led", typeof(int)), ("Load", typeof(decimal)), ("Person", typeof(PersonId)), ("Place", typeof(string)), ("ShortFrom", typeof(DateOnly?)), ("Wishes", typeof(bool?))],
            typeof(CandidateFacts).GetProperties().Select(p => (p.Name, p.PropertyType)).OrderBy(p => p.Name, StringComparer.Ordinal));
        Assert.Equal([("Claimed", typeof(CompetencyLevel?)), ("Competency", typeof(CompetencyId)), ("Held", typeof(bool)), ("Validated", typeof(CompetencyLevel?))],
            typeof(HasCompetency).GetProperties().Select(p => (p.Name, p.PropertyType)).OrderBy(p => p.Name, StringComparer.Ordinal));
        // The ranking takes these facts, what is asked, and the weights; there is no other way in.
        Assert.Equal([typeof(PostNeeds), typeof(FitWeights), typeof(IEnumerable<CandidateFacts>)], typeof(Pmo.Staffing.Matching.Fit).GetMethod("Rank")!.GetParameters().Select(p => p.ParameterType));
    }

    [Fact, Trait("Feature", "T14")]
    public void What_somebody_would_learn_counts_only_where_it_is_weighed()
    {
        var learns = With(Works, new(Works, CompetencyLevel.Competent, null, false));
        Assert.DoesNotContain(Rank(learns).Ranked[0].Factors, f => f.Factor == FitFactor.Development);
        var weighed = Pmo.Staffing.Matching.Fit.Rank(Needs, new(0, 0, 0, 0, 0, 0, 100), [learns, Perfect(Sam)]);
        Assert.Equal([(Pat, .5m), (Sam, 0m)], weighed.Ranked.Select(r => (r.Person, r.Score)));
    }

    [Fact]
    public void Weights_sum_to_a_hundred_and_are_changed_with_a_reason()
    {
        var (given, rule) = (new Given<FitSettings> { Actor = Head, Roles = [Role.HeadOfPmo] }, new WeighFitRule());
        var weights = new FitWeights(30, 20, 15, 10, 5, 10, 10);
        given.When(rule, new WeighFit(weights, " Let people grow. ")).Then(new FitWeighed(weights, "Let people grow.", Head, Now));
        given.When(rule, new WeighFit(weights with { Place = 6 }, "Why.")).Refused("fit.sum", "The weights sum to 101 %: let them sum to 100 %.");
        given.When(rule, new WeighFit(weights with { Place = -5, Grade = 25 }, "Why.")).Refused("fit.weight");
        given.When(rule, new WeighFit(weights, " ")).Refused("staffing.reason");
        given.When(rule, new WeighFit(TheRequest.Fit, "Why.")).Then();
    }

    private static CandidateFacts With(CompetencyId competency, HasCompetency has) => Perfect(Pat) with { Has = [.. Perfect(Pat).Has.Select(h => h.Competency == competency ? has : h)] };
}

using Pmo.Office;
using Pmo.Office.People;
using Pmo.Staffing;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>Everybody states their own wishes; what has run out, and who has gone, does not count.</summary>
[Trait("Feature", "T35")]
public sealed class Stating_wishes
{
    private static readonly StateWishes State = new(Pat, " Hamburg ", [Works, Works], ["Kiel", "kiel", "Bremen"]);

    private static Given<PoolMember> By(PersonId actor, Role role, params object[] history) => new([Joined, .. history]) { Actor = actor, Roles = [role] };

    [Fact]
    public void One_states_ones_own_and_the_head_may_for_others()
    {
        var stated = new WishesStated(Pat, "Hamburg", [Works], ["Bremen", "Kiel"], Now);
        By(Pat, Role.Reader).When(new StateWishesRule(), State).Then(stated);
        By(Head, Role.HeadOfPmo).When(new StateWishesRule(), State).Then(stated);
        By(Lee, Role.Reader).When(new StateWishesRule(), State).Refused("wishes.not-yours");
        By(Pat, Role.Reader, stated).When(new StateWishesRule(), State).Then();
        By(Pat, Role.Reader).When(new StateWishesRule(), State with { Place = new string('x', 81) }).Refused("wishes.place");
        new Given<PoolMember> { Actor = Pat }.When(new StateWishesRule(), State).Refused("pool.unknown");
    }

    [Fact, Trait("Feature", "T10")]
    public async Task Who_has_gone_and_what_has_run_out_by_the_first_day_does_not_count_on_the_page_either()
    {
        await using var world = new World(Now);
        await Begin(world);
        await world.Do(new Pmo.Office.Competencies.ValidateCompetency(Pat, Certificate, null, "Seen.", new(2026, 1, 5), From.AddDays(-1)));
        await world.Do(new Pmo.Office.Competencies.ValidateCompetency(Lee, Certificate, null, "Seen.", new(2026, 1, 5), From));
        await Submit(world);
        var facts = (await world.Ask(new ShowRanking(Id)))!.Facts;
        Assert.Equal((false, true), (facts[Pat].Has[2].Held, facts[Lee].Has[2].Held));
        await world.Do(new DisablePerson(Pat), roles: [Role.Administrator]);
        var left = (await world.Ask(new ShowRanking(Id)))!.Ranking.LeftOut;
        Assert.Equal([(Pat, UnmetMust.Pool)], left.Select(l => (l.Person, l.Unmet.Single())));
    }
}

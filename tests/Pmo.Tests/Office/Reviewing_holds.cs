using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "R10")]
public sealed class Reviewing_holds
{
    private static readonly PersonId Head = Lee;
    private static readonly ProjectStatusRecorded Held = new(Bridge, ProjectStatus.OnHold, Today.AddDays(-60), Sam, null, Today, Olga);

    private static Given<Project> Given(params object[] history) => new([BridgeRegistered, .. history]) { Consulting = [Added(Sam), Added(Pat), Added(Olga), new RoleGranted(Olga, Role.PmoOfficer), Added(Head), new RoleGranted(Head, Role.HeadOfPmo)] };

    [Fact]
    public void A_hold_needs_a_day_on_which_it_is_looked_at_again()
    {
        var rule = new RecordProjectStatusRule();
        Given().When(rule, new RecordProjectStatus(Bridge, ProjectStatus.OnHold, Today, Sam)).Refused("hold.review-missing");
        foreach (var day in (DateOnly[])[Today, Today.AddDays(-1), Today.AddYears(1).AddDays(1)])
            Given().When(rule, new RecordProjectStatus(Bridge, ProjectStatus.OnHold, Today, Sam, null, day)).Refused("hold.review-day");
        Assert.Null(Given().When(rule, new RecordProjectStatus(Bridge, ProjectStatus.Completed, Today, Sam, null, Today.AddDays(9))).Then<ProjectStatusRecorded>().ReviewOn);
    }

    [Fact]
    public void That_a_hold_goes_on_is_recorded_with_who_decided_it_and_the_next_day()
    {
        var (rule, next) = (new ReviewHoldRule(), Today.AddDays(90));
        var reviewed = Given(Held).When(rule, new ReviewHold(Bridge, next, Sam, " Still waiting ")).Then<HoldReviewed>();
        Assert.Equal((next, Sam, "Still waiting"), (reviewed.ReviewOn, reviewed.DecidedBy, reviewed.Reason));
        Given(Held).When(rule, new ReviewHold(Bridge, next)).Refused("authority.kind");
        Given(Held).When(rule, new ReviewHold(Bridge, next, Olga)).Refused("authority.kind");
        Given(Held).When(rule, new ReviewHold(Bridge, Today.AddDays(-1), Sam)).Refused("hold.review-day");
        Given().When(rule, new ReviewHold(Bridge, next, Sam)).Refused("hold.none");
        Given(Held, reviewed).When(rule, new ReviewHold(Bridge, next, Sam)).Then();
        new Given<Project>().When(rule, new ReviewHold(Bridge, next, Sam)).Refused("project.unknown");
    }

    [Fact]
    public void On_the_day_who_decided_who_answers_and_who_recorded_it_are_called_once()
    {
        var named = new ProjectManagerNamed(Bridge, Pat, DateTimeOffset.UnixEpoch);
        var call = Given(named, Held).When(new CallHoldReviewRule(), new CallHoldReview(Bridge, Today, 1)).Then<HoldReviewDue>();
        Assert.Equal([Sam, Pat, Olga], call.To);
        Given(named, Held, call).When(new CallHoldReviewRule(), new CallHoldReview(Bridge, Today, 1)).Then();
        Given(named, Held, call).When(new CallHoldReviewRule(), new CallHoldReview(Bridge, Today, 2)).Then<HoldReviewDue>();
    }

    [Fact]
    public void Nobody_is_called_for_a_hold_that_ended_or_has_another_day()
    {
        Given(Held, new ProjectStatusRecorded(Bridge, ProjectStatus.Active, Today, Sam, null)).When(new CallHoldReviewRule(), new CallHoldReview(Bridge, Today, 1)).Then();
        Given(Held, new HoldReviewed(Bridge, Today.AddDays(9), Sam, null, Olga, DateTimeOffset.UnixEpoch)).When(new CallHoldReviewRule(), new CallHoldReview(Bridge, Today, 1)).Then();
    }

    [Fact]
    public void Where_the_officer_has_left_the_PMO_its_head_is_called()
    {
        var given = Given(Held);
        var left = new Given<Project>(BridgeRegistered, Held) { Consulting = [.. given.Consulting, new RoleWithdrawn(Olga, Role.PmoOfficer), new PersonDisabled(Sam)] };
        Assert.Equal([Head], left.When(new CallHoldReviewRule(), new CallHoldReview(Bridge, Today, 1)).Then<HoldReviewDue>().To);
    }

    [Fact]
    public async Task The_review_day_is_told_and_each_week_again_until_something_is_recorded_also_when_the_host_was_stopped()
    {
        await using var world = new World();
        var (officer, sponsor, manager) = (await Person(world, "O", Role.PmoOfficer), await Person(world, "S"), await Person(world, "M"));
        await world.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        await world.Do(new StartNotices(Bridge));
        await world.Do(new NameProjectManager(Bridge, manager, sponsor));
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().DateTime);
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.OnHold, today, sponsor, "Money", today.AddDays(30)), officer, [Role.PmoOfficer]);
        await world.Until(world.Clock.GetUtcNow().AddDays(29));
        Assert.Empty(await world.Log<HoldReviewDue>());
        await world.StoppedUntil(world.Clock.GetUtcNow().AddDays(3));
        Assert.Equal([sponsor, manager, officer], Assert.Single(await world.Log<HoldReviewDue>()).To);
        await world.Until(world.Clock.GetUtcNow().AddDays(7));
        Assert.Equal([1, 2], (await world.Log<HoldReviewDue>()).Select(d => d.Time));
        Assert.Equal(6, (await world.Log<NoticePosted>()).Count(n => n.Kind == TellWhenHoldReviewDue.Kind.Name));
        var next = DateOnly.FromDateTime(world.Clock.GetUtcNow().DateTime).AddDays(60);
        await world.Do(new ReviewHold(Bridge, next, sponsor, "The land is not bought yet"), officer, [Role.PmoOfficer]);
        Assert.Equal(next, (await world.Ask(new ShowProject(Bridge)))!.Standing.ReviewOn);
        await world.Until(world.Clock.GetUtcNow().AddDays(50));
        Assert.Equal(2, (await world.Log<HoldReviewDue>()).Count);
        await world.Until(world.Clock.GetUtcNow().AddDays(11));
        Assert.Equal((next, 1), (await world.Log<HoldReviewDue>()).Select(d => (d.ReviewOn, d.Time)).Last());
    }

    private static async Task<PersonId> Person(World world, string name, params Role[] roles)
    {
        var person = new PersonId(Ids.Named("test.person", name));
        await world.Do(new ClaimEmail(person, $"{name}@example.org"));
        await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"));
        foreach (var role in roles) await world.Do(new GrantRole(person, role));
        return person;
    }
}

using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Office.People;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Absences;

[Trait("Feature", "G1")]
public sealed class Naming_deputies
{
    private static readonly Guid Id = Ids.From(new Guid("01900000-0000-7000-8000-000000000001"), "office.deputyship");
    private static readonly DateOnly Today = new(2026, 3, 2), Friday = new(2026, 3, 6);
    private static readonly PersonId Cyd = new(new Guid("01900000-0000-7000-8000-0000000000c0"));
    private static readonly NameDeputy Name = new(Ann, Bob, DeputyScope.Reports, Today, Friday);
    private static readonly DeputyNamed Named = new(Ann, Id, Bob, DeputyScope.Reports, Today, Friday, false, Monday);
    private static readonly NameDeputyRule Rule = new();

    [Fact]
    public void A_person_names_a_deputy_for_a_scope_and_a_time() => ByAnn().When(Rule, Name).Then(Named);

    [Fact]
    public void Or_an_assistant_until_they_are_withdrawn() =>
        ByAnn().When(Rule, Name with { To = null, Assistant = true }).Then(Named with { To = null, Assistant = true });

    [Fact]
    public void So_do_their_line_manager_and_an_administrator()
    {
        By(Cyd, new LineManagerNamed(Ann, Cyd)).When(Rule, Name).Then(Named);
        new Given<Person>(AnnAdded) { Consulting = [BobAdded], Actor = Cyd, Roles = [Role.Administrator], Now = Monday }.When(Rule, Name).Then(Named);
    }

    [Fact]
    public void Nobody_else_does_and_an_assistant_or_deputy_never_passes_it_on()
    {
        By(Cyd).When(Rule, Name).Refused("authority.presence");
        By(Cyd, Named with { Deputy = Cyd, Scope = DeputyScope.All }).When(Rule, Name).Refused("authority.presence");
        By(Cyd, Named with { Deputy = Cyd, Assistant = true, Scope = DeputyScope.All }).When(Rule, Name).Refused("authority.presence");
    }

    [Fact]
    public void A_deputy_is_somebody_else_who_is_known_and_works_here()
    {
        ByAnn().When(Rule, Name with { Deputy = Ann }).Refused("deputy.self");
        new Given<Person>(AnnAdded) { Actor = Ann, Now = Monday }.When(Rule, Name).Refused("deputy.unknown");
        new Given<Person>(AnnAdded) { Consulting = [BobAdded, new PersonDisabled(Bob)], Actor = Ann, Now = Monday }.When(Rule, Name).Refused("deputy.disabled");
        By(Ann, new PersonDisabled(Ann)).When(Rule, Name).Refused("person.disabled");
        new Given<Person> { Consulting = [BobAdded], Actor = Ann, Now = Monday }.When(Rule, Name).Refused("person.unknown");
    }

    [Fact]
    public void The_days_run_forwards_for_two_years_at_most_and_not_in_the_past()
    {
        ByAnn().When(Rule, Name with { To = Today.AddDays(-1) }).Refused("deputy.backwards");
        ByAnn().When(Rule, Name with { To = Today.AddYears(2) }).Then<DeputyNamed>();
        ByAnn().When(Rule, Name with { To = Today.AddYears(2).AddDays(1) }).Refused("deputy.too-long");
        ByAnn().When(Rule, Name with { From = Today.AddYears(2).AddDays(1), To = null }).Refused("deputy.too-far");
        ByAnn().When(Rule, Name with { From = Today.AddDays(-5), To = Today.AddDays(-1) }).Refused("deputy.over", "2026-03-01 is over: nobody can act for a day that has passed.");
    }

    [Fact]
    public void The_day_is_the_persons_own()
    {
        var late = new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.Zero);
        new Given<Person>(AnnAdded) { Consulting = [BobAdded], Actor = Ann, Now = late }.When(Rule, Name with { From = Today, To = new(2026, 3, 1) }).Refused("deputy.backwards");
        new Given<Person>(AnnAdded) { Consulting = [BobAdded], Actor = Ann, Now = late }.When(Rule, Name with { From = new(2026, 3, 1), To = new(2026, 3, 1) }).Refused("deputy.over");
    }

    [Fact]
    public void The_same_deputy_is_not_named_twice_for_the_same_days_and_scope()
    {
        By(Ann, Named).When(Rule, Name with { From = Friday }).Refused("deputy.named", "They stand in already, from 2026-03-02 to 2026-03-06. Withdraw that first, or choose other days.");
        By(Ann, Named with { Scope = DeputyScope.All }).When(Rule, Name).Refused("deputy.named");
        By(Ann, Named).When(Rule, Name with { From = Friday.AddDays(1), To = null }).Then<DeputyNamed>();
        By(Ann, Named).When(Rule, Name with { Scope = DeputyScope.Reviews }).Then<DeputyNamed>();
        By(Ann, Named).When(Rule, Name with { Assistant = true }).Then<DeputyNamed>();
    }

    [Fact]
    public void Two_people_may_stand_in_for_each_other_and_it_never_goes_on_to_a_third()
    {
        new Given<Person>(BobAdded) { Consulting = [AnnAdded, Named], Actor = Bob, Now = Monday }.When(Rule, new NameDeputy(Bob, Ann, DeputyScope.Reports, Today)).Then<DeputyNamed>();

        var ann = Presence.Always.After(Named);
        Assert.True(ann.MayActFor(Bob, Today, DeputyScope.Reports));
        Assert.False(ann.MayActFor(Cyd, Today, DeputyScope.Reports));
        Assert.False(ann.MayActFor(Bob, Today, DeputyScope.Reviews));
        Assert.False(ann.MayActFor(Bob, Friday.AddDays(1), DeputyScope.Reports));
    }

    [Fact]
    public void A_deputy_is_withdrawn_at_once_by_those_who_may_name_one()
    {
        var rule = new WithdrawDeputyRule();
        By(Ann, Named).When(rule, new WithdrawDeputy(Ann, Id)).Then(new DeputyWithdrawn(Ann, Id, Monday));
        By(Ann).When(rule, new WithdrawDeputy(Ann, Id)).Refused("deputyship.unknown");
        By(Ann, Named, new DeputyWithdrawn(Ann, Id, Monday)).When(rule, new WithdrawDeputy(Ann, Id)).Refused("deputyship.unknown");
        By(Bob, Named).When(rule, new WithdrawDeputy(Ann, Id)).Refused("authority.presence");
    }

    private static Given<Person> ByAnn() => By(Ann);

    private static Given<Person> By(PersonId actor, params object[] then) => new([AnnAdded, .. then]) { Consulting = [BobAdded], Actor = actor, Now = Monday };
}

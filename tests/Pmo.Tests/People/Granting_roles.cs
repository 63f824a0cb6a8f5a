using Pmo.Office;
using Pmo.Office.People;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.People;

[Trait("Feature", "G3")]
public sealed class Granting_roles
{
    private static readonly GrantRoleRule Grant = new();
    private static readonly WithdrawRoleRule Withdraw = new();
    private static readonly RoleGranted Administrator = new(Ann, Role.Administrator);

    [Fact]
    public void A_role_is_granted_once()
    {
        new Given<RoleBook>(AnnAdded) { Consulting = [AnnAdded] }.When(Grant, new GrantRole(Ann, Role.Coach)).Then(new RoleGranted(Ann, Role.Coach));
        new Given<RoleBook>(AnnAdded, new RoleGranted(Ann, Role.Coach)) { Consulting = [AnnAdded] }.When(Grant, new GrantRole(Ann, Role.Coach)).Then();
    }

    [Theory]
    [InlineData(Role.System)]
    [InlineData(Role.Reader)]
    [InlineData(Role.UnitManager)]
    [InlineData(Role.LineManager)]
    public void Roles_that_follow_from_something_else_are_not_granted(Role role) =>
        new Given<RoleBook> { Consulting = [AnnAdded] }.When(Grant, new GrantRole(Ann, role)).Refused("role.not-granted");

    [Fact]
    public void Nobody_unknown_or_disabled_gets_a_role()
    {
        new Given<RoleBook>().When<GrantRole, Person>(Grant, new GrantRole(Ann, Role.Coach)).Refused("person.unknown");
        new Given<RoleBook> { Consulting = [AnnAdded, new PersonDisabled(Ann)] }.When(Grant, new GrantRole(Ann, Role.Coach)).Refused("person.disabled");
    }

    [Fact]
    public void A_role_is_withdrawn()
    {
        new Given<RoleBook>(AnnAdded, new RoleGranted(Ann, Role.Coach)) { Consulting = [AnnAdded] }
            .When(Withdraw, new WithdrawRole(Ann, Role.Coach)).Then(new RoleWithdrawn(Ann, Role.Coach));
        new Given<RoleBook>(AnnAdded) { Consulting = [AnnAdded] }.When(Withdraw, new WithdrawRole(Ann, Role.Coach)).Then();
        new Given<RoleBook>().When<WithdrawRole, Person>(Withdraw, new WithdrawRole(Ann, Role.Coach)).Refused("person.unknown");
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        var withdraw = new WithdrawRole(Ann, Role.Administrator);
        var second = new RoleGranted(Bob, Role.Administrator);
        new Given<RoleBook>(Administrator) { Consulting = [AnnAdded] }.When(Withdraw, withdraw).Refused("role.last-administrator");
        new Given<RoleBook>(Administrator, second) { Consulting = [AnnAdded] }.When(Withdraw, withdraw).Then(new RoleWithdrawn(Ann, Role.Administrator));
        new Given<RoleBook>(Administrator, second, new RoleWithdrawn(Bob, Role.Administrator)) { Consulting = [AnnAdded] }
            .When(Withdraw, withdraw).Refused("role.last-administrator");
    }

    [Fact]
    public void All_administrators_stand_in_one_stream_so_that_two_cannot_withdraw_each_other() =>
        Assert.Equal(Withdraw.Stream(new WithdrawRole(Ann, Role.Administrator)), Withdraw.Stream(new WithdrawRole(Bob, Role.Administrator)));

    [Fact]
    public void A_person_is_disabled_and_enabled_again()
    {
        var disable = new DisablePersonRule();
        new Given<Person>(AnnAdded).When<DisablePerson, RoleBook>(disable, new DisablePerson(Ann)).Then(new PersonDisabled(Ann));
        new Given<Person>(AnnAdded, new PersonDisabled(Ann)).When<DisablePerson, RoleBook>(disable, new DisablePerson(Ann)).Then();
        new Given<Person>(AnnAdded, new PersonDisabled(Ann)).When(new EnablePersonRule(), new EnablePerson(Ann)).Then(new PersonEnabled(Ann));
        new Given<Person>(AnnAdded).When(new EnablePersonRule(), new EnablePerson(Ann)).Then();
        new Given<Person>().When(new EnablePersonRule(), new EnablePerson(Ann)).Refused("person.unknown");
    }

    [Fact]
    public void Nobody_disables_themselves() =>
        new Given<Person>(AnnAdded) { Actor = Ann }.When<DisablePerson, RoleBook>(new DisablePersonRule(), new DisablePerson(Ann)).Refused("person.yourself");

    [Fact]
    public void An_administrator_loses_that_role_before_their_access() =>
        new Given<Person>(AnnAdded) { Consulting = [Administrator] }.When(new DisablePersonRule(), new DisablePerson(Ann)).Refused("person.is-administrator");

    [Fact]
    public void A_line_manager_is_somebody_known_and_not_oneself()
    {
        var rule = new NameLineManagerRule();
        new Given<Person>(AnnAdded) { Consulting = [BobAdded] }.When(rule, new NameLineManager(Ann, Bob)).Then(new LineManagerNamed(Ann, Bob));
        new Given<Person>(AnnAdded, new LineManagerNamed(Ann, Bob)) { Consulting = [BobAdded] }.When(rule, new NameLineManager(Ann, Bob)).Then();
        new Given<Person>(AnnAdded, new LineManagerNamed(Ann, Bob)).When<NameLineManager, Person>(rule, new NameLineManager(Ann, null)).Then(new LineManagerNamed(Ann, null));
        new Given<Person>(AnnAdded) { Consulting = [AnnAdded] }.When(rule, new NameLineManager(Ann, Ann)).Refused("person.own-manager");
        new Given<Person>(AnnAdded).When<NameLineManager, Person>(rule, new NameLineManager(Ann, Bob)).Refused("person.unknown");
        new Given<Person>(AnnAdded) { Consulting = [BobAdded, new LineManagerNamed(Bob, Ann)] }.When(rule, new NameLineManager(Ann, Bob)).Refused("person.manager-circle");
        new Given<Person>(AnnAdded) { Consulting = [BobAdded, new PersonDisabled(Bob)] }.When(rule, new NameLineManager(Ann, Bob)).Refused("person.disabled");
    }
}

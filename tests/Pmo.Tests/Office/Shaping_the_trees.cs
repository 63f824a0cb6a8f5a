using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G2")]
public sealed class Shaping_the_trees
{
    private static readonly CreateUnit Create = new(UnitKind.Department, " roads ", " Roads ", Works, Today);
    private static readonly CreateUnitRule Rule = new();

    [Fact]
    public void A_unit_stands_under_one_of_its_kind() =>
        new Given<UnitTree>(WorksCreated).When(Rule, Create).Then(new UnitCreated(Roads, UnitKind.Department, "roads", "Roads", Works, Today));

    [Fact]
    public void A_parent_of_another_kind_is_refused() =>
        new Given<UnitTree>().When(Rule, Create with { Parent = Green }).Refused("unit.parent-not-found", "The unit above is not in this tree: it is unknown or of another kind.");

    [Fact]
    public void A_closed_parent_is_refused() =>
        new Given<UnitTree>(WorksCreated, new UnitClosed(Works, UnitKind.Department, Today)).When(Rule, Create).Refused("unit.parent-closed");

    [Fact]
    public void A_code_stands_once_in_its_tree()
    {
        new Given<UnitTree>(WorksCreated, RoadsCreated).When(Rule, Create).Refused("unit.code-taken", "The code ROADS is taken by \"Roads\". Choose another.");
        new Given<UnitTree>(WorksCreated, RoadsCreated, new UnitRenamed(Roads, "STREETS", "Streets")).When(Rule, Create)
            .Refused("unit.code-taken", "The code roads was the first code of \"Streets\" (STREETS) and stays with it. Choose another.");
    }

    [Fact]
    public void An_import_that_creates_the_same_again_adds_nothing() =>
        new Given<UnitTree>(WorksCreated, RoadsCreated).When(Rule, Create with { Import = Guid.Empty }).Then();

    [Fact]
    public void Each_kind_is_a_tree_of_its_own()
    {
        Assert.NotEqual(Rule.Stream(Create), Rule.Stream(Create with { Kind = UnitKind.Portfolio }));
        Assert.NotEqual(Units.IdOf(UnitKind.Department, "X"), Units.IdOf(UnitKind.Portfolio, "X"));
    }

    [Theory]
    [InlineData("", "Roads", "unit.code-invalid")]
    [InlineData("R", " ", "unit.name-invalid")]
    public void Code_and_name_are_given(string code, string name, string refusal) => new Given<UnitTree>(WorksCreated).When(Rule, Create with { Code = code, Name = name }).Refused(refusal);

    [Fact]
    public void A_unit_is_renamed_to_a_free_code()
    {
        var rule = new RenameUnitRule();
        var given = new Given<UnitTree>(WorksCreated, RoadsCreated);
        given.When(rule, new RenameUnit(UnitKind.Department, Roads, "STREETS", "Streets")).Then(new UnitRenamed(Roads, "STREETS", "Streets"));
        given.When(rule, new RenameUnit(UnitKind.Department, Roads, "roads", "Roads")).Then(new UnitRenamed(Roads, "roads", "Roads"));
        given.When(rule, new RenameUnit(UnitKind.Department, Roads, "ROADS", "Roads")).Then();
        given.When(rule, new RenameUnit(UnitKind.Department, Roads, "works", "Roads")).Refused("unit.code-taken");
        given.When(rule, new RenameUnit(UnitKind.Department, Water, "X", "X")).Refused("unit.unknown");
    }

    [Fact]
    public void A_unit_has_a_manager_who_works_here()
    {
        var rule = new NameUnitManagerRule();
        var command = new NameUnitManager(UnitKind.Department, Works, Una);
        new Given<UnitTree>(WorksCreated) { Consulting = [Added(Una)] }.When(rule, command).Then(new UnitManagerNamed(Works, UnitKind.Department, Una));
        new Given<UnitTree>(WorksCreated).When(rule, command).Refused("person.not-found");
        new Given<UnitTree>(WorksCreated, new UnitManagerNamed(Works, UnitKind.Department, Una)).When(rule, command with { Manager = null }).Then(new UnitManagerNamed(Works, UnitKind.Department, null));
        new Given<UnitTree>(WorksCreated, new UnitManagerNamed(Works, UnitKind.Department, Una)).When(rule, command).Then();
    }

    [Fact]
    public void A_unit_is_closed_when_nothing_stands_under_it_nor_will()
    {
        var rule = new CloseUnitRule();
        new Given<UnitTree>(WorksCreated, RoadsCreated).When(rule, new CloseUnit(UnitKind.Department, Works, Today)).Refused("unit.has-open-units", "Roads still stands under Public Works: move or close it first.");
        new Given<UnitTree>(WorksCreated, RoadsCreated).When(rule, new CloseUnit(UnitKind.Department, Roads, Today)).Then(new UnitClosed(Roads, UnitKind.Department, Today));
        new Given<UnitTree>(WorksCreated, RoadsCreated, new UnitClosed(Roads, UnitKind.Department, Today)).When(rule, new CloseUnit(UnitKind.Department, Works, Today)).Then<UnitClosed>();
        var soon = new UnitMoveDecided(Water, UnitKind.Department, Works, Today.AddDays(9), Utc(2026, 3, 11));
        new Given<UnitTree>(WorksCreated, WaterCreated, soon).When(rule, new CloseUnit(UnitKind.Department, Works, Today)).Refused("unit.has-open-units");
    }
}

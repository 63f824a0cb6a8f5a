using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G13")]
public sealed class Registering_projects
{
    private static readonly RegisterProject Register = new(" br-1 ", " North Bridge ", " A bridge ", null, new ProjectProfile());
    private static readonly RegisterProjectRule Rule = new();

    [Fact]
    public void A_project_enters_the_register_under_its_code() =>
        new Given<Project>().When(Rule, Register).Then(new ProjectRegistered(Bridge, "br-1", "North Bridge", "A bridge", null, new ProjectProfile()));

    [Fact]
    public void The_same_code_in_other_letters_is_the_same_project() =>
        Assert.Equal(Rule.Stream(Register), Rule.Stream(Register with { Code = "BR-1" }));

    [Fact]
    public void A_code_is_taken_once() => new Given<Project>(BridgeRegistered).When(Rule, Register)
        .Refused("project.code-taken", "The code BR-1 is taken by \"North Bridge\". Choose another.");

    [Fact]
    public void An_import_that_registers_the_same_again_adds_nothing() =>
        new Given<Project>(BridgeRegistered).When(Rule, Register with { Name = "Another name", Import = Guid.Empty }).Then();

    [Fact]
    public void A_project_belongs_to_a_department_that_exists()
    {
        var command = Register with { Department = Roads };
        new Given<Project> { Consulting = [WorksCreated, RoadsCreated] }.When(Rule, command).Then<ProjectRegistered>();
        new Given<Project> { Consulting = [WorksCreated] }.When(Rule, command).Refused("unit.not-found", "There is no such department.");
        new Given<Project> { Consulting = [WorksCreated, RoadsCreated, new UnitClosed(Roads, UnitKind.Department, Today)] }.When(Rule, command)
            .Refused("unit.closed", "Roads is closed since 2026-03-02.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    public void A_code_is_one_line(string code) => new Given<Project>().When(Rule, Register with { Code = code }).Refused("project.code-invalid");

    [Theory]
    [InlineData("")]
    [InlineData("bell\a")]
    public void A_name_is_one_line(string name) => new Given<Project>().When(Rule, Register with { Name = name }).Refused("project.name-invalid");

    [Fact]
    public void Code_and_name_have_an_end()
    {
        new Given<Project>().When(Rule, Register with { Code = new string('c', 61) }).Refused("project.code-invalid");
        new Given<Project>().When(Rule, Register with { Name = new string('n', 401) }).Refused("project.name-invalid");
        new Given<Project>().When(Rule, Register with { Code = new string('c', 60), Name = new string('n', 400) }).Then<ProjectRegistered>();
    }

    [Fact]
    public void A_project_does_not_end_before_it_starts() =>
        Profile(new ProjectProfile(Start: Today, End: Today.AddDays(-1))).Refused("project.ends-before-start", "The project ends on 2026-03-01, before it starts on 2026-03-02.");

    [Fact]
    public void An_open_end_is_no_end_before_the_start() => Profile(new ProjectProfile(Start: Today)).Then<ProjectRegistered>();

    [Fact]
    public void A_budget_is_not_negative_and_has_a_currency()
    {
        Profile(new ProjectProfile(Budget: -1, Currency: "EUR")).Refused("project.budget-invalid");
        Profile(new ProjectProfile(Budget: 1)).Refused("project.currency-missing");
        Profile(new ProjectProfile(Budget: 1, Currency: "euro")).Refused("project.currency-invalid");
        Profile(new ProjectProfile(Budget: 1.5m, Currency: "EUR")).Then<ProjectRegistered>();
    }

    [Fact]
    public void Blank_labels_are_no_labels() =>
        Assert.Equal(new ProjectProfile(Phase: "Design"), Profile(new ProjectProfile(Category: "  ", Class: "", Phase: " Design ")).Then<ProjectRegistered>().Profile);

    private static Given<Project>.Decided Profile(ProjectProfile profile) => new Given<Project>().When(Rule, Register with { Profile = profile });
}

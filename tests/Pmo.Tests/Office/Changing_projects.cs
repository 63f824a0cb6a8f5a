using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G13")]
public sealed class Changing_projects
{
    private static readonly ChangeProjectProfileRule Profile = new();
    private static readonly ProjectProfileChanged InDesign = new(Bridge, new ProjectProfile(Phase: "Design"), new DateOnly(2026, 2, 1));

    [Fact]
    public void A_project_is_renamed() => new Given<Project>(BridgeRegistered).When(new RenameProjectRule(), new RenameProject(Bridge, " South Bridge ", " "))
        .Then(new ProjectRenamed(Bridge, "South Bridge", null));

    [Fact]
    public void The_same_name_again_changes_nothing() =>
        new Given<Project>(BridgeRegistered).When(new RenameProjectRule(), new RenameProject(Bridge, "North Bridge", "A bridge over the river")).Then();

    [Fact]
    public void A_project_that_nobody_registered_is_unknown()
    {
        new Given<Project>().When(new RenameProjectRule(), new RenameProject(Bridge, "X", null)).Refused("project.unknown");
        new Given<Project>().When(Profile, new ChangeProjectProfile(Bridge, new ProjectProfile(), Today)).Refused("project.unknown");
        new Given<Project>().When(new MoveProjectRule(), new MoveProject(Bridge, null, Today)).Refused("project.unknown");
        new Given<Project>().When(new GroupProjectRule(), new GroupProject(Bridge, [])).Refused("project.unknown");
        new Given<Project>().When(new NameSponsorRule(), new NameSponsor(Bridge, Sam)).Refused("project.unknown");
        new Given<Project>().When(new RecordProjectStatusRule(), new RecordProjectStatus(Bridge, ProjectStatus.OnHold, Today)).Refused("project.unknown");
    }

    [Fact]
    public void The_profile_is_changed_from_a_day_on() =>
        new Given<Project>(BridgeRegistered).When(Profile, new ChangeProjectProfile(Bridge, new ProjectProfile(Category: " Road "), Today))
            .Then(new ProjectProfileChanged(Bridge, new ProjectProfile(Category: "Road"), Today));

    [Fact]
    public void A_change_is_recorded_when_it_has_happened_and_after_the_one_before()
    {
        var given = new Given<Project>(BridgeRegistered, InDesign);
        given.When(Profile, new ChangeProjectProfile(Bridge, new ProjectProfile(), Today.AddDays(1))).Refused("day.in-future");
        given.When(Profile, new ChangeProjectProfile(Bridge, new ProjectProfile(), new DateOnly(2026, 1, 31))).Refused("project.changed-later");
    }

    [Fact]
    public void Where_nothing_changes_no_day_is_wrong()
    {
        var same = new ChangeProjectProfile(Bridge, InDesign.Profile, InDesign.From.AddDays(-1));
        new Given<Project>(BridgeRegistered, InDesign).When(Profile, same).Then();
        new Given<Project>(BridgeRegistered, InDesign).When(Profile, same with { From = Today.AddDays(2) }).Then();
    }

    [Fact, Trait("Feature", "G4")]
    public void That_a_phase_was_reached_is_recorded_with_who_outside_the_PMO_decided_it()
    {
        var build = new ChangeProjectProfile(Bridge, new ProjectProfile(Phase: "Build"), Today);
        var given = new Given<Project>(BridgeRegistered, InDesign) { Consulting = [Added(Sam)] };
        given.When(Profile, build).Refused("authority.kind");
        given.When(Profile, build with { DecidedBy = Pat }).Refused("person.not-found");
        given.When(Profile, build with { DecidedBy = Sam }).Then(new ProjectProfileChanged(Bridge, new ProjectProfile(Phase: "Build"), Today, Sam));
    }

    [Fact]
    public void Other_facts_change_without_a_decision_from_outside() =>
        new Given<Project>(BridgeRegistered, InDesign).When(Profile, new ChangeProjectProfile(Bridge, new ProjectProfile(Class: "A", Phase: "Design"), Today)).Then<ProjectProfileChanged>();

    [Fact]
    public void A_project_stands_in_any_number_of_portfolios()
    {
        var rule = new GroupProjectRule();
        var given = new Given<Project>(BridgeRegistered) { Consulting = [GreenCreated] };
        given.When(rule, new GroupProject(Bridge, [Green, Green])).Then(new ProjectGrouped(Bridge, [Green]));
        given.When(rule, new GroupProject(Bridge, [Roads])).Refused("unit.not-found", "There is no such programme or portfolio.");
        given.When(rule, new GroupProject(Bridge, [])).Then();
    }

    [Fact]
    public void A_closed_portfolio_keeps_its_projects_and_takes_no_new_ones()
    {
        var closed = new UnitClosed(Green, UnitKind.Portfolio, Today);
        new Given<Project>(BridgeRegistered) { Consulting = [GreenCreated, closed] }.When(new GroupProjectRule(), new GroupProject(Bridge, [Green])).Refused("unit.closed");
        new Given<Project>(BridgeRegistered, new ProjectGrouped(Bridge, [Green])) { Consulting = [GreenCreated, closed] }.When(new GroupProjectRule(), new GroupProject(Bridge, [Green])).Then();
    }
}

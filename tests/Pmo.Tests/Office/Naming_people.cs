using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G4")]
public sealed class Naming_people
{
    private static readonly NameProjectManagerRule Rule = new();
    private static readonly DateTimeOffset Now = Utc(2026, 3, 2, 9);

    [Fact]
    public void The_PMO_records_the_project_manager_with_who_decided() => Given().When(Rule, new NameProjectManager(Bridge, Pat, Sam)).Then(new ProjectManagerNamed(Bridge, Pat, Now, Sam));

    [Fact]
    public void Without_somebody_outside_who_decided_it_is_refused()
    {
        Given().When(Rule, new NameProjectManager(Bridge, Pat)).Refused("authority.kind");
        Given(new RoleGranted(Sam, Role.PmoOfficer)).When(Rule, new NameProjectManager(Bridge, Pat, Sam)).Refused("authority.kind");
        Given(new RoleGranted(Sam, Role.PmoOfficer), new RoleWithdrawn(Sam, Role.PmoOfficer)).When(Rule, new NameProjectManager(Bridge, Pat, Sam)).Then<ProjectManagerNamed>();
    }

    [Fact]
    public void Nobody_is_the_outside_person_for_what_they_record_themselves() =>
        new Given<Project>(BridgeRegistered) { Consulting = [Added(Pat), Added(Sam)], Actor = Sam }.When(Rule, new NameProjectManager(Bridge, Pat, Sam)).Refused("authority.kind");

    [Fact]
    public void What_the_system_sends_from_a_file_needs_no_decider() =>
        new Given<Project>(BridgeRegistered) { Consulting = [Added(Pat)], Actor = PersonId.System }.When(Rule, new NameProjectManager(Bridge, Pat)).Then<ProjectManagerNamed>();

    [Fact]
    public void A_project_may_be_without_a_project_manager() => new Given<Project>(BridgeRegistered, new ProjectManagerNamed(Bridge, Pat, Now)) { Consulting = [Added(Sam)] }
        .When(Rule, new NameProjectManager(Bridge, null, Sam)).Then(new ProjectManagerNamed(Bridge, null, Now, Sam));

    [Fact]
    public void Only_people_who_work_here_are_named()
    {
        Given().When(Rule, new NameProjectManager(Bridge, Una, Sam)).Refused("person.not-found");
        Given(new PersonDisabled(Pat)).When(Rule, new NameProjectManager(Bridge, Pat, Sam)).Refused("person.disabled");
        Given(new PersonDisabled(Pat), new PersonEnabled(Pat)).When(Rule, new NameProjectManager(Bridge, Pat, Sam)).Then<ProjectManagerNamed>();
    }

    [Fact]
    public void An_ended_project_needs_no_new_project_manager() =>
        new Given<Project>(BridgeRegistered, new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Today, Sam, null)) { Consulting = [Added(Pat), Added(Sam)] }
            .When(Rule, new NameProjectManager(Bridge, Pat, Sam)).Refused("project.ended");

    [Fact]
    public void A_sponsor_is_named_and_replaced()
    {
        var rule = new NameSponsorRule();
        Given().When(rule, new NameSponsor(Bridge, Sam)).Then(new SponsorNamed(Bridge, Sam, Now));
        Given().When(rule, new NameSponsor(Bridge, Una)).Refused("person.not-found");
        Given().When(rule, new NameSponsor(Bridge, Sam, Una)).Refused("person.not-found");
        new Given<Project>(BridgeRegistered, new SponsorNamed(Bridge, Sam, Now)).When(rule, new NameSponsor(Bridge, Sam)).Then();
    }

    [Fact]
    public void The_team_is_kept_by_the_PMO_and_by_the_project_manager()
    {
        var rule = new AddTeamMemberRule();
        var managed = new ProjectManagerNamed(Bridge, Pat, Now);
        new Given<Project>(BridgeRegistered, managed) { Consulting = [Added(Lee)], Actor = Pat, Roles = [Role.ProjectManager] }.When(rule, new AddTeamMember(Bridge, Lee)).Then(new TeamMemberAdded(Bridge, Lee));
        new Given<Project>(BridgeRegistered, managed) { Consulting = [Added(Lee)], Roles = [Role.PmoOfficer] }.When(rule, new AddTeamMember(Bridge, Lee)).Then<TeamMemberAdded>();
        new Given<Project>(BridgeRegistered, managed) { Consulting = [Added(Lee)], Actor = Una, Roles = [Role.ProjectManager] }.When(rule, new AddTeamMember(Bridge, Lee)).Refused("project.unknown");
    }

    [Fact]
    public void Who_leaves_the_team_leaves_once()
    {
        var rule = new RemoveTeamMemberRule();
        new Given<Project>(BridgeRegistered, new TeamMemberAdded(Bridge, Lee)) { Roles = [Role.PmoOfficer] }.When(rule, new RemoveTeamMember(Bridge, Lee)).Then(new TeamMemberRemoved(Bridge, Lee));
        new Given<Project>(BridgeRegistered) { Roles = [Role.PmoOfficer] }.When(rule, new RemoveTeamMember(Bridge, Lee)).Then();
        new Given<Project>(BridgeRegistered, new TeamMemberAdded(Bridge, Lee)) { Actor = Una, Roles = [Role.ProjectManager] }.When(rule, new RemoveTeamMember(Bridge, Lee)).Refused("project.unknown");
    }

    private static Given<Project> Given(params object[] more) => new(BridgeRegistered) { Now = Now, Consulting = [Added(Pat), Added(Sam), .. more] };
}

using Pmo.Office;
using Pmo.Office.People;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.People;

/// <summary>Who somebody is at this moment, and which projects they have a part in.</summary>
[Trait("Feature", "G3")]
public sealed class Seeing_projects
{
    private static readonly ProjectId Bridge = Projects.IdOf("BRIDGE");
    private static readonly ProjectId Tunnel = Projects.IdOf("TUNNEL");
    private static readonly UnitId Works = Units.IdOf(UnitKind.Department, "WORKS");
    private static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS");
    private static readonly UnitId Green = Units.IdOf(UnitKind.Portfolio, "GREEN");
    private readonly PeopleMemory people = new();
    private readonly Relations relations = new();
    private readonly Rights rights;
    private long position;

    public Seeing_projects()
    {
        rights = new Rights(people, relations);
        Happens(AnnAdded, BobAdded,
            new UnitCreated(Works, UnitKind.Department, "WORKS", "Public works", null, new(2026, 1, 1)),
            new UnitCreated(Roads, UnitKind.Department, "ROADS", "Roads", Works, new(2026, 1, 1)),
            new UnitCreated(Green, UnitKind.Portfolio, "GREEN", "Green", null, new(2026, 1, 1)),
            new ProjectRegistered(Bridge, "BRIDGE", "Bridge", null, Roads, new()),
            new ProjectRegistered(Tunnel, "TUNNEL", "Tunnel", null, Works, new()));
    }

    [Fact]
    public void Everyone_who_is_known_is_a_reader_without_projects_of_their_own()
    {
        Assert.Equal([Role.Reader], Ann.Roles);
        Assert.Empty(Ann.Own!);
        Assert.False(Ann.Sees(Bridge));
    }

    [Theory]
    [InlineData(Role.HeadOfPmo, true)]
    [InlineData(Role.PmoOfficer, true)]
    [InlineData(Role.Executive, true)]
    [InlineData(Role.ComplianceReviewer, true)]
    [InlineData(Role.Administrator, false)]
    [InlineData(Role.Coach, false)]
    [InlineData(Role.GateAuthority, false)]
    [InlineData(Role.ProjectManager, false)]
    [InlineData(Role.Sponsor, false)]
    public void Some_roles_see_all_projects(Role role, bool all)
    {
        Happens(new RoleGranted(Somebody.Ann, role));
        Assert.Equal(all, Ann.Sees(Bridge));
        Happens(new RoleWithdrawn(Somebody.Ann, role));
        Assert.False(Ann.Sees(Bridge));
    }

    [Fact]
    public void A_project_manager_sees_their_project_until_another_is_named()
    {
        Happens(new ProjectManagerNamed(Bridge, Somebody.Ann, Monday));
        Assert.Equal([Bridge], Ann.Own!);
        Assert.True(Ann.Is(Role.ProjectManager));
        Happens(new ProjectManagerNamed(Bridge, Somebody.Bob, Monday));
        Assert.Empty(Ann.Own!);
        Assert.False(Ann.Is(Role.ProjectManager));
    }

    [Fact]
    public void A_sponsor_sees_what_they_sponsor()
    {
        Happens(new SponsorNamed(Tunnel, Somebody.Ann, Monday));
        Assert.Equal([Tunnel], Ann.Own!);
        Assert.True(Ann.Is(Role.Sponsor));
    }

    [Fact]
    public void A_team_member_sees_the_project_and_has_no_role_by_it()
    {
        Happens(new TeamMemberAdded(Bridge, Somebody.Ann));
        Assert.Equal([Bridge], Ann.Own!);
        Assert.Equal([Role.Reader], Ann.Roles);
        Happens(new TeamMemberRemoved(Bridge, Somebody.Ann));
        Assert.Empty(Ann.Own!);
    }

    [Fact]
    public void A_unit_manager_sees_the_projects_of_their_part_of_the_tree()
    {
        Happens(new UnitManagerNamed(Works, UnitKind.Department, Somebody.Ann), new UnitManagerNamed(Roads, UnitKind.Department, Somebody.Bob));
        Assert.Equal([Bridge, Tunnel], Ann.Own!.OrderBy(p => p == Tunnel));
        Assert.Equal([Bridge], Bob.Own!);
        Assert.True(Bob.Is(Role.UnitManager));
    }

    [Fact]
    public void When_a_project_or_a_unit_moves_the_rights_move_with_it()
    {
        Happens(new UnitManagerNamed(Works, UnitKind.Department, Somebody.Ann), new UnitManagerNamed(Roads, UnitKind.Department, Somebody.Bob));
        Happens(new ProjectMoved(Tunnel, Roads, new(2026, 3, 2)));
        Assert.Equal(2, Bob.Own!.Count);
        Happens(new UnitMoved(Roads, UnitKind.Department, null, new(2026, 3, 2)));
        Assert.Empty(Ann.Own!);
    }

    [Fact]
    public void A_portfolio_manager_sees_what_stands_in_the_portfolio()
    {
        Happens(new UnitManagerNamed(Green, UnitKind.Portfolio, Somebody.Ann), new ProjectGrouped(Bridge, [Green]));
        Assert.Equal([Bridge], Ann.Own!);
        Happens(new ProjectGrouped(Bridge, []));
        Assert.Empty(Ann.Own!);
    }

    [Fact]
    public void A_line_manager_sees_the_projects_their_people_manage()
    {
        Happens(new LineManagerNamed(Somebody.Ann, Somebody.Bob), new ProjectManagerNamed(Bridge, Somebody.Ann, Monday));
        Assert.Equal([Bridge], Bob.Own!);
        Assert.True(Bob.Is(Role.LineManager));
        Happens(new LineManagerNamed(Somebody.Ann, null));
        Assert.Empty(Bob.Own!);
        Assert.False(Bob.Is(Role.LineManager));
    }

    [Fact]
    public void A_circle_of_units_in_the_log_does_not_hang_anybody()
    {
        Happens(new UnitMoved(Works, UnitKind.Department, Roads, new(2026, 3, 2)), new UnitManagerNamed(Green, UnitKind.Portfolio, Somebody.Ann));
        Assert.Empty(Ann.Own!);
    }

    [Fact]
    public void Who_is_disabled_is_nobody_until_enabled_again()
    {
        Happens(new RoleGranted(Somebody.Ann, Role.Coach), new PersonDisabled(Somebody.Ann));
        Assert.Null(rights.ViewerOf(Somebody.Ann, Monday));
        Assert.DoesNotContain(Somebody.Ann, people.Active);
        Happens(new PersonEnabled(Somebody.Ann));
        Assert.True(Ann.Is(Role.Coach));
    }

    [Fact]
    public void Who_is_unknown_is_nobody() => Assert.Null(rights.ViewerOf(new PersonId(Guid.Empty), Monday));

    [Fact]
    public void People_are_found_by_the_address_they_use_now_in_any_letters()
    {
        Assert.Equal(Somebody.Ann, people.ByEmail(" ANN@example.org"));
        Happens(new EmailChanged(Somebody.Ann, "archer@example.org", Key), new PersonRenamed(Somebody.Ann, "Ann Smith"));
        Assert.Null(people.ByEmail("ann@example.org"));
        Assert.Equal(Somebody.Ann, people.ByEmail("archer@example.org"));
        Assert.Equal("archer@example.org", people.EmailOf(Somebody.Ann));
        Assert.Equal("Ann Smith", people.Of(Somebody.Ann));
    }

    [Fact]
    public void A_former_address_taken_by_somebody_else_stays_theirs()
    {
        Happens(new EmailChanged(Somebody.Ann, "archer@example.org", Key), new EmailChanged(Somebody.Bob, "ann@example.org", "b0b"), new EmailChanged(Somebody.Ann, "smith@example.org", Key));
        Assert.Equal(Somebody.Bob, people.ByEmail("ann@example.org"));
    }

    [Fact]
    public void What_changes_somebodys_access_is_known_by_its_place_in_the_log()
    {
        var before = people.AccessOf(Somebody.Ann);
        Happens(new PersonRenamed(Somebody.Ann, "Ann Smith"), new ProjectManagerNamed(Bridge, Somebody.Ann, Monday), new RoleGranted(Somebody.Bob, Role.Coach));
        Assert.Equal(before, people.AccessOf(Somebody.Ann));
        foreach (var change in new object[] { new RoleGranted(Somebody.Ann, Role.Coach), new RoleWithdrawn(Somebody.Ann, Role.Coach), new PersonDisabled(Somebody.Ann), new PersonEnabled(Somebody.Ann) })
        {
            Happens(change);
            Assert.Equal(position, people.AccessOf(Somebody.Ann));
        }
    }

    [Fact]
    public void An_installation_without_administrator_is_empty()
    {
        Assert.False(people.HasAdministrator);
        Happens(new RoleGranted(Somebody.Ann, Role.Administrator));
        Assert.True(people.HasAdministrator);
    }

    private Viewer Ann => rights.ViewerOf(Somebody.Ann, Monday)!;
    private Viewer Bob => rights.ViewerOf(Somebody.Bob, Monday)!;

    private void Happens(params object[] events)
    {
        foreach (var e in events)
        {
            position++;
            var about = new Recorded(e, new StoredEvent { Position = position, Stream = "", Revision = 0, Id = Guid.Empty, Name = "", Data = default, Metadata = default, RecordedAt = Monday });
            foreach (var memory in new Memory[] { people, relations })
                if (memory.Events.Contains(e.GetType())) memory.Apply(e, about);
        }
    }
}

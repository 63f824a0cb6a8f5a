using System.Text;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Office.People;
using Pmo.Tests.Reporting.Importing;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.People;

/// <summary>People from command to answer, through log and read model.</summary>
[Trait("Feature", "G3")]
public sealed class Knowing_people : IAsyncDisposable
{
    private readonly World world = new();

    private async Task Add(PersonId person, string name, string email, params Role[] roles)
    {
        await world.Do(new ClaimEmail(person, email));
        await world.Do(new AddPerson(person, name, email, "Europe/Berlin"));
        foreach (var role in roles) await world.Do(new GrantRole(person, role));
    }

    [Fact]
    public async Task People_are_found_by_words_of_their_name_and_by_role()
    {
        await Add(Ann, "Ann Archer", "ann@example.org", Role.PmoOfficer, Role.Coach);
        await Add(Bob, "Bob 100% Brown", "bob@example.org");
        await world.Do(new NameLineManager(Ann, Bob));
        Assert.Equal(["Ann Archer", "Bob 100% Brown"], (await world.Ask(new FindPeople())).Rows.Select(r => r.Name));
        Assert.Equal([Ann], (await world.Ask(new FindPeople("arch an"))).Rows.Select(r => r.Person));
        Assert.Equal([Bob], (await world.Ask(new FindPeople("100%"))).Rows.Select(r => r.Person));
        Assert.Empty((await world.Ask(new FindPeople("A%r"))).Rows);
        var coach = Assert.Single((await world.Ask(new FindPeople(Role: Role.Coach))).Rows);
        Assert.Equal([Role.PmoOfficer, Role.Coach], coach.Roles);
        Assert.Equal("Bob 100% Brown", coach.LineManagerName);
        Assert.Equal([Bob], (await world.Ask(new FindPeople(Role: Role.LineManager))).Rows.Select(r => r.Person));
        Assert.Equal([Bob, Ann], (await world.Ask(new FindPeople(Sort: "-name"))).Rows.Select(r => r.Person));
        var second = await world.Ask(new FindPeople(Page: 2, Size: 1));
        Assert.Equal((2L, Bob), (second.Total, Assert.Single(second.Rows).Person));
    }

    [Fact]
    public async Task An_address_is_seen_by_administrators_and_its_owner_only()
    {
        await Add(Ann, "Ann Archer", "ann@example.org");
        Task<PersonSheet?> Show(PersonId by, Role role) => world.Ask(new ShowPerson(Ann), by, [role, Role.Reader]);
        Assert.Equal("ann@example.org", (await Show(Bob, Role.Administrator))!.Email);
        Assert.Equal("ann@example.org", (await Show(Ann, Role.Reader))!.Email);
        Assert.Null((await Show(Bob, Role.HeadOfPmo))!.Email);
        Assert.Null((await Show(Bob, Role.Reader))!.Email);
        Assert.Null(await world.Ask(new ShowPerson(Bob)));
    }

    [Fact]
    public async Task Roles_that_come_with_a_project_are_held_and_not_granted()
    {
        await Add(Ann, "Ann Archer", "ann@example.org", Role.Coach);
        await world.Do(new NameLineManager(Ann, null));
        var sheet = (await world.Ask(new ShowPerson(Ann)))!;
        Assert.Equal([Role.Coach], sheet.Granted);
        Assert.Equal([Role.Coach], sheet.Held);
        await world.Do(new WithdrawRole(Ann, Role.Coach));
        Assert.Empty((await world.Ask(new ShowPerson(Ann)))!.Held);
    }

    [Fact]
    public async Task No_file_holds_a_name_or_an_address_in_the_clear()
    {
        await Add(Ann, "Annabella Archer-Quillfeather", "annabella@quillfeather.example");
        await world.Do(new RenamePerson(Ann, "Annabella Quillfeather-Smith"));
        await world.Ask(new FindPeople("Annabella"));
        await Imported.Into(world, Encoding.UTF8.GetBytes(Sheet.Header.TrimEnd() + ",Contact\nA,Alpha,FIN,2024-01-31,green,,2025-01-01,1,Annabella Quillfeather\n"), Sheet.Map);
        Assert.DoesNotContain("uillfeather", await Imported.KeptIn(world), StringComparison.OrdinalIgnoreCase);
        foreach (var file in Directory.GetFiles(world.DataDirectory, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("pmo.lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain("uillfeather", await reader.ReadToEndAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_claim_nobody_uses_is_free_after_an_hour_and_one_in_use_stays()
    {
        await world.Do(new ClaimEmail(Bob, "free@example.org"));
        await Add(Ann, "Ann Archer", "ann@example.org");
        await world.Until(world.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        await world.Do(new ClaimEmail(Ann, "free@example.org"));
        Assert.Equal("email.taken", (await world.Try(new ClaimEmail(Bob, "ann@example.org"))).Code);
    }

    [Fact]
    public async Task A_former_address_is_free_at_once()
    {
        await Add(Ann, "Ann Archer", "ann@example.org");
        await world.Until(world.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        await world.Do(new ClaimEmail(Ann, "archer@example.org"));
        await world.Do(new ChangeEmail(Ann, "archer@example.org"));
        await world.Do(new ClaimEmail(Bob, "ann@example.org"));
        Assert.Equal(Ann, world.Get<IPeople>().ByEmail("archer@example.org") ?? (await Refreshed()).ByEmail("archer@example.org"));
    }

    [Fact]
    public async Task What_happens_at_the_door_is_in_the_log_once_each_and_tells_no_address()
    {
        await Add(Ann, "Ann Archer", "ann@example.org");
        var door = world.Get<Door>();
        world.Get<Passwords>().Set(Ann, "vogel wiese lampe trompete");
        var visitor = new Visitor(System.Net.IPAddress.Loopback, "curl");
        Assert.Null((await door.SignIn("ann@example.org", "wrong", visitor)).Secret);
        Assert.Null((await door.SignIn("nobody@example.org", "wrong", visitor)).Secret);
        var entry = await door.SignIn("Ann@Example.org ", "vogel wiese lampe trompete", visitor);
        await door.End(Ann, entry.Session!.Id, Ann);
        var facts = (await world.Log()).Select(r => r.Event).OfType<AccessFact>().ToList();
        Assert.Equal(["SignInFailed", "SignInFailed", "SignedIn", "SessionEnded"], facts.Select(f => f.GetType().Name));
        Assert.Equal([Ann, null], facts.OfType<SignInFailed>().Select(f => f.Person));
        Assert.All((await world.Log()).Where(r => r.Event is AccessFact), r => Assert.DoesNotContain("example", Encoding.UTF8.GetString(r.Stored.Data.Span), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_disabled_or_given_another_role_is_out_at_the_next_request()
    {
        await Add(Ann, "Ann Archer", "ann@example.org");
        var door = world.Get<Door>();
        var visitor = new Visitor(null, "curl");
        async Task<string> Enter() => (await door.Enter(Ann, visitor)).Secret!;

        var secret = await Enter();
        Assert.Equal(Ann, (await door.BySession(secret))!.Viewer.Person);
        await world.Do(new GrantRole(Ann, Role.Coach));
        Assert.Null(await door.BySession(secret));

        secret = await Enter();
        Assert.True((await door.BySession(secret))!.Viewer.Is(Role.Coach));
        await world.Do(new WithdrawRole(Ann, Role.Coach));
        Assert.Null(await door.BySession(secret));

        secret = await Enter();
        var (token, _) = await door.CreateToken(Ann, "export", TimeSpan.FromDays(1), Ann);
        Assert.NotNull(await door.ByToken(token));
        await world.Do(new DisablePerson(Ann));
        Assert.Null(await door.BySession(secret));
        Assert.Null(await door.ByToken(token));
        world.Get<Passwords>().Set(Ann, "vogel wiese lampe trompete");
        Assert.Null((await door.SignIn("ann@example.org", "vogel wiese lampe trompete", visitor)).Secret);
        await world.Do(new EnablePerson(Ann));
        Assert.Null(await door.BySession(secret));
        Assert.NotNull((await door.SignIn("ann@example.org", "vogel wiese lampe trompete", visitor)).Secret);
    }

    [Fact]
    public async Task A_new_password_ends_every_session()
    {
        await Add(Ann, "Ann Archer", "ann@example.org");
        var door = world.Get<Door>();
        var secrets = new[] { (await door.Enter(Ann, new(null, "curl"))).Secret!, (await door.Enter(Ann, new(null, "curl"))).Secret! };
        await door.SetPassword(Ann, "vogel wiese lampe trompete", Ann);
        foreach (var secret in secrets) Assert.Null(await door.BySession(secret));
    }

    [Fact]
    public async Task The_first_administrator_comes_in_with_the_code_of_the_console_and_nobody_after_them()
    {
        var invitations = world.Get<Invitations>();
        var visitor = new Visitor(null, "curl");
        var code = (await invitations.ForFirstAdministrator())!;
        Task<Welcome> SetUp(string typed, string password) => invitations.SetUp(typed, "Ann Archer", "ann@example.org", password, "Europe/Berlin", visitor);
        Assert.NotNull((await SetUp("00000-00000-00000-00000-00000-0", "vogel wiese lampe trompete")).Sentence);
        Assert.NotNull((await SetUp(code, "password1234")).Sentence);
        var entry = (await SetUp(code, "vogel wiese lampe trompete")).Entry!;
        Assert.True((await world.Get<Door>().BySession(entry.Secret!))!.Viewer.Is(Role.Administrator));
        Assert.NotNull((await SetUp(code, "vogel wiese lampe trompete")).Sentence);
        Assert.Null(await invitations.ForFirstAdministrator());
        Assert.NotNull((await world.Get<Door>().SignIn("ann@example.org", "vogel wiese lampe trompete", visitor)).Secret);
    }

    [Fact]
    public async Task An_invited_person_sets_a_password_once()
    {
        await Add(Ann, "Ann Archer", "ann@example.org", Role.Administrator);
        await Add(Bob, "Bob Brown", "bob@example.org");
        var invitations = world.Get<Invitations>();
        var code = await invitations.For(Bob, Ann);
        Assert.NotNull((await invitations.Accept(code, "too short", new(null, "curl"))).Sentence);
        Assert.NotNull((await invitations.Accept(code, "vogel wiese lampe trompete", new(null, "curl"))).Entry?.Secret);
        Assert.NotNull((await invitations.Accept(code, "vogel wiese lampe trompete", new(null, "curl"))).Sentence);
    }

    [Fact]
    public async Task An_invitation_of_somebody_disabled_does_not_work()
    {
        await Add(Bob, "Bob Brown", "bob@example.org");
        var invitations = world.Get<Invitations>();
        var code = await invitations.For(Bob, Ann);
        await world.Do(new DisablePerson(Bob));
        Assert.NotNull((await invitations.Accept(code, "vogel wiese lampe trompete", new(null, "curl"))).Sentence);
    }

    private async Task<IPeople> Refreshed()
    {
        await world.Get<Memories>().CatchUp();
        return world.Get<IPeople>();
    }

    public async ValueTask DisposeAsync() => await world.DisposeAsync();
}

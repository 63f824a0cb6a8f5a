using Pmo.Office;
using static Pmo.Tests.People.Somebody;
using static Pmo.Tests.Telling.Examples;

namespace Pmo.Tests.Telling;

/// <summary>The list of what one was told.</summary>
[Trait("Feature", "G10")]
public sealed class Reading_notices
{
    [Fact]
    public void A_notice_is_read_once_by_the_one_who_was_told()
    {
        new Given<ToldNotice>(Requested(Ann)) { Actor = Ann, Now = Monday }.When(new ReadNoticeRule(), new ReadNotice(Notice)).Then(new NoticeRead(Notice, Ann, Monday));
        new Given<ToldNotice>(Requested(Ann), Posted(Ann), new NoticeRead(Notice, Ann, Monday)) { Actor = Ann }.When(new ReadNoticeRule(), new ReadNotice(Notice)).Then();
        new Given<ToldNotice>(Requested(Ann)) { Actor = Bob }.When(new ReadNoticeRule(), new ReadNotice(Notice)).Refused("notice.unknown");
        new Given<ToldNotice> { Actor = Bob }.When(new ReadNoticeRule(), new ReadNotice(Notice)).Refused("notice.unknown");
    }

    [Fact]
    public void All_are_read_up_to_what_one_has_seen()
    {
        var rule = new ReadAllNoticesRule();
        new Given<SeenNotices> { Actor = Ann, Now = Monday }.When(rule, new ReadAllNotices(Ann, Monday)).Then(new NoticesRead(Ann, Monday, Monday));
        new Given<SeenNotices>(new NoticesRead(Ann, Monday, Monday)) { Actor = Ann, Now = Monday }.When(rule, new ReadAllNotices(Ann, Monday)).Then();
        new Given<SeenNotices> { Actor = Bob, Now = Monday }.When(rule, new ReadAllNotices(Ann, Monday)).Refused("notice.not-yours");
        new Given<SeenNotices> { Actor = Ann, Now = Monday }.When(rule, new ReadAllNotices(Ann, Monday.AddSeconds(1))).Refused("notice.not-yet");
    }

    [Fact]
    public async Task What_is_not_read_comes_first_with_names_in_place_of_ids_and_is_nobody_elses()
    {
        await using var post = await Mailing.PostOffice.Open(Monday);
        var world = post.World;
        await world.Do(new RegisterProject("BR-1", "North Bridge", null, null, new ProjectProfile()));
        await post.Tell(Ann, 1, $"{Notices.Name(Bob)} paused {Notices.Name(Projects.IdOf("BR-1"))}.");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await post.Tell(Ann, 2, "Second.");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await post.Tell(Bob, 3, "Third.");
        Task<Page<NoticeRow>> Of(PersonId who, bool? unread = null) => world.Ask(new FindNotices(unread), who, [Role.Reader]);

        Assert.Equal(["Second.", "Bob Brown paused BR-1 North Bridge."], (await Of(Ann)).Rows.Select(n => n.Text));
        await world.Do(new ReadNotice(post.IdOf(2)), Ann, [Role.Reader]);
        Assert.Equal(["Bob Brown paused BR-1 North Bridge.", "Second."], (await Of(Ann)).Rows.Select(n => n.Text));
        Assert.Equal(["Bob Brown paused BR-1 North Bridge."], (await Of(Ann, unread: true)).Rows.Select(n => n.Text));
        Assert.Equal(["Second."], (await Of(Ann, unread: false)).Rows.Select(n => n.Text));
        Assert.Equal(["Third."], (await Of(Bob)).Rows.Select(n => n.Text));
        Assert.Equal("You asked for it.", (await Of(Bob)).Rows[0].Why);

        var newest = (await Of(Ann)).Rows[0].At;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await post.Tell(Ann, 4, "Came while the page was open.");
        await world.Do(new ReadAllNotices(Ann, newest), Ann, [Role.Reader]);
        Assert.Equal(["Came while the page was open."], (await Of(Ann, unread: true)).Rows.Select(n => n.Text));
    }

    [Fact]
    public async Task Unread_notices_about_the_page_one_looks_at_are_named()
    {
        await using var post = await Mailing.PostOffice.Open(Monday);
        await post.Tell(Ann, 1, link: "/projects/x?tab=reports#ask");
        await post.Tell(Ann, 2, link: "/projects/x");
        await post.Tell(Bob, 3, link: "/projects/x");
        async Task<(long, int)> Unread(string? address) => (await post.World.Ask(new CountUnreadNotices(address), Ann, [Role.Reader])) is var u ? (u.Count, u.Here.Count) : default;

        Assert.Equal((2, 0), await Unread(null));
        Assert.Equal((2, 0), await Unread("/projects/y"));
        Assert.Equal((2, 1), await Unread("/projects/x"));
        Assert.Equal((2, 2), await Unread("/projects/x?tab=reports"));
        Assert.Equal((2, 1), await Unread("/projects/x?sort=name"));
    }

    [Fact]
    public async Task What_was_chosen_is_shown_and_what_is_usual_before()
    {
        await using var post = await Mailing.PostOffice.Open(Monday);
        var before = await post.World.Ask(new ShowNoticePreferences(), Ann, [Role.Reader]);
        await post.World.Do(new SetNoticePreferences(Ann, new(16, 30), [DayOfWeek.Sunday, DayOfWeek.Monday], [News]), Ann, [Role.Reader]);
        var after = await post.World.Ask(new ShowNoticePreferences(), Ann, [Role.Reader]);

        Assert.Equal((new TimeOnly(8, 0), 5), (before.DigestAt, before.Days.Count));
        Assert.All(before.Kinds, k => Assert.True(k.Mailed));
        Assert.Equal(Kinds.All.Count, before.Kinds.Count);
        Assert.Equal(new TimeOnly(16, 30), after.DigestAt);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Sunday], after.Days);
        Assert.Equal([News], after.Kinds.Where(k => !k.Mailed).Select(k => k.Kind));
        Assert.Equal(5, (await post.World.Ask(new ShowNoticePreferences(), Bob, [Role.Reader])).Days.Count);
    }

    private static readonly ProjectId Bridge = Projects.IdOf("BRIDGE");
    private static readonly ProjectRegistered Registered = new(Bridge, "BRIDGE", "New bridge", null, null, new ProjectProfile());

    [Fact]
    public void An_installation_goes_live_once()
    {
        GoLive(new(Bridge), [Registered]).Then(new WentLive(Bob, Monday));
        GoLive(new(), [], new WentLive(Bob, Monday)).Then();
    }

    [Fact, Trait("Feature", "G6")]
    public void It_does_not_go_live_while_no_project_runs()
    {
        GoLive(new(), []).Refused("go-live.no-project", "No running project is named, so nobody would be asked for anything: enter a project or import your portfolio, then go live.");
        GoLive(new(Bridge), []).Refused("go-live.no-project");
        GoLive(new(Bridge), [Registered, new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, new(2026, 2, 1), null, "Next year.")]).Refused("go-live.no-project", "BRIDGE does not run, so nobody would be asked for anything: enter or resume a project, then go live.");
        Assert.Equal([Projects.StreamOf(Bridge)], new StartNoticesRule().Consults(new(Bridge), Pmo.Office.Installation.Initial));
    }

    private static Given<Pmo.Office.Installation>.Decided GoLive(StartNotices command, object[] register, params object[] history) =>
        new Given<Pmo.Office.Installation>(history) { Now = Monday, Actor = Bob, Consulting = register }.When<StartNotices, Project>(new StartNoticesRule(), command);
}

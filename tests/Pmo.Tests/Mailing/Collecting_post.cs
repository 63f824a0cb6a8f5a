using Pmo.Office;
using static Pmo.Tests.People.Somebody;
using static Pmo.Tests.Telling.Examples;

namespace Pmo.Tests.Mailing;

/// <summary>What waits for a person, and when it goes.</summary>
[Trait("Feature", "G10")]
public sealed class Collecting_post
{
    private static readonly CollectNoticeRule Collect = new();
    private static readonly RequestMailRule Request = new(Kinds);
    private static readonly Guid Other = Guid.Parse("01900000-0000-7000-8000-00000000aa02");
    private static readonly Guid Mail = Ids.From(Guid.Parse("01900000-0000-7000-8000-000000000001"), "office.mail");
    private static readonly PostPlanned Planned = new(Ann, Next.Day, Next.Due);

    private static CollectNotice Put(Guid notice, bool atOnce = false) => new(Ann, Next.Day, notice, News, atOnce, Next.Due);
    private static NoticeCollected Collected(Guid notice, DateTimeOffset at, bool atOnce = false, string kind = News) => new(Ann, Next.Day, notice, kind, atOnce, at);

    [Fact]
    public void The_first_notice_plans_the_digest_and_the_others_come_along()
    {
        new Given<Post> { Now = Monday }.When(Collect, Put(Notice)).Then(Collected(Notice, Monday), Planned);
        new Given<Post>(Collected(Notice, Monday), Planned) { Now = Monday.AddHours(1) }.When(Collect, Put(Other)).Then(Collected(Other, Monday.AddHours(1)));
        new Given<Post>(Collected(Notice, Monday), Planned) { Now = Monday.AddHours(1) }.When(Collect, Put(Notice)).Then();
    }

    [Fact]
    public void What_does_not_wait_goes_after_five_minutes_and_what_comes_meanwhile_with_it()
    {
        var soon = new PostPlanned(Ann, Next.Day, Monday.AddMinutes(5));
        new Given<Post>(Collected(Other, Monday.AddHours(-1)), Planned) { Now = Monday }.When(Collect, Put(Notice, atOnce: true)).Then(Collected(Notice, Monday, atOnce: true), soon);
        new Given<Post>(Collected(Notice, Monday, atOnce: true), soon) { Now = Monday.AddMinutes(3) }.When(Collect, Put(Other, atOnce: true)).Then(Collected(Other, Monday.AddMinutes(3), atOnce: true));
    }

    [Fact]
    public void What_does_not_wait_goes_with_a_digest_that_comes_sooner() =>
        new Given<Post>(Collected(Other, Monday), Planned) { Now = Next.Due.AddMinutes(-2) }.When(Collect, Put(Notice, atOnce: true)).Then(Collected(Notice, Next.Due.AddMinutes(-2), atOnce: true));

    [Fact]
    public void What_comes_too_late_for_its_digest_gathers_for_five_minutes() =>
        new Given<Post> { Now = Next.Due.AddSeconds(1) }.When(Collect, Put(Notice)).Then(Collected(Notice, Next.Due.AddSeconds(1)), new PostPlanned(Ann, Next.Day, Next.Due.AddSeconds(1).AddMinutes(5)));

    [Fact]
    public void After_a_mail_the_next_notice_plans_again() =>
        new Given<Post>(Collected(Other, Monday, atOnce: true), new PostPlanned(Ann, Next.Day, Monday.AddMinutes(5)), new MailRequested(Mail, Ann, [Other], true, Monday.AddMinutes(5), null)) { Now = Monday.AddHours(1) }
            .When(Collect, Put(Notice)).Then(Collected(Notice, Monday.AddHours(1)), Planned);

    [Fact]
    public void Everything_that_waits_goes_in_one_mail() =>
        Mailed(Next.Due, [Collected(Notice, Monday), Collected(Other, Monday.AddHours(1)), Planned], AnnAdded).Then(new MailRequested(Mail, Ann, [Notice, Other], false, Next.Due, null));

    [Fact]
    public void Where_nothing_waits_there_is_no_mail() => Mailed(Next.Due, [Collected(Notice, Monday), Planned, new MailRequested(Mail, Ann, [Notice], true, Monday, null)], AnnAdded).Then();

    [Fact]
    public void Who_wants_their_mail_later_now_gets_it_later_unless_it_does_not_wait()
    {
        var later = Chosen(Ann, new(17, 0), [DayOfWeek.Tuesday]);
        Mailed(Next.Due, [Collected(Notice, Monday), Planned], AnnAdded, later).TooEarly(new(2026, 3, 3, 16, 1, 0, TimeSpan.Zero), "mail.later");
        Mailed(Next.Due, [Collected(Notice, Monday, atOnce: true), Planned], AnnAdded, later).Then(new MailRequested(Mail, Ann, [Notice], true, Next.Due, null));
    }

    [Fact]
    public void Who_left_gets_no_mail_nor_anybody_what_they_switched_off()
    {
        Mailed(Next.Due, [Collected(Notice, Monday), Planned], AnnAdded, new PersonDisabled(Ann)).Then(new PostDropped(Ann, Next.Day, [Notice], Next.Due));
        Mailed(Next.Due, [Collected(Notice, Monday), Collected(Other, Monday, kind: Alarm), Planned], AnnAdded, Chosen(Ann, new(8, 0), [DayOfWeek.Tuesday], News))
            .Then(new MailRequested(Mail, Ann, [Other], false, Next.Due, null));
        Mailed(Next.Due, [Collected(Notice, Monday), Planned], AnnAdded, Chosen(Ann, new(8, 0), [DayOfWeek.Tuesday], News)).Then(new PostDropped(Ann, Next.Day, [Notice], Next.Due));
    }

    [Theory, InlineData(61, 59, true), InlineData(61, 61, false), InlineData(59, 1, false)]
    public void In_the_first_hour_after_an_outage_of_more_than_an_hour_the_mail_says_so(int minutesDown, int minutesAgo, bool says)
    {
        var back = Next.Due.AddMinutes(-minutesAgo);
        Mailed(Next.Due, [Collected(Notice, Monday), Planned], AnnAdded, new SiteUnreachable(back.AddMinutes(-minutesDown), back)).Then(new MailRequested(Mail, Ann, [Notice], false, Next.Due, says ? back : null));
    }

    private static Given<Post>.Decided Mailed(DateTimeOffset now, object[] history, params object[] facts) =>
        new Given<Post>(history) { Now = now, Consulting = facts }.When<RequestMail, Receivers>(Request, new RequestMail(Ann, Next.Day));
}

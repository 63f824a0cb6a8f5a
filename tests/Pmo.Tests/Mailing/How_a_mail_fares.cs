using Pmo.Office;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Mailing;

/// <summary>Sent once, tried again, given up, held, released, discarded.</summary>
[Trait("Feature", "G10")]
public sealed class How_a_mail_fares
{
    private static readonly Guid One = Guid.Parse("01900000-0000-7000-8000-00000000aa11");
    private static readonly DateTimeOffset Outage = Monday.AddMinutes(-5);
    private static readonly MailHeld Held = new(One, Outage, Monday);
    private static readonly MailGivenUp GivenUp = new(One, 8, MailFailure.Later, Monday);

    private static MailFailed Failed(int attempt, MailFailure failure = MailFailure.Later) => new(One, attempt, failure, "smtp.451", Monday, Monday.AddMinutes(1));

    [Fact]
    public void What_went_out_is_recorded_once()
    {
        var rule = new RecordMailSentRule();
        new Given<Mail> { Now = Monday }.When(rule, new RecordMailSent(One)).Then(new MailSent(One, 1, Monday));
        new Given<Mail>(Failed(1)) { Now = Monday }.When(rule, new RecordMailSent(One)).Then(new MailSent(One, 2, Monday));
        new Given<Mail>(new MailSent(One, 1, Monday)).When(rule, new RecordMailSent(One)).Then();
    }

    [Theory, InlineData(0, 1), InlineData(1, 5), InlineData(2, 15), InlineData(3, 60), InlineData(4, 240), InlineData(5, 720), InlineData(6, 1440)]
    public void What_failed_is_tried_again_ever_later(int before, int minutes) =>
        new Given<Mail>([.. Enumerable.Range(1, before).Select(n => Failed(n))]) { Now = Monday }.When(new RecordMailFailedRule(), new RecordMailFailed(One, MailFailure.Later, "smtp.451"))
            .Then(new MailFailed(One, before + 1, MailFailure.Later, "smtp.451", Monday, Monday.AddMinutes(minutes)));

    [Fact]
    public void After_the_eighth_attempt_it_is_given_up() => Fails(MailFailure.Later, [.. Enumerable.Range(1, 7).Select(n => Failed(n))]).Then(Last(8, MailFailure.Later), new MailGivenUp(One, 8, MailFailure.Later, Monday));

    [Fact]
    public void What_the_server_refuses_or_cannot_be_addressed_is_given_up_at_once()
    {
        Fails(MailFailure.Refused).Then(Last(1, MailFailure.Refused), new MailGivenUp(One, 1, MailFailure.Refused, Monday));
        Fails(MailFailure.NoAddress).Then(Last(1, MailFailure.NoAddress), new MailGivenUp(One, 1, MailFailure.NoAddress, Monday));
    }

    [Fact]
    public void What_may_have_arrived_is_tried_once_more_and_then_given_up()
    {
        Assert.NotNull(Fails(MailFailure.Uncertain).Then<MailFailed>().NextAt);
        Assert.NotNull(Fails(MailFailure.Later, Failed(1, MailFailure.Uncertain)).Then<MailFailed>().NextAt);
        Fails(MailFailure.Uncertain, Failed(1, MailFailure.Uncertain), Failed(2)).Then(Last(3, MailFailure.Uncertain), new MailGivenUp(One, 3, MailFailure.Uncertain, Monday));
    }

    [Fact]
    public void What_was_sent_or_discarded_meanwhile_does_not_fail_any_more() => Fails(MailFailure.Later, new MailSent(One, 1, Monday)).Then();

    [Fact]
    public void A_mail_is_held_before_it_was_tried()
    {
        new Given<Mail> { Now = Monday }.When(new HoldMailRule(), new HoldMail(One, Outage)).Then(Held);
        new Given<Mail>(new MailSent(One, 1, Monday)).When(new HoldMailRule(), new HoldMail(One, Outage)).Then();
        new Given<Mail>(Held, new MailReleased(One, Bob, Monday)) { Now = Monday }.When(new RecordMailFailedRule(), new RecordMailFailed(One, MailFailure.Later, "smtp.451")).Then(new MailFailed(One, 1, MailFailure.Later, "smtp.451", Monday, Monday.AddMinutes(1)));
    }

    [Fact]
    public void What_is_held_or_given_up_is_released_by_an_officer()
    {
        new Given<Mail>(Held) { Now = Monday, Actor = Bob }.When(new ReleaseMailRule(), new ReleaseMail(One)).Then(new MailReleased(One, Bob, Monday));
        new Given<Mail>(Failed(1), GivenUp) { Now = Monday, Actor = Bob }.When(new ReleaseMailRule(), new ReleaseMail(One)).Then(new MailReleased(One, Bob, Monday));
        new Given<Mail>(new MailSent(One, 1, Monday)) { Actor = Bob }.When(new ReleaseMailRule(), new ReleaseMail(One)).Refused("mail.not-held");
        new Given<Mail>(new MailSent(One, 1, Monday)) { Actor = PersonId.System }.When(new ReleaseMailRule(), new ReleaseMail(One)).Then();
    }

    [Fact]
    public void What_is_held_is_discarded_with_a_reason()
    {
        var rule = new DiscardHeldMailRule();
        new Given<Mail>(Held) { Now = Monday, Actor = Bob }.When(rule, new DiscardHeldMail(One, " Stale. ")).Then(new MailDiscarded(One, "Stale.", Bob, Monday));
        new Given<Mail>(Held).When(rule, new DiscardHeldMail(One, " ")).Refused("mail.no-reason");
        new Given<Mail>(new MailSent(One, 1, Monday)).When(rule, new DiscardHeldMail(One, "Stale.")).Refused("mail.not-held");
        new Given<Mail>(Held, new MailDiscarded(One, "Stale.", Bob, Monday)).When(rule, new DiscardHeldMail(One, "Stale.")).Then();
    }

    [Fact]
    public void The_first_mails_after_an_outage_are_counted_for_ten_minutes()
    {
        var (count, settle, two) = (new CountHeldMailRule(new(2)), new SettleHeldMailRule(new(2)), Guid.Parse("01900000-0000-7000-8000-00000000aa12"));
        var (awaited, first, second) = (new HeldMailAwaited(Outage, Monday.AddMinutes(10)), new HeldMailCounted(Outage, One), new HeldMailCounted(Outage, two));
        var third = Guid.Parse("01900000-0000-7000-8000-00000000aa13");
        new Given<HeldMail> { Now = Monday }.When(count, new CountHeldMail(Outage, One)).Then(awaited, first);
        new Given<HeldMail>(awaited, first).When(count, new CountHeldMail(Outage, One)).Then();
        new Given<HeldMail>(awaited, first) { Now = Monday }.When(count, new CountHeldMail(Outage, two)).Then(second);
        new Given<HeldMail>(awaited, first, second) { Now = Monday }.When(settle, new SettleHeldMail(Outage)).Then(new HeldMailLetGo(Outage, [One, two], Monday));
        new Given<HeldMail>(awaited, first, second, new HeldMailCounted(Outage, third)) { Now = Monday }.When(settle, new SettleHeldMail(Outage)).Then(new HeldMailKept(Outage, 3, Monday));
        new Given<HeldMail>(awaited, first, new HeldMailLetGo(Outage, [One], Monday)) { Now = Monday }.When(count, new CountHeldMail(Outage, two)).Then(second, new HeldMailLetGo(Outage, [two], Monday));
        new Given<HeldMail>(awaited, first, second, new HeldMailLetGo(Outage, [One, two], Monday)) { Now = Monday }.When(count, new CountHeldMail(Outage, third))
            .Then(new HeldMailCounted(Outage, third), new HeldMailKept(Outage, 3, Monday));
        new Given<HeldMail>(awaited, first, new HeldMailKept(Outage, 3, Monday)) { Now = Monday }.When(count, new CountHeldMail(Outage, two)).Then(second);
        new Given<HeldMail>(awaited, first, new HeldMailKept(Outage, 3, Monday)).When(settle, new SettleHeldMail(Outage)).Then();
    }

    private static MailFailed Last(int attempt, MailFailure failure) => new(One, attempt, failure, "smtp.451", Monday, null);

    private static Given<Mail>.Decided Fails(MailFailure failure, params object[] history) =>
        new Given<Mail>(history) { Now = Monday }.When(new RecordMailFailedRule(), new RecordMailFailed(One, failure, "smtp.451"));
}

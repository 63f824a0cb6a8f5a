using Pmo.Office;
using static Pmo.Tests.People.Somebody;
using static Pmo.Tests.Telling.Examples;

namespace Pmo.Tests.Telling;

/// <summary>Who is told, and whether by mail.</summary>
[Trait("Feature", "G10")]
public sealed class Requesting_notices
{
    private static readonly RequestNoticeRule Rule = new(Kinds);

    private static Given<ToldNotice>.Decided When(RequestNotice command, params object[] facts) =>
        new Given<ToldNotice> { Now = Monday, Consulting = facts }.When<RequestNotice, Receivers>(Rule, command);

    [Fact]
    public void A_person_is_told_and_mailed_on_their_next_working_day() => When(Tell(Ann), Live, AnnAdded).Then(Requested(Ann), Posted(Ann));

    [Fact]
    public void The_same_thing_is_told_once() =>
        new Given<ToldNotice>(Requested(Ann)) { Now = Monday, Consulting = [Live, AnnAdded] }.When<RequestNotice, Receivers>(Rule, Tell(Ann)).Then();

    [Fact]
    public void Nobody_is_told_anything_before_the_installation_is_live() => When(Tell(Ann), AnnAdded).Then();

    [Fact]
    public void A_kind_that_no_running_module_declares_is_refused() => When(Tell(Ann, "staffing.recalled"), Live, AnnAdded).Refused("notice.kind-unknown");

    [Theory, InlineData("https://elsewhere.example/"), InlineData("//elsewhere.example"), InlineData("/\\elsewhere.example"), InlineData("/a\r\nBcc: x"), InlineData("projects"), InlineData("")]
    public void A_notice_never_leads_to_another_site(string link) => When(Tell(Ann, link: link), Live, AnnAdded).Refused("notice.foreign-link");

    [Fact]
    public void A_notice_says_what_happened_and_why_it_comes()
    {
        When(Tell(Ann) with { Text = " " }, Live, AnnAdded).Refused("notice.no-text");
        When(Tell(Ann) with { Why = "" }, Live, AnnAdded).Refused("notice.no-text");
    }

    [Fact]
    public void Who_may_not_sign_in_is_told_nothing()
    {
        When(Tell(Ann), Live, AnnAdded, new PersonDisabled(Ann)).Then();
        When(Tell(Ann), Live, AnnAdded, new PersonDisabled(Ann), new PersonEnabled(Ann)).Then(Requested(Ann), Posted(Ann));
    }

    [Fact, Trait("Feature", "G1")]
    public void Of_who_is_away_the_deputy_is_told_in_their_place() =>
        When(Tell(Ann), Live, AnnAdded, Away(Ann), Deputy(Ann, Cem), CemAdded).Then(Requested(Cem, inPlaceOf: Ann), Posted(Cem));

    [Fact, Trait("Feature", "G1")]
    public void A_deputy_is_told_only_while_the_person_is_away() => When(Tell(Ann), Live, AnnAdded, Deputy(Ann, Cem), CemAdded).Then(Requested(Ann), Posted(Ann));

    [Fact, Trait("Feature", "G1")]
    public void A_deputy_for_other_things_and_an_assistant_are_not_told()
    {
        When(Tell(Ann, scope: DeputyScope.Answers), Live, AnnAdded, Away(Ann), Deputy(Ann, Cem, DeputyScope.Reports), CemAdded).Then(Requested(Ann), Posted(Ann));
        When(Tell(Ann, scope: DeputyScope.Answers), Live, AnnAdded, Away(Ann), Deputy(Ann, Cem, DeputyScope.Answers), CemAdded).Then(Requested(Cem, inPlaceOf: Ann), Posted(Cem));
        When(Tell(Ann), Live, AnnAdded, Away(Ann), Deputy(Ann, Cem, assistant: true), CemAdded).Then(Requested(Ann), Posted(Ann));
    }

    [Fact, Trait("Feature", "G1")]
    public void A_deputy_who_left_is_not_told_and_the_person_is() =>
        When(Tell(Ann), Live, AnnAdded, Away(Ann), Deputy(Ann, Cem), CemAdded, new PersonDisabled(Cem)).Then(Requested(Ann), Posted(Ann));

    [Fact, Trait("Feature", "G1")]
    public void The_deputy_gets_their_mail_as_they_want_it_themselves() =>
        When(Tell(Ann), Live, AnnAdded, Away(Ann), Deputy(Ann, Cem), CemAdded, Chosen(Ann, new(16, 0), [DayOfWeek.Sunday]), Chosen(Cem, new(8, 0), [DayOfWeek.Monday], News)).Then(Requested(Cem, inPlaceOf: Ann));

    [Fact]
    public void The_streams_of_all_who_may_be_told_are_looked_at()
    {
        var facts = new object[] { Live, AnnAdded, Deputy(Ann, Cem) }.Aggregate(Receivers.Initial, (r, e) => r.Evolve(e));

        Assert.Equal([Installed.Stream, PersonStreams.Of(Ann), NoticePreferences.StreamOf(Ann)], Rule.Consults(Tell(Ann), ToldNotice.Initial));
        Assert.Equal([PersonStreams.Of(Cem), NoticePreferences.StreamOf(Cem)], Rule.ConsultsFurther(Tell(Ann), ToldNotice.Initial, facts));
    }

    [Fact]
    public void What_somebody_wants_no_mail_of_is_kept_for_them_all_the_same() =>
        When(Tell(Ann), Live, AnnAdded, Chosen(Ann, new(8, 0), [DayOfWeek.Monday], News)).Then(Requested(Ann));

    [Fact]
    public void What_it_is_a_duty_to_know_is_mailed_whatever_was_chosen() =>
        When(Tell(Ann, Alarm), Live, AnnAdded, Chosen(Ann, new(8, 0), [DayOfWeek.Tuesday], Alarm)).Then(Requested(Ann, Alarm, atOnce: true), Posted(Ann, Alarm, atOnce: true));

    [Fact]
    public void What_presses_waits_for_the_days_mail_unless_its_receiver_wants_it_at_once()
    {
        When(Tell(Ann, Pressing), Live, AnnAdded).Then(Requested(Ann, Pressing), Posted(Ann, Pressing));
        When(Tell(Ann, Pressing), Live, AnnAdded, AtOnce(Ann, Pressing)).Then(Requested(Ann, Pressing, atOnce: true), Posted(Ann, Pressing, atOnce: true));
        When(Tell(Ann, News), Live, AnnAdded, AtOnce(Ann, News)).Then(Requested(Ann), Posted(Ann));
        When(Tell(Ann, Pressing), Live, AnnAdded, Away(Ann), Deputy(Ann, Cem), CemAdded, AtOnce(Ann, Pressing)).Then(Requested(Cem, Pressing, inPlaceOf: Ann), Posted(Cem, Pressing));
    }

    [Fact]
    public void Only_that_nobody_stands_in_is_at_once_by_itself() => Assert.Equal([Alarm], Kinds.All.Where(k => k.AtOnce).Select(k => k.Name));

    [Fact]
    public void Escalations_to_me_and_my_returned_report_can_be_chosen_at_once() =>
        Assert.Equal(["reporting.answer-asked", Pressing, "reporting.report-sent-back"], Kinds.All.Where(k => k.Pressing).Select(k => k.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_does_not_wait_says_so_by_its_kind_or_by_itself()
    {
        When(Tell(Ann, Alarm), Live, AnnAdded).Then(Requested(Ann, Alarm, atOnce: true), Posted(Ann, Alarm, atOnce: true));
        When(Tell(Ann, atOnce: true), Live, AnnAdded).Then(Requested(Ann, atOnce: true), Posted(Ann, atOnce: true));
    }
}

using Pmo.Office;
using static Pmo.Tests.People.Somebody;
using static Pmo.Tests.Telling.Examples;

namespace Pmo.Tests.Telling;

/// <summary>Everyone says when their mail comes and what is mailed.</summary>
[Trait("Feature", "G10")]
public sealed class Choosing_when_and_what
{
    private static readonly SetNoticePreferencesRule Rule = new(Kinds);
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Wednesday];

    [Fact]
    public void A_person_chooses_time_days_and_kinds_for_themselves()
    {
        var chosen = new SetNoticePreferences(Ann, new(16, 30), [DayOfWeek.Wednesday, DayOfWeek.Monday, DayOfWeek.Monday], [News, News]);
        var set = new NoticePreferencesSet(Ann, new(16, 30), Week, [News], Monday);
        new Given<NoticePreferences> { Actor = Ann, Now = Monday }.When(Rule, chosen).Then(set);
        new Given<NoticePreferences>(set) { Actor = Ann, Now = Monday }.When(Rule, chosen).Then();
    }

    [Fact]
    public void Nobody_chooses_for_somebody_else() => new Given<NoticePreferences> { Actor = Bob }.When(Rule, new SetNoticePreferences(Ann, new(8, 0), Week, [])).Refused("notice-preferences.not-yours");

    [Fact]
    public void What_it_is_a_duty_to_know_cannot_be_switched_off() =>
        new Given<NoticePreferences> { Actor = Ann }.When(Rule, new SetNoticePreferences(Ann, new(8, 0), Week, [News, Alarm])).Refused("notice-preferences.duty", "\"Somebody who reports to you is away and nobody stands in\" cannot be switched off.");

    [Fact]
    public void What_presses_may_be_chosen_to_come_at_once_and_nothing_else()
    {
        var chosen = new SetNoticePreferences(Ann, new(8, 0), Week, [], [Pressing, Pressing]);
        var set = new NoticePreferencesSet(Ann, new(8, 0), Week, [], Monday, [Pressing]);
        new Given<NoticePreferences> { Actor = Ann, Now = Monday }.When(Rule, chosen).Then(set);
        new Given<NoticePreferences>(set) { Actor = Ann, Now = Monday }.When(Rule, chosen).Then();
        new Given<NoticePreferences>(set) { Actor = Ann, Now = Monday }.When(Rule, chosen with { AtOnce = null }).Then(set with { AtOnce = null });
        new Given<NoticePreferences> { Actor = Ann }.When(Rule, chosen with { AtOnce = [News] }).Refused("notice-preferences.not-at-once", "\"A role is granted to you\" comes with the day's mail: leave it out of what comes at once.");
        new Given<NoticePreferences> { Actor = Ann }.When(Rule, chosen with { AtOnce = ["no.kind"] }).Refused("notice-preferences.kind-unknown");
    }

    [Fact]
    public void A_choice_that_cannot_be_is_refused()
    {
        new Given<NoticePreferences> { Actor = Ann }.When(Rule, new SetNoticePreferences(Ann, new(8, 0), [], [])).Refused("notice-preferences.no-day");
        new Given<NoticePreferences> { Actor = Ann }.When(Rule, new SetNoticePreferences(Ann, new(8, 0), Week, ["no.kind"])).Refused("notice-preferences.kind-unknown");
    }

    [Theory]
    [InlineData("2026-03-26T06:00:00Z", "2026-03-26", "2026-03-26T07:01:00Z")] // Thursday before eight: today
    [InlineData("2026-03-26T07:00:00Z", "2026-03-26", "2026-03-26T07:01:00Z")] // told at eight itself: still today
    [InlineData("2026-03-26T07:01:00Z", "2026-03-27", "2026-03-27T07:01:00Z")] // after it went out: tomorrow
    [InlineData("2026-03-27T15:00:00Z", "2026-03-30", "2026-03-30T06:01:00Z")] // Friday afternoon: Monday, and the clocks have gone forward
    [InlineData("2026-03-28T23:30:00Z", "2026-03-30", "2026-03-30T06:01:00Z")] // the night in which they do
    [InlineData("2026-10-23T15:00:00Z", "2026-10-26", "2026-10-26T07:01:00Z")] // and back
    public void The_usual_digest_is_at_eight_on_working_days_in_ones_own_zone(string told, string day, string goes)
    {
        var (next, at) = NoticePreferences.Initial.Digest(DateTimeOffset.Parse(told, System.Globalization.CultureInfo.InvariantCulture), "Europe/Berlin");

        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), next);
        Assert.Equal(DateTimeOffset.Parse(goes, System.Globalization.CultureInfo.InvariantCulture), at);
    }

    [Fact]
    public void A_digest_at_a_time_that_the_clock_skips_comes_an_hour_later_and_one_that_comes_twice_once()
    {
        var sundays = NoticePreferences.Initial.Evolve(Chosen(Ann, new(2, 30), [DayOfWeek.Sunday]));

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 31, 0, TimeSpan.Zero), sundays.Digest(new(2026, 3, 27, 0, 0, 0, TimeSpan.Zero), "Europe/Berlin").At);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 31, 0, TimeSpan.Zero), sundays.Digest(new(2026, 10, 24, 0, 0, 0, TimeSpan.Zero), "Europe/Berlin").At);
    }
}

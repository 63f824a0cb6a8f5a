using System.Diagnostics;
using Pmo.Office;

namespace Pmo.Tests.Office;

[Trait("Feature", "R7")]
public sealed class Importing_holidays
{
    private static readonly ImportHolidaysRule Rule = new();

    [Fact]
    public void Each_all_day_event_is_a_holiday() => Then("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\\, first day", new Holiday(new(2026, 12, 25), "Christmas, first day"));

    [Fact]
    public void Its_end_does_not_count() => Then("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Christmas",
        new Holiday(new(2026, 12, 25), "Christmas"), new Holiday(new(2026, 12, 26), "Christmas"));

    [Fact]
    public void Folded_lines_are_put_together() => Then("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christ\r\n mas", new Holiday(new(2026, 12, 25), "Christmas"));

    [Fact]
    public void What_comes_back_every_year_is_written_out_from_last_year_to_five_years_ahead() =>
        Then("DTSTART;VALUE=DATE:20100101\nRRULE:FREQ=YEARLY\nSUMMARY:New Year", [.. Enumerable.Range(2025, 7).Select(y => new Holiday(new(y, 1, 1), "New Year"))]);

    [Fact]
    public void A_moving_feast_follows_its_rule() => Then("DTSTART;VALUE=DATE:20251127\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3\nSUMMARY:Thanksgiving",
        new Holiday(new(2025, 11, 27), "Thanksgiving"), new Holiday(new(2026, 11, 26), "Thanksgiving"), new Holiday(new(2027, 11, 25), "Thanksgiving"));

    [Fact]
    public void Meetings_and_cancelled_events_are_no_holidays() =>
        Then("DTSTART:20260504T100000Z\nSUMMARY:Meeting\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260505\nSTATUS:CANCELLED\nSUMMARY:No\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260506",
            new Holiday(new(2026, 5, 6), "Holiday"));

    [Fact]
    public void The_same_file_again_adds_nothing()
    {
        var file = File("DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas");
        new Given<Calendar>(new HolidaysAdded(CalendarId.Default, [new Holiday(new(2026, 12, 25), "Christmas")])).When(Rule, new ImportHolidays(CalendarId.Default, file)).Then();
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("hello\nworld", "Line 1: \"hello\" is not a line of a calendar: it has no name and value.")]
    [InlineData("NAME:x", "Line 1: a calendar file begins with BEGIN:VCALENDAR.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261345\nEND:VEVENT\nEND:VCALENDAR", "Line 3: \"20261345\" is not a day; write it as 20261225.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:2026-12-25\nEND:VEVENT\nEND:VCALENDAR", "Line 3: \"2026-12-25\" is not a day; write it as 20261225.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:X\nEND:VEVENT\nEND:VCALENDAR", "Line 4: the event of line 2 has no DTSTART, so nobody knows its day.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nEND:VEVE", "Line 4: END:VEVE, but VEVENT of line 2 is still open.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225", "Line 2: VEVENT begins here and never ends. Is the file cut off?")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR", "Line 4: \"FREQ=SECONDLY\": a holiday repeats yearly, monthly, weekly or daily.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\n\n : no\nEND:VEVENT\nEND:VCALENDAR", "Line 4: \" : no\" is not a line of a calendar: it has no name and value.")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "There is no all-day event in this file, and only those are holidays.")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20270101\nSUMMARY:Year\nEND:VEVENT\nEND:VCALENDAR",
        "This file cannot be read as a calendar: \"Year\" from 2026-01-01 lasts 365 days, which is no holiday.")]
    public void A_broken_file_adds_nothing_and_says_where_it_is_broken(string file, string sentence) =>
        new Given<Calendar>().When(Rule, new ImportHolidays(CalendarId.Default, file)).Refused("calendar.file-unreadable", sentence);

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "calendar.file-unreadable")]
    [InlineData("FREQ=DAILY", "calendar.too-many-holidays")]
    [InlineData("FREQ=YEARLY;INTERVAL=0", "calendar.file-unreadable")]
    [InlineData("FREQ=YEARLY;UNTIL=yesterday", "calendar.file-unreadable")]
    public void A_rule_without_end_or_sense_is_refused_in_good_time(string rule, string refusal)
    {
        var clock = Stopwatch.StartNew();
        new Given<Calendar>().When(Rule, new ImportHolidays(CalendarId.Default, File($"DTSTART;VALUE=DATE:20260101\nRRULE:{rule}"))).Refused(refusal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }

    private static void Then(string events, params Holiday[] holidays) =>
        new Given<Calendar>().When(Rule, new ImportHolidays(CalendarId.Default, File(events))).Then(new HolidaysAdded(CalendarId.Default, holidays));

    private static string File(string events) => $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:1\n{events}\nEND:VEVENT\nEND:VCALENDAR\n";
}

using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>A changed working-day calendar reaches every project whose reports are due by it.</summary>
internal sealed class RedateWhenCalendarChanged : Policy
{
    public override string StoredName => "reporting.redate-when-calendar-changed";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        CalendarChanged e => Tell(e.Calendar, "The working days of the calendar were changed."),
        HolidaysAdded e => Tell(e.Calendar, "Holidays were added to the calendar."),
        HolidayRemoved e => Tell(e.Calendar, "A holiday was taken out of the calendar."),
        FollowerAffected e => [Now(new RedatePeriods(e.Project, e.Calendar, e.Reason))],
        _ => None,
    };

    private static IEnumerable<Reaction> Tell(CalendarId calendar, string reason) =>
        Enumerable.Range(0, CalendarFollowers.Parts).Select(part => Now(new TellFollowers(calendar, part, reason)));
}

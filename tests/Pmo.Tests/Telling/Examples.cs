using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Telling;

/// <summary>What the tests about notices tell, and to whom.</summary>
internal static class Examples
{
    public const string News = "office.role-granted";
    public const string Alarm = "office.nobody-stands-in";
    public const string Pressing = "reporting.report-late";

    public static readonly NoticeKinds Kinds = new([new OfficeModule(), new Pmo.Host.Operations.HostModule(), new ReportingModule(), new Pmo.Staffing.StaffingModule()]);
    public static readonly PersonId Cem = new(new Guid("01900000-0000-7000-8000-0000000000ce"));
    public static readonly PersonAdded CemAdded = new(Cem, "Cem Çelik", "cem@example.org", "Europe/Berlin");
    public static readonly WentLive Live = new(Bob, Monday.AddDays(-30));
    public static readonly Guid Notice = Guid.Parse("01900000-0000-7000-8000-00000000aa01");

    /// <summary>Monday, 2 March 2026, ten in Berlin: after that day's digest.</summary>
    public static readonly (DateOnly Day, DateTimeOffset Due) Next = (new(2026, 3, 3), new(2026, 3, 3, 7, 1, 0, TimeSpan.Zero));

    public static RequestNotice Tell(PersonId to, string kind = News, string link = "/projects", bool atOnce = false, DeputyScope scope = DeputyScope.All) =>
        new(Notice, to, kind, "Something happened.", "You asked for it.", link, atOnce, scope);

    public static NoticeRequested Requested(PersonId to, string kind = News, bool atOnce = false, PersonId? inPlaceOf = null) =>
        new(Notice, to, kind, "Something happened.", "You asked for it.", "/projects", atOnce, Monday, inPlaceOf);

    public static NoticePosted Posted(PersonId to, string kind = News, bool atOnce = false) => new(Notice, to, kind, atOnce, Next.Day, Next.Due, Monday);

    public static AbsenceEntered Away(PersonId person) => new(person, Guid.Parse("01900000-0000-7000-8000-00000000ab01"), new(2026, 3, 1), new(2026, 3, 6), "Europe/Berlin", Monday.AddDays(-3));

    public static DeputyNamed Deputy(PersonId of, PersonId deputy, DeputyScope scope = DeputyScope.All, bool assistant = false) =>
        new(of, Guid.Parse("01900000-0000-7000-8000-00000000de01"), deputy, scope, new(2026, 3, 1), null, assistant, Monday.AddDays(-3));

    public static NoticePreferencesSet Chosen(PersonId person, TimeOnly at, DayOfWeek[] days, params string[] off) => new(person, at, days, off, Monday.AddDays(-1));

    public static NoticePreferencesSet AtOnce(PersonId person, params string[] kinds) => Chosen(person, new(8, 0), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]) with { AtOnce = kinds };
}

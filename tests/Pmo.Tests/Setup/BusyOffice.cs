using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;

namespace Pmo.Tests.Setup;

/// <summary>A PMO that is set up and not live yet: people who are away, vacant steps, two zones, ladders and cadences of their own.</summary>
internal static class BusyOffice
{
    public static readonly DateTimeOffset Start = new(2026, 9, 14, 9, 0, 0, TimeSpan.Zero);
    public static readonly PersonId Head = Who(1), Pat = Who(2), Lee = Who(3), Sam = Who(4), Eve = Who(5), Dora = Who(6), Nell = Who(7);
    public static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS");

    public static async Task<World> Open()
    {
        var world = new World(Start);
        foreach (var (person, n) in new[] { Head, Pat, Lee, Sam, Eve, Dora, Nell }.Select((p, n) => (p, n)))
        {
            await world.Do(new ClaimEmail(person, $"p{n}@example.org"));
            await world.Do(new AddPerson(person, $"Person {n}", $"p{n}@example.org", n % 2 == 0 ? "Europe/Berlin" : "America/New_York"));
        }

        await world.Do(new GrantRole(Head, Role.HeadOfPmo));
        await world.Do(new GrantRole(Eve, Role.Executive));
        await world.Do(new NameLineManager(Pat, Lee));
        await world.Do(new NameDeputy(Pat, Dora, DeputyScope.Reports, new(2026, 10, 1), new(2026, 10, 31)), Pat, [Role.Reader]);
        await world.Do(new EnterAbsence(Pat, new(2026, 10, 5), new(2026, 10, 9)), Pat, [Role.Reader]);
        await world.Do(new EnterAbsence(Nell, new(2026, 11, 2), new(2026, 11, 20)), Nell, [Role.Reader]);
        await world.Do(new CreateCalendar(CalendarId.Default, "Berlin", "Europe/Berlin", [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]));
        await world.Do(new AddHolidays(CalendarId.Default, [new(new(2026, 10, 7), "A holiday"), new(new(2026, 12, 8), "Another")]));
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, new(2026, 1, 1)));
        await world.Do(new SetLadder(Roads, new([-2, 0, 2], [new(LadderLevel.ProjectManager, 0), new(LadderLevel.HeadOfPmo, 2)], 3)));
        await Register(world, "QUAY", null, Pat, Sam);
        await Register(world, "ROAD", Roads, Nell, null);
        await Register(world, "LOST", null, null, Sam);
        await Register(world, "NOBODY", null, null, null);
        await Register(world, "OURS", null, Lee, Lee);
        var weekly = Cadence.Default with { Unit = CadenceUnit.Week, Anchor = new(2026, 9, 18), DueAfterWorkingDays = 2, GraceWorkingDays = 1, VeryLateAfterWorkingDays = 4, OpensDaysBefore = 3, Zone = "America/New_York" };
        await world.Do(new SetCadence(Projects.IdOf("OURS"), weekly));
        return world;
    }

    private static async Task Register(World world, string code, UnitId? department, PersonId? manager, PersonId? sponsor)
    {
        await world.Do(new RegisterProject(code, $"The project {code}", null, department, new ProjectProfile()));
        if (sponsor is { } s) await world.Do(new NameSponsor(Projects.IdOf(code), s, s));
        if (manager is { } m) await world.Do(new NameProjectManager(Projects.IdOf(code), m, Sam));
    }

    private static PersonId Who(int n) => new(new Guid($"01900000-0000-7000-8000-0000000000{n:x2}"));
}

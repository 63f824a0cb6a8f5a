using Pmo.Office;

namespace Pmo.Tests.Office;

/// <summary>The projects, units and people that the Office's tests speak of.</summary>
internal static class TheOffice
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly PersonId Pat = Person(1);
    public static readonly PersonId Sam = Person(2);
    public static readonly PersonId Una = Person(3);
    public static readonly PersonId Lee = Person(4);
    public static readonly PersonId Olga = Person(5);

    public static readonly ProjectId Bridge = Projects.IdOf("BR-1");
    public static readonly ProjectRegistered BridgeRegistered = new(Bridge, "BR-1", "North Bridge", "A bridge over the river", null, new ProjectProfile());

    public static readonly UnitId Works = Units.IdOf(UnitKind.Department, "WORKS");
    public static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS");
    public static readonly UnitId Water = Units.IdOf(UnitKind.Department, "WATER");
    public static readonly UnitCreated WorksCreated = new(Works, UnitKind.Department, "WORKS", "Public Works", null, new DateOnly(2020, 1, 1));
    public static readonly UnitCreated RoadsCreated = new(Roads, UnitKind.Department, "ROADS", "Roads", Works, new DateOnly(2020, 1, 1));
    public static readonly UnitCreated WaterCreated = new(Water, UnitKind.Department, "WATER", "Water", null, new DateOnly(2020, 1, 1));

    public static readonly UnitId Green = Units.IdOf(UnitKind.Portfolio, "GREEN");
    public static readonly UnitCreated GreenCreated = new(Green, UnitKind.Portfolio, "GREEN", "Green City", null, new DateOnly(2020, 1, 1));

    public static PersonAdded Added(PersonId person) => new(person, "Name", "name@example.org", "UTC");

    public static DateTimeOffset Utc(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    private static PersonId Person(int n) => new(new Guid($"00000000-0000-8000-8000-0000000000b{n}"));
}

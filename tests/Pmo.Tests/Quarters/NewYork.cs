using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Reporting.Importing;

namespace Pmo.Tests.Quarters;

/// <summary>New York's portfolio as a PMO would put it live: imported as history, given people, asked for a report each month.</summary>
internal static class NewYork
{
    public const string Zone = "America/New_York";

    public static async Task GoesLive(World world)
    {
        var plan = await Imported.Real(world, Portfolios.NewYork, "nyc-capital-projects");
        var (head, executive, lineManager) = (Person(1), Person(2), Person(3));
        var (managers, sponsors) = (Enumerable.Range(10, 30).Select(Person).ToList(), Enumerable.Range(50, 12).Select(Person).ToList());
        foreach (var person in (PersonId[])[head, executive, lineManager, .. managers, .. sponsors])
        {
            await world.Do(new ClaimEmail(person, $"{person}@example.org"));
            await world.Do(new AddPerson(person, $"Person {person}", $"{person}@example.org", Zone));
        }

        await world.Do(new GrantRole(head, Role.HeadOfPmo));
        await world.Do(new GrantRole(executive, Role.Executive));
        // A third of the managers have no line manager: that step is vacant.
        foreach (var manager in managers.Where((_, n) => n % 3 > 0)) await world.Do(new NameLineManager(manager, lineManager));
        await world.Do(new SetDefaultCadence(Cadence.Default with { Zone = Zone }));
        await world.GoesLive();
        foreach (var (project, n) in plan.Projects.Select((p, n) => (Projects.IdOf(p.Code), n)))
        {
            await world.Do(new NameProjectManager(project, managers[n % managers.Count], executive));
            // Some sponsors manage the project themselves: that step is the same person's.
            await world.Do(new NameSponsor(project, n % 10 == 0 ? managers[n % managers.Count] : sponsors[n % sponsors.Count], executive));
            await world.Do(new SetGoLive(project, GoLive.NextPeriod));
        }
    }

    private static PersonId Person(int n) => new(new Guid($"01900000-0000-7000-8000-{0xb000 + n:x12}"));
}

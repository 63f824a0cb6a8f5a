using Pmo.Office;

namespace Pmo.Benchmarks;

/// <summary>A data directory with a year and more of an organisation's history: people, projects, and monthly reports of every project, as real events in the order of life.</summary>
/// <param name="Directory">The data directory, closed.</param>
/// <param name="Projects">The projects in it.</param>
/// <param name="Officer">A PMO officer, who sees everything.</param>
/// <param name="Events">How many events it holds.</param>
internal sealed record PreparedLog(string Directory, IReadOnlyList<ProjectId> Projects, PersonId Officer, long Events)
{
    private const int EventsPerProject = 100;
    private const int AtOnce = 64;

    /// <summary>Makes the log and fills its read models.</summary>
    public static async Task<PreparedLog> Make(string directory, int events)
    {
        Bench.Say($"preparing a log of {events:#,0} events");
        await using var house = new House(directory, durable: false);
        var people = await People(house);
        var history = new History(house.Get<IEventStore>(), house.Get<EventSerializer>(), people, events / EventsPerProject);
        await Units(house);
        await history.Register(AtOnce);
        for (var month = 0; await house.Get<IEventStore>().Head() < events; month++) await history.Play(month, AtOnce, events);
        Bench.Say("filling its read models");
        await house.Get<ReadModels>().CatchUp();
        return new PreparedLog(directory, history.Projects, people[0], await house.Get<IEventStore>().Head());
    }

    private static async Task<PersonId[]> People(House house)
    {
        var people = Enumerable.Range(0, 150).Select(n => new PersonId(Ids.Named("bench.person", $"{n}"))).ToArray();
        foreach (var (n, person) in people.Index())
        {
            await house.Send(new ClaimEmail(person, $"person.{n}@example.org"));
            await house.Send(new AddPerson(person, $"Robin Berger {n}", $"person.{n}@example.org", "Europe/Berlin"));
        }

        await house.Send(new GrantRole(people[0], Role.PmoOfficer));
        await house.Send(new GrantRole(people[1], Role.Administrator));
        return people;
    }

    private static async Task Units(House house)
    {
        for (var n = 0; n < History.Departments; n++)
            await house.Send(new CreateUnit(UnitKind.Department, $"D{n}", $"Department {n}", n < 4 ? null : Office.Units.IdOf(UnitKind.Department, $"D{n % 4}"), History.Begin));
        for (var n = 0; n < History.Portfolios; n++)
            await house.Send(new CreateUnit(UnitKind.Portfolio, $"P{n}", $"Portfolio {n}", null, History.Begin));
    }
}

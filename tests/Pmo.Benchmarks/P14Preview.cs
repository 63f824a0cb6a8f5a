using Pmo.Office;

namespace Pmo.Benchmarks;

/// <summary>Foretells the next 90 days of 500 new projects. The floor asks every policy about the very events that are foretold, and decides nothing.</summary>
internal sealed class P14Preview : IRow
{
    private const int Projects = 500;

    public string Row => "P14";

    public async Task<IReadOnlyList<Line>> Measure(Bench bench)
    {
        await using var house = new House(bench.Folder(), durable: false);
        await house.Get<PolicyRunner>().Start();
        var (manager, sponsor) = (Person(1), Person(2));
        foreach (var person in (PersonId[])[manager, sponsor])
        {
            await house.Send(new ClaimEmail(person, $"{person}@example.org"));
            await house.Send(new AddPerson(person, "Somebody", $"{person}@example.org", "Europe/Berlin"));
        }

        for (var n = 0; n < Projects; n++)
        {
            await house.Send(new RegisterProject($"P14-{n}", $"Bridge no. {n}", Made.Text, null, new ProjectProfile()));
            await house.Send(new NameSponsor(Pmo.Office.Projects.IdOf($"P14-{n}"), sponsor, sponsor));
            await house.Send(new NameProjectManager(Pmo.Office.Projects.IdOf($"P14-{n}"), manager, sponsor));
        }

        await house.Get<PolicyRunner>().RunDue();
        var (rehearsal, policies, now) = (house.Get<Rehearsal>(), house.Get<IEnumerable<Policy>>().ToArray(), TimeProvider.System.GetUtcNow());
        var foreseen = (await Foresee()).Happened;
        var rounds = bench.Rounds();
        await rounds.Run(
            ("ours", () => Rounds.Speed(foreseen.Count, Foresee)),
            ("react", () => Rounds.Speed(foreseen.Count, () =>
            {
                foreach (var f in foreseen)
                    foreach (var policy in policies)
                        _ = policy.React(f.Event).Count();
                return Task.CompletedTask;
            })));
        return [rounds.Line(Row, $"preview of 90 days, {Projects} projects, {foreseen.Count} events", "ours", "react", "events/s")];

        Task<Foresight> Foresee() => rehearsal.Until(now.AddDays(90), (Installed.Stream, new WentLive(manager, now)));
    }

    private static PersonId Person(int n) => new(new Guid($"01900000-0000-7000-8000-{0xc000 + n:x12}"));
}

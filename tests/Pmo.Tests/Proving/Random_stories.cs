using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;
using Pmo.Tests.Setup;
using Complete = Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Proving;

/// <summary>Ten weeks in which people do what comes to their minds: tables that followed it, now after one event and now after many, are what the log makes.</summary>
[Trait("Feature", "A7"), Trait("Feature", "A8")]
public sealed class Random_stories
{
    private static readonly string[] Codes = ["QUAY", "ROAD", "LOST", "NOBODY", "OURS"];
    private static readonly PersonId[] People = [BusyOffice.Pat, BusyOffice.Lee, BusyOffice.Sam, BusyOffice.Dora, BusyOffice.Nell];

    [Theory, InlineData(1), InlineData(2)]
    public async Task A_rebuild_equals_what_is_shown(int seed)
    {
        var chance = new Random(seed);
        await using var world = await BusyOffice.Open();
        await world.AssertProven();
        await world.Do(new StartNotices(Projects.IdOf("QUAY")));
        var (done, asked) = (0, Array.Empty<ObligationScheduled>());
        for (var n = 0; n < 36; n++)
        {
            if (n % 6 == 0)
            {
                await world.Until(world.Clock.GetUtcNow().AddHours(chance.Next(24, 240)));
                asked = [.. await world.Log<ObligationScheduled>()];
            }

            if (await Something(world, asked, chance)) done++;
            if (chance.Next(3) == 0) await world.Get<ReadModels>().CatchUp();
        }

        Assert.InRange(done, 8, 36);
        var proofs = await world.AssertProven();
        Assert.All(proofs, p => Assert.Equal(0, p.LeftOut));
        Assert.InRange(proofs.SelectMany(p => p.Tables).Sum(t => t.Rows), 200, 100_000);
    }

    /// <summary>Somebody tries something; true when it was not refused.</summary>
    private static async Task<bool> Something(World world, ObligationScheduled[] asked, Random chance)
    {
        var project = Projects.IdOf(Pick(chance, Codes));
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        var open = asked.Where(o => o.Project == project).ToArray();
        var report = open.Length == 0 ? null : Pick(chance, open);
        ICommand command = chance.Next(14) switch
        {
            0 => new RenameProject(project, $"Renamed {chance.Next(9)}", "Another description."),
            1 => new RecordProjectStatus(project, ProjectStatus.OnHold, today, BusyOffice.Sam, "Waiting."),
            2 => new RecordProjectStatus(project, ProjectStatus.Active, today, BusyOffice.Sam, "Going on."),
            3 when chance.Next(3) == 0 => new RecordProjectStatus(project, ProjectStatus.Cancelled, today, BusyOffice.Sam, "No money."),
            4 => new NameProjectManager(project, Pick(chance, People), BusyOffice.Sam),
            5 => new NameSponsor(project, Pick(chance, People), BusyOffice.Sam),
            6 => new MoveProject(project, chance.Next(2) == 0 ? BusyOffice.Roads : null, today.AddDays(chance.Next(-2, 9))),
            7 when report is not null => new ExcusePeriod(report.Obligation, "The site is under water."),
            8 when report is not null => new MoveDueDate(report.Obligation, today.AddDays(chance.Next(1, 20)), "More time."),
            9 when report is not null => new ReturnReport(report.Obligation, 1, [new("summary", "It says nothing.")], today.AddDays(5)),
            10 or 11 when report is not null => new AcceptReport(report.Obligation, chance.Next(1, 3)),
            _ when report is not null => new SubmitReport(report.Obligation, Complete.Complete, chance.Next(2) == 0 ? "A figure was mistyped." : null),
            _ => new AddHolidays(CalendarId.Default, [new(today.AddDays(chance.Next(1, 60)), "A holiday")]),
        };
        var tried = command is SubmitReport
            ? await world.Try(command, Pick(chance, People), [Role.Reader, Role.ProjectManager], new HashSet<ProjectId> { project })
            : await world.Try(command);
        return tried.Accepted;
    }

    private static T Pick<T>(Random chance, IReadOnlyList<T> of) => of[chance.Next(of.Count)];
}

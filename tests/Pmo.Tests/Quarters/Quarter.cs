using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Reminding;
using Pmo.Reporting.Reviewing;
using Pmo.Reporting.Submitting;
using Complete = Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Quarters;

/// <summary>
/// What people do in a quarter, the same in every run: of ten reports that open five come in time and are accepted, one comes in
/// time, is returned and comes back late, two come nine days late and two never.
/// </summary>
internal sealed class Quarter(World world)
{
    private readonly Dictionary<ProjectId, PersonId> managers = [];
    private readonly SortedDictionary<DateTimeOffset, List<Func<Task>>> plan = [];
    private long read;
    private int planned;

    /// <summary>Goes on from now for some days.</summary>
    public async Task Go(int days)
    {
        for (var day = 0; day < days; day++)
        {
            await world.Until(world.Clock.GetUtcNow().Date.AddDays(1).AddHours(10));
            await Hear();
            while (plan.Count > 0 && plan.First() is var (at, acts) && at <= world.Clock.GetUtcNow())
            {
                plan.Remove(at);
                foreach (var act in acts) await act();
            }

            await Hear();
        }
    }

    private async Task Hear()
    {
        await foreach (var page in world.Store.ReadAll(read))
            foreach (var stored in page)
            {
                read = stored.Position;
                switch (world.Get<EventSerializer>().Read(stored))
                {
                    case ProjectManagerNamed { Manager: { } manager } e: managers[e.Project] = manager; break;
                    case ObligationScheduled e when e.Due.AddDays(-1) >= Began: Plan(e); break;
                }
            }
    }

    /// <summary>What was due before is left as it is.</summary>
    public DateTimeOffset Began { get; } = world.Clock.GetUtcNow();

    private void Plan(ObligationScheduled e)
    {
        var fate = planned++ * 3 % 10;
        if (fate < 6) At(e.Due.AddDays(-1), () => Submit(e, 1));
        if (fate < 5) At(e.Due.AddDays(1), () => world.Try(new AcceptReport(e.Obligation, 1)));
        if (fate == 5)
        {
            At(e.Due.AddDays(1), () => world.Try(new ReturnReport(e.Obligation, 1, [new("summary", "It says nothing.")], DateOnly.FromDateTime(e.Due.UtcDateTime).AddDays(5), Incomplete: true)));
            At(e.Due.AddDays(16), () => Submit(e, 2));
        }

        // Called upon the day before and on the day it is late: with the day's other news that is still one mail.
        if (fate > 5) foreach (var hours in (int[])[-14, 3]) At(e.Due.AddHours(hours), () => world.Try(new RemindNow(e.Obligation)));
        if (fate is 6 or 7) At(e.Due.AddDays(9), () => Submit(e, 1));
    }

    private void At(DateTimeOffset at, Func<Task> act)
    {
        if (!plan.TryGetValue(at, out var acts)) plan[at] = acts = [];
        acts.Add(act);
    }

    // Refused where the report had come before, or is not asked for any more: the shares that come out are looked at in the end.
    private async Task Submit(ObligationScheduled e, int revision)
    {
        if (!managers.TryGetValue(e.Project, out var manager)) return;
        await world.Try(new SubmitReport(e.Obligation, Complete.Complete, revision > 1 ? "It says more now." : null), manager, [Role.ProjectManager], new HashSet<ProjectId> { e.Project });
    }
}

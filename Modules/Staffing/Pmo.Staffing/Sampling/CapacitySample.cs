using Pmo.Office;
using Pmo.Staffing.Capacity;

namespace Pmo.Staffing.Sampling;

/// <summary>The sample's head of PMO sets what each grade should have booked, and an officer enters, in the last month, whom the coming months will need.</summary>
internal sealed class CapacitySample : SamplePart
{
    private static readonly string[] Initiatives = ["New customer portal", "Move to the second data centre", "Merger of the regional offices"];

    private readonly List<ProjectId> running = [];

    public override int Order => 41;

    public override void Begin(SampleStage stage)
    {
        foreach (var (grade, n) in Enum.GetValues<Grade>().Select((g, n) => (g, n)))
            stage.Plan(SampleStage.At(stage.Start, 8, 10).AddMinutes(n), stage.Cast.Head, new SetTargetUtilisation(grade, 75 - 5 * n, 90 - 5 * n, stage.Start, "Room for what nobody foresees; the higher the grade, the more of it."), Role.HeadOfPmo);
        for (var n = 0; n < Initiatives.Length; n++)
            Enter(stage, n, new(Enum.GetValues<Grade>()[n + 1], 60 + 20 * n, stage.End.AddDays(20 + 15 * n), stage.End.AddDays(140 + 15 * n), null, Initiatives[n]));
        stage.Plan(SampleStage.At(stage.End.AddDays(-9), 9), () => running is [.., var project] ? new(stage.Cast.Officers[0], new EnterDemand(Id(9), new(Grade.SeniorProjectManager, 50, stage.End.AddDays(10), stage.End.AddDays(100), project, null)), Role.PmoOfficer) : null);
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case ProjectRegistered e: running.Add(e.Project); break;
            case ProjectStatusRecorded { Status: ProjectStatus.Completed or ProjectStatus.Cancelled } e: running.Remove(e.Project); break;
        }
    }

    private static void Enter(SampleStage stage, int n, Need need) => stage.Plan(SampleStage.At(stage.End.AddDays(-20 + 3 * n), 9, 30), stage.Cast.Officers[0], new EnterDemand(Id(n), need), Role.PmoOfficer);

    private static DemandId Id(int n) => new(Ids.Named("sample.demand", $"{n}"));
}

using Pmo.Office;
using Pmo.Staffing.Planning;

namespace Pmo.Staffing.Sampling;

/// <summary>In the sample's last days the PMO plans: one plan was applied, in part; one is a draft that would promise too much; a small one was discarded.</summary>
internal sealed class PlanSample : SamplePart
{
    private readonly List<PersonBooked> running = [];
    private readonly List<ProjectId> projects = [];

    public override int Order => 46;

    public override void Begin(SampleStage stage)
    {
        var (head, officer) = (stage.Cast.Head, stage.Cast.Officers[0]);
        var (applied, draft, discarded) = (Id("applied"), Id("draft"), Id("discarded"));
        Plan(stage, -8, officer, new DraftPlan(discarded, "If the portal is put off"));
        Plan(stage, -6, head, new DiscardPlan(discarded, "The portal begins as planned."));
        Plan(stage, -5, officer, new DraftPlan(applied, "Autumn"));
        Line(stage, -5, 10, officer, () => Other(0) is var (b, p) ? new PlanBooking(applied, b.Person, p, BookingKind.Soft, 20, stage.End.AddDays(14), stage.End.AddDays(90), stage.End.AddDays(30)) : null);
        Line(stage, -5, 11, officer, () => running.Count > 2 ? new PlanBooking(applied, running[2].Person, running[2].Project, BookingKind.Hard, 100, stage.End.AddDays(14), stage.End.AddDays(90)) : null);
        Plan(stage, -4, head, new ApplyPlan(applied, "Agreed in the staffing round."));
        Plan(stage, -3, officer, new DraftPlan(draft, "If the merger comes early"));
        Line(stage, -3, 10, officer, () => running.Count > 3 ? new PlanRelease(draft, running[3].Person, running[3].Booking, stage.End.AddDays(30)) : null);
        Line(stage, -3, 11, officer, () => running.Count > 4 ? new PlanChange(draft, running[4].Person, running[4].Booking, Math.Max(5, running[4].Percent / 2), stage.End.AddDays(14), running[4].To) : null);
        Line(stage, -3, 12, officer, () => Other(4) is var (b, p) ? new PlanBooking(draft, b.Person, p, BookingKind.Hard, 90, stage.End.AddDays(14), stage.End.AddDays(75)) : null);
        Line(stage, -3, 13, officer, () => Other(1) is var (b, p) ? new PlanBooking(draft, b.Person, p, BookingKind.Hard, 10, stage.End.AddDays(14), stage.End.AddDays(75)) : null);
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case PersonBooked { Kind: BookingKind.Hard } e when e.To > stage.End.AddDays(35) && e.From < stage.End: running.Add(e); break;
            case BookingReleased e: running.RemoveAll(b => b.Booking == e.Booking); break;
            case ProjectRegistered e: projects.Add(e.Project); break;
            case ProjectStatusRecorded { Status: ProjectStatus.Completed or ProjectStatus.Cancelled } e: projects.Remove(e.Project); break;
        }
    }

    // Somebody who is booked, and a project that is not theirs.
    private (PersonBooked, ProjectId)? Other(int n) => running.Count > n && projects.FirstOrDefault(p => running.All(b => b.Person != running[n].Person || b.Project != p)) is var project && project != default ? (running[n], project) : null;

    private static void Plan(SampleStage stage, int day, PersonId by, ICommand command) => stage.Plan(SampleStage.At(stage.End.AddDays(day), 9), by, command, by == stage.Cast.Head ? Role.HeadOfPmo : Role.PmoOfficer);

    private static void Line(SampleStage stage, int day, int hour, PersonId by, Func<ICommand?> line) => stage.Plan(SampleStage.At(stage.End.AddDays(day), hour), () => line() is { } command ? new(by, command, Role.PmoOfficer) : null);

    private static PlanId Id(string name) => new(Ids.Named("sample.plan", name));
}

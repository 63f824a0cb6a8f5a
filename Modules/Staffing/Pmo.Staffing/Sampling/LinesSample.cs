using Pmo.Office;
using Pmo.Staffing.Lines;

namespace Pmo.Staffing.Sampling;

/// <summary>In the sample's last days the head of the PMO asks two sponsors for people back: one has agreed, the other has not answered yet.</summary>
internal sealed class LinesSample : SamplePart
{
    private readonly List<PersonBooked> running = [];
    private readonly Dictionary<ProjectId, PersonId> sponsors = [];

    public override int Order => 42;

    public override void Begin(SampleStage stage)
    {
        stage.Plan(SampleStage.At(stage.End.AddDays(-12), 10), () => Ask(stage, 0, "The rest of the work is done by the team."));
        stage.Plan(SampleStage.At(stage.End.AddDays(-9), 11), () => running.Count > 0 && sponsors.TryGetValue(running[0].Project, out var sponsor)
            ? new(sponsor, new AnswerConsent(running[0].Person, running[0].Booking, true, "The hand-over is planned."), Role.Sponsor, Role.Reader) : null);
        stage.Plan(SampleStage.At(stage.End.AddDays(-1), 10), () => Ask(stage, 1, "A larger project begins early."));
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case PersonBooked { Kind: BookingKind.Hard } e when e.To > stage.End.AddDays(60) && e.From < stage.End.AddDays(-30): running.Add(e); break;
            case BookingReleased e when e.By == stage.Cast.Head && happened.At < SampleStage.At(stage.End.AddDays(-12), 10): running.RemoveAll(b => b.Booking == e.Booking); break;
            case SponsorNamed { Sponsor: { } sponsor } e: sponsors[e.Project] = sponsor; break;
        }
    }

    private SampleMove? Ask(SampleStage stage, int n, string reason) =>
        running.Count > n ? new(stage.Cast.Head, new AskRelease(running[n].Person, running[n].Booking, ConsentFor.Release, stage.End.AddDays(30), reason), Role.HeadOfPmo) : null;
}

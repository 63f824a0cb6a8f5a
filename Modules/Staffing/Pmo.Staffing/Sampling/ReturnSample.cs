using Pmo.Staffing.Returning;

namespace Pmo.Staffing.Sampling;

/// <summary>In the sample the head of the PMO talks with most people within days of their return; with a few the talk is still due.</summary>
internal sealed class ReturnSample : SamplePart
{
    public override int Order => 47;

    public override void Begin(SampleStage stage)
    {
        // Nobody is back before anything has happened.
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        if (happened.Event is not ReturnTalkOpened e) return;
        // Of those who came back long ago nobody waits.
        if (e.LastDay > stage.End.AddDays(-60) && stage.Dice.Chance(.4, $"talk/{e.Booking}")) return;
        var at = happened.At.AddDays(stage.Dice.Between(1, 9, $"talk on/{e.Booking}"));
        stage.Plan(at, stage.Cast.Head, new HoldReturnTalk(e.Booking, DateOnly.FromDateTime(at.UtcDateTime)), Role.HeadOfPmo);
    }
}

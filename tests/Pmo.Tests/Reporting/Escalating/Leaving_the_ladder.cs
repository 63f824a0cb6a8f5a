using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Escalating;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Escalating;

/// <summary>What is excused, not asked for or given more time leaves the ladder, which goes on for the older reports that are still missing.</summary>
public sealed class Leaving_the_ladder
{
    private static readonly PersonId LineManager = Who(2), Head = Who(3), Sponsor = Who(4), Executive = Who(5);

    [Theory, Trait("Feature", "R47"), Trait("Feature", "R9")]
    [InlineData(true)]
    [InlineData(false)]
    public void Excusing_or_dropping_the_newest_missing_report_does_not_end_the_ladder_of_the_older_ones(bool excused)
    {
        var newest = ObligationId.Of(Bridge, new(2026, 4, 30));
        var story = Begun(rules: new([], [new(LadderLevel.ProjectManager, 1), new(LadderLevel.Sponsor, 30)], 5)).Until(Noon(2026, 5, 12));
        object left = excused ? new PeriodExcused(newest, Bridge, "Merged.", Head, story.Now) : new ObligationCancelled(newest, Bridge, "The project is on hold.", story.Now);
        story.Happens(Obligation.StreamOf(newest), left);

        Assert.Empty(story.All<LadderEnded>());
        Assert.Equal((newest, $"{(excused ? "The period was excused." : "The period is not asked for any more.")} Older ones are still missing."), Assert.Single(story.All<PeriodLeftLadder>()) is var l ? (l.Obligation, l.Reason) : default);
        var sponsor = story.Until(Noon(2026, 5, 29)).All<ReportEscalated>().Single(e => e.Level == LadderLevel.Sponsor);
        Assert.Equal([new DateOnly(2026, 3, 31)], sponsor.Missing.Select(r => r.DataDate));

        story.Happens(Obligation.StreamOf(Id), Submitted with { At = story.Now, OnTime = false });
        Assert.Equal("The report came.", Assert.Single(story.All<LadderEnded>()).Reason);
    }

    [Fact, Trait("Feature", "R47"), Trait("Feature", "R9")]
    public void Excusing_the_only_missing_report_ends_the_ladder_and_excusing_an_older_one_leaves_the_newest()
    {
        var one = Begun().Until(Noon(2026, 4, 9)).Happens(Obligation.StreamOf(Id), new PeriodExcused(Id, Bridge, "Merged.", Head, Noon(2026, 4, 9)));
        Assert.Equal("The period was excused.", Assert.Single(one.All<LadderEnded>()).Reason);

        var two = Begun().Until(Noon(2026, 5, 12)).Happens(Obligation.StreamOf(Id), new PeriodExcused(Id, Bridge, "Merged.", Head, Noon(2026, 5, 12)));
        Assert.Equal("The period was excused. The newest is still missing.", Assert.Single(two.All<PeriodLeftLadder>()).Reason);
        Assert.Empty(two.All<LadderEnded>());
    }

    private static Story Begun(LadderRules? rules = null) => Climbing_the_ladder.Begun(LineManager, Head, Sponsor, Executive, rules);

    private static PersonId Who(int n) => new(new Guid($"00000000-0000-8000-8000-0000000000{n:x2}"));
}

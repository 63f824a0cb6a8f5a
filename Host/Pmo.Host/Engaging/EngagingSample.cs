using Pmo.Host.Observing;
using Pmo.Host.Selecting;
using Pmo.Host.Testing;

namespace Pmo.Host.Engaging;

/// <summary>
/// The larger samples hold a review in fieldwork: populations, two samples, some items tested, and an observation that its owner has answered.
/// It is acted as everything else is. Which items are drawn differs with the secret salts of each installation, so that what is said of an
/// item is what no record of it could contradict.
/// </summary>
internal sealed class EngagingSample : SamplePart
{
    private const int Tested = 5, Failed = 2;
    private static readonly EngagementId Review = new(Ids.Named("sample.engagement", "1"));
    private static readonly ObservationId Found = new(Ids.Named("sample.observation", "1"));
    private static readonly string[] Attributes = ["Handed in by whoever answered for it", "Evidence for the figures was shown when it was asked for", "Complete by the standard in force"];

    public override int Order => 200;

    public override void Begin(SampleStage stage)
    {
        if (stage.Size.Name is "small") return;
        var (reviewer, at) = (stage.Cast.Reviewer, SampleStage.At(stage.End.AddDays(-21), 9));
        Plan(0, new OpenEngagement(Review, "Status reports of the last quarter", "Every report is handed in by whoever answers for it, is complete by the standard in force, and its figures can be shown. It would be wrong if a figure rested on nothing.",
            stage.End.AddDays(-111), stage.End.AddDays(-22), [], [], reviewer, [reviewer], "The reviewer has no part in any project and was never of the PMO."));
        Plan(1, new PinCheckpoint(Review));
        foreach (var (population, n) in new[] { "reports-submitted", "reports-late", "register", "rights" }.Select((p, n) => (p, n))) Plan(5 + n, new TakePopulation(Review, population));
        Plan(20, new MoveEngagement(Review, EngagementState.Fieldwork));
        Plan(30, new DrawSample(Review, "reports-submitted", SampleMethod.Random, Attributes, ControlFrequency.Weekly));
        Plan(40, new DrawSample(Review, "register", SampleMethod.Judgemental, ["Decided by somebody who may"], Chosen: [0], Reason: "The first change of the quarter, to learn how the register is kept."));

        void Plan(int minutes, ICommand command) => stage.Plan(at.AddMinutes(minutes), reviewer, command, Role.ComplianceReviewer);
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        var reviewer = stage.Cast.Reviewer;
        if (happened.Event is SampleDrawn { Population: "reports-submitted" } drawn && drawn.Engagement == Review)
        {
            foreach (var item in drawn.Items.Take(Tested)) stage.Plan(drawn.At.AddDays(1).AddHours(item.Number), reviewer, Test(drawn.Sample, item.Number), Role.ComplianceReviewer);
            var (later, owner) = (drawn.At.AddDays(2), stage.Cast.Officers[0]);
            stage.Plan(later, reviewer, new DraftObservation(Found, Review, "Figures are taken over without evidence", "For one of five reports nobody could show where the figure for cost came from. A wrong figure would not be noticed. The PMO should ask for the source once a quarter, of a few reports chosen by chance.",
                Severity.Medium, owner, drawn.Sample, Failed), Role.ComplianceReviewer);
            stage.Plan(later.AddHours(1), reviewer, new SubmitObservation(Found), Role.ComplianceReviewer);
            stage.Plan(later.AddHours(2), reviewer, new SendObservation(Found), Role.ComplianceReviewer);
        }
        else if (happened.Event is ObservationSent { } sent && sent.Observation == Found)
        {
            var done = DateOnly.FromDateTime(sent.At.UtcDateTime).AddDays(60);
            stage.Plan(sent.At.AddDays(5), sent.Owner, new AnswerObservation(Found, true, "We agree. From next quarter on two reports a month are asked for their sources, chosen by chance, and the answer is kept with the review.", done), Role.Reader, Role.PmoOfficer);
        }
    }

    private static TestItem Test(Guid sample, int number) => new(Review, sample, number,
        [.. Attributes.Select((a, n) => number == Failed && n == 1 ? new AttributeTested(a, TestResult.Fail, "Nobody could show where the figure for cost came from.") : new AttributeTested(a, TestResult.Pass, null))]);
}

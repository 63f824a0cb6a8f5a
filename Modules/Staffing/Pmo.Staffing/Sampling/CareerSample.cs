using Pmo.Office;
using Pmo.Staffing.Appraising;
using Pmo.Staffing.Career;

namespace Pmo.Staffing.Sampling;

/// <summary>The sample's careers: an easier ladder for a young pool, one promotion granted and one declined, and assignments that are appraised when they end, most of them by both sides.</summary>
internal sealed class CareerSample : SamplePart
{
    private static readonly CompetencyId Planning = CompetencyStreams.IdOf("Planning and control");
    private static readonly string[] SponsorsWords = ["Kept what was agreed, and told us early what would not come.", "The team was well led; reports to us could have been shorter.", "Delivered late, and we heard of it late."];
    private static readonly string[] HeadsWords = ["Plans held to the week. Should ask for help sooner.", "Good with sponsors, less so with figures.", "Took over in a hard month and brought it home."];
    private static readonly string[] Comments = ["Thank you, I see it in the same way.", "The delay was decided above the project; I would have liked to read that here."];

    private readonly Dictionary<PersonId, Grade> grades = [];
    private readonly Dictionary<PersonId, CompetencyLevel> planners = [];

    public override int Order => 45;

    public override void Begin(SampleStage stage)
    {
        var at = SampleStage.At(stage.Start, 12);
        foreach (var (grade, months) in new[] { (Grade.ProjectManager, 6), (Grade.SeniorProjectManager, 9) })
            stage.Plan(at, stage.Cast.Head, new SetGradeConditions(grade, new(months, 0, [new(Planning, CompetencyLevel.Basic)], []), stage.Start, "Our pool is young: time counts less, planning more."), Role.HeadOfPmo);
        stage.Plan(SampleStage.At(stage.Start.AddDays(290), 9), () => Open(stage, Ready().FirstOrDefault()));
        stage.Plan(SampleStage.At(stage.Start.AddDays(300), 9), () => Open(stage, grades.Keys.Order(ById).FirstOrDefault(p => grades[p] > Grade.ProjectManager && CareerLadder.Next(grades[p]) is not null)));
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case PoolJoined e: grades[e.Person] = e.Grade; break;
            case GradeSet e: grades[e.Person] = e.Grade; break;
            case CompetencyValidated { Level: { } level } e when e.Competency == Planning: planners[e.Person] = level; break;
            case PromotionOpened e: Decide(e, happened.At, stage); break;
            case AppraisalOpened { Sponsor: { } sponsor } e: Appraise(e, sponsor, happened.At, stage); break;
            case AppraisalGiven { CommentUntil: not null } e when stage.Dice.Chance(.6, $"comments/{e.Appraisal}"):
                stage.Plan(happened.At.AddDays(4), e.Person, new CommentOnAppraisal(e.Appraisal, stage.Dice.Pick(Comments, $"comment/{e.Appraisal}")), Role.Reader);
                break;
        }
    }

    private static Comparer<PersonId> ById { get; } = Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private IEnumerable<PersonId> Ready() => grades.Keys.Order(ById).Where(p => grades[p] <= Grade.ProjectManager && planners.GetValueOrDefault(p) >= CompetencyLevel.Basic);

    private SampleMove? Open(SampleStage stage, PersonId person) => person == default ? null : new(stage.Cast.Head,
        new OpenPromotion(person, grades[person] + 1, "Has led every project in time to its gates, and newcomers ask for advice.", [], [stage.Cast.Coach, stage.Cast.LineManager]), Role.HeadOfPmo);

    private static void Decide(PromotionOpened e, DateTimeOffset at, SampleStage stage)
    {
        var granted = e.Grade <= Grade.SeniorProjectManager;
        foreach (var (member, n) in e.Panel.Select((m, n) => (m, n)))
            stage.Plan(at.AddDays(1 + n), member, new GivePromotionOpinion(e.Promotion, granted || n == 0, granted ? "Ready for it." : "I would wait for one larger project."), Role.Reader);
        ICommand decision = granted
            ? new GrantPromotion(e.Promotion, DateOnly.FromDateTime(at.UtcDateTime).AddDays(14), "The panel agrees, and every condition is met.") : new DeclinePromotion(e.Promotion, "Lead one larger project to its end first.");
        stage.Plan(at.AddDays(5), stage.Cast.Head, decision, Role.HeadOfPmo);
    }

    private static void Appraise(AppraisalOpened e, PersonId sponsor, DateTimeOffset at, SampleStage stage)
    {
        if (stage.Dice.Chance(.8, $"sponsor appraises/{e.Appraisal}")) Give(e, AppraisalPart.Sponsor, sponsor, SponsorsWords, at.AddDays(stage.Dice.Between(1, 18, $"sponsor's days/{e.Appraisal}")), stage);
        Give(e, AppraisalPart.HeadOfPmo, stage.Cast.Head, HeadsWords, at.AddDays(stage.Dice.Between(2, 12, $"head's days/{e.Appraisal}")), stage);
    }

    private static void Give(AppraisalOpened e, AppraisalPart part, PersonId by, IReadOnlyList<string> words, DateTimeOffset at, SampleStage stage)
    {
        IReadOnlyList<Mark> marks = [.. Enum.GetValues<Criterion>().Select(c => new Mark(c, stage.Dice.Between(2, 5, $"{part}/{c}/{e.Appraisal}")))];
        stage.Plan(at, by, new GiveAppraisal(e.Appraisal, part, marks, stage.Dice.Pick(words, $"{part} words/{e.Appraisal}")), part == AppraisalPart.HeadOfPmo ? [Role.HeadOfPmo, Role.Reader] : [Role.Reader]);
    }
}

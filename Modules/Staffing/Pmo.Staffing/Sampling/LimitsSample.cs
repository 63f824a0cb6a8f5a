using Pmo.Office;
using Pmo.Staffing.Limiting;

namespace Pmo.Staffing.Sampling;

/// <summary>In the sample's fifth month large projects begin to ask for a grade; of three waivers one has ended, one holds, and one waits for its sponsor.</summary>
internal sealed class LimitsSample : SamplePart
{
    private readonly SortedDictionary<Guid, (string? Class, PersonId? Manager, PersonId? Sponsor, bool Ended)> projects = [];
    private readonly Dictionary<PersonId, Grade> grades = [];
    private readonly HashSet<ProjectId> asked = [];

    public override int Order => 46;

    public override void Begin(SampleStage stage)
    {
        var day = stage.Start.AddDays(150);
        stage.Plan(SampleStage.At(day, 10), stage.Cast.Head, new SetGradeLimit("A", Grade.SeniorProjectManager, day, "Large projects were in trouble under people who led their first one."), Role.HeadOfPmo);
        stage.Plan(SampleStage.At(day, 10, 5), stage.Cast.Head, new SetGradeLimit("B", Grade.ProjectManager, day, "Nobody begins with a project of this size."), Role.HeadOfPmo);
        foreach (var (before, until) in new[] { (60, -10), (30, 40), (3, 30) })
            stage.Plan(SampleStage.At(stage.End.AddDays(-before), 9, 40), () => Ask(stage, stage.End.AddDays(until)));
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case ProjectRegistered e: projects[e.Project.Value] = (e.Profile.Class, null, null, false); break;
            case ProjectManagerNamed e: projects[e.Project.Value] = projects[e.Project.Value] with { Manager = e.Manager }; break;
            case SponsorNamed e: projects[e.Project.Value] = projects[e.Project.Value] with { Sponsor = e.Sponsor }; break;
            case ProjectStatusRecorded e: projects[e.Project.Value] = projects[e.Project.Value] with { Ended = e.Status is not ProjectStatus.Active }; break;
            case PoolJoined e: grades[e.Person] = e.Grade; break;
            case GradeSet e: grades[e.Person] = e.Grade; break;
            case GradeWaiverAsked e when happened.At < SampleStage.At(stage.End.AddDays(-7), 0):
                stage.Plan(happened.At.AddDays(2), e.Decider, new AnswerGradeWaiver(e.Project, e.Waiver, true, "The steering group looks at it every month until then."), Role.Sponsor, Role.Reader);
                break;
        }
    }

    private SampleMove? Ask(SampleStage stage, DateOnly until)
    {
        foreach (var (id, p) in projects)
            if (p is { Class: "A" or "B", Ended: false, Manager: { } manager, Sponsor: not null } && grades.TryGetValue(manager, out var grade) && grade < (p.Class == "A" ? Grade.SeniorProjectManager : Grade.ProjectManager) && asked.Add(new(id)))
                return new(stage.Cast.Head, new AskGradeWaiver(new(id), manager, grade, until, "They know the suppliers, and nobody of that grade is free before."), Role.HeadOfPmo);
        return null;
    }
}

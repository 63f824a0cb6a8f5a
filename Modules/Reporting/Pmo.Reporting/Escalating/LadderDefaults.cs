namespace Pmo.Reporting.Escalating;

/// <summary>The ladder of an installation that has set none.</summary>
internal static class LadderDefaults
{
    public static LadderRules Rules { get; } = new(
        [-3, 0],
        [
            new(LadderLevel.ProjectManager, 1),
            new(LadderLevel.LineManager, 2),
            new(LadderLevel.HeadOfPmo, 3),
            new(LadderLevel.Sponsor, 3),
            new(LadderLevel.Executive, 5),
        ],
        AnswerWorkingDays: 5);
}

using Pmo.Office.Competencies;

namespace Pmo.Office.Sampling;

/// <summary>What the sample's organisation asks of its people and what its project managers bring: claimed by all, validated for most, so that gaps remain.</summary>
internal sealed class CompetenciesSample : SamplePart
{
    private static readonly (string Name, CompetencyLevel Target)[] Core =
    [
        ("Planning and control", CompetencyLevel.Competent), ("Risk management", CompetencyLevel.Competent), ("Stakeholder engagement", CompetencyLevel.Competent),
        ("Leadership", CompetencyLevel.Competent), ("Financial control", CompetencyLevel.Basic), ("Procurement", CompetencyLevel.Basic), ("Agile delivery", CompetencyLevel.Basic),
    ];

    private static readonly string[] Certificates = ["IPMA Level C", "PRINCE2 Practitioner"];
    private static readonly string[] Domains = ["Operations", "Information technology", "Finance", "Customers and markets"];
    private static readonly string[] Languages = ["English", "German", "French"];
    private static readonly string[] Evidence = ["Assessment by the coach", "A project led to its end", "Review of a project's working papers"];

    public override int Order => 14;

    public override void Begin(SampleStage stage)
    {
        var at = SampleStage.At(stage.Start, 11);
        foreach (var (name, target) in Core)
        {
            stage.Plan(at, stage.Cast.Head, new DefineCompetency(name, CompetencyKind.Competency), Role.HeadOfPmo);
            stage.Plan(at.AddMinutes(1), stage.Cast.Head, new SetCoreTarget(CompetencyStreams.IdOf(name), Role.ProjectManager, target), Role.HeadOfPmo);
        }

        stage.Plan(at.AddMinutes(2), stage.Cast.Head, new SetCoreTarget(CompetencyStreams.IdOf("Stakeholder engagement"), Role.Sponsor, CompetencyLevel.Competent), Role.HeadOfPmo);
        foreach (var name in Certificates) stage.Plan(at, stage.Cast.Head, new DefineCompetency(name, CompetencyKind.Certificate), Role.HeadOfPmo);
        foreach (var name in Domains) stage.Plan(at, stage.Cast.Head, new DefineCompetency(name, CompetencyKind.Domain), Role.HeadOfPmo);
        foreach (var name in Languages) stage.Plan(at, stage.Cast.Head, new DefineCompetency(name, CompetencyKind.Language), Role.HeadOfPmo);
        foreach (var person in stage.Cast.ProjectManagers) Enter(stage, person, at.AddMinutes(10));
    }

    private static void Enter(SampleStage stage, PersonId person, DateTimeOffset at)
    {
        var dice = stage.Dice;
        // How far somebody has come in general; single competencies lie about it.
        var far = dice.Between(1, 3, $"far/{person}") + (dice.Chance(.3, $"farther/{person}") ? 1 : 0);
        foreach (var (name, _) in Core)
            if (dice.Chance(.85, $"has/{name}/{person}")) Has(stage, person, name, Level(far + dice.Between(-1, 1, $"level/{name}/{person}")), at);
        Has(stage, person, dice.Pick(Domains, $"domain/{person}"), Level(far + 1), at);
        Has(stage, person, "English", Level(2 + dice.Between(0, 2, $"english/{person}")), at);
        Has(stage, person, dice.Pick(Languages[1..], $"language/{person}"), Level(2 + dice.Between(0, 3, $"second/{person}")), at);
        if (dice.Chance(.6, $"certified/{person}")) Certified(stage, person, dice.Pick(Certificates, $"certificate/{person}"), at);
    }

    private static void Has(SampleStage stage, PersonId person, string name, CompetencyLevel level, DateTimeOffset at)
    {
        var (competency, since) = (CompetencyStreams.IdOf(name), stage.Start.AddDays(-stage.Dice.Between(100, 2500, $"since/{name}/{person}")));
        stage.Plan(at, person, new ClaimCompetency(person, competency, level, stage.Dice.Pick(Evidence[1..], $"claims/{name}/{person}"), since), Role.Reader);
        if (!stage.Dice.Chance(.8, $"validated/{name}/{person}")) return;
        // One in four is found a level lower than they say.
        var found = Level((int)level - (stage.Dice.Chance(.25, $"lower/{name}/{person}") ? 1 : 0));
        stage.Plan(at.AddHours(2), stage.Cast.Coach, new ValidateCompetency(person, competency, found, stage.Dice.Pick(Evidence, $"seen/{name}/{person}"), since), Role.Coach);
    }

    private static void Certified(SampleStage stage, PersonId person, string name, DateTimeOffset at)
    {
        var since = stage.Start.AddDays(-stage.Dice.Between(100, 1500, $"certified since/{person}"));
        stage.Plan(at.AddHours(2), stage.Cast.Coach, new ValidateCompetency(person, CompetencyStreams.IdOf(name), null, "Certificate seen", since, since.AddYears(5)), Role.Coach);
    }

    private static CompetencyLevel Level(int level) => (CompetencyLevel)Math.Clamp(level, 1, 5);
}

using Pmo.Office.Absences;

namespace Pmo.Office.Sampling;

/// <summary>
/// Who is away in the sample: some with somebody standing in, some with nobody, so that their line manager is asked; on the sample's last day
/// one of each kind is away.
/// </summary>
internal sealed class AbsencesSample : SamplePart
{
    public override int Order => 12;

    public override void Begin(SampleStage stage)
    {
        var (managers, sponsors) = (stage.Cast.ProjectManagers, stage.Cast.Sponsors);
        for (var n = 0; n < managers.Count; n += 5)
        {
            Away(stage, managers[n], stage.Start.AddDays(60 + n % 40), 14, managers[(n + 1) % managers.Count], DeputyScope.Reports);
            if (n + 3 < managers.Count) Away(stage, managers[n + 3], stage.Start.AddDays(120 + n % 40), 8);
        }

        Away(stage, sponsors[2 % sponsors.Count], stage.Start.AddDays(200), 20, sponsors[3 % sponsors.Count], DeputyScope.Answers);
        Away(stage, sponsors[0], stage.End.AddDays(-4), 12, sponsors[1 % sponsors.Count], DeputyScope.All);
        Away(stage, managers[2 % managers.Count], stage.End.AddDays(-2), 8);
    }

    private static void Away(SampleStage stage, PersonId person, DateOnly from, int days, PersonId? deputy = null, DeputyScope scope = DeputyScope.All)
    {
        var (at, to) = (SampleStage.At(from.AddDays(-10), 15), from.AddDays(days));
        if (at < SampleStage.At(stage.Start, 12) || deputy == person) return;
        if (deputy is { } other) stage.Plan(at, person, new NameDeputy(person, other, scope, from, to), Role.Reader);
        stage.Plan(at, person, new EnterAbsence(person, from, to), Role.Reader);
    }
}

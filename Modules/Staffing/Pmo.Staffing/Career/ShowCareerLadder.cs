using Pmo.Office;

namespace Pmo.Staffing.Career;

/// <summary>The career ladder as it holds on a day; today if not given. Everybody may read what the organisation asks.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowCareerLadder(DateOnly? On = null) : IQuery<LadderSheet>;

/// <summary>The career ladder.</summary>
/// <param name="Rungs">Lowest grade first.</param>
internal sealed record LadderSheet(DateOnly Day, IReadOnlyList<RungSheet> Rungs);

/// <summary>What is asked for a grade.</summary>
/// <param name="Competencies">Each with its level, in words.</param>
/// <param name="Since">From which day on; null: as it ships.</param>
/// <param name="Planned">Days from which on something else holds.</param>
internal sealed record RungSheet(Grade Grade, GradeConditions Conditions, IReadOnlyList<string> Competencies, IReadOnlyList<string> Certificates, DateOnly? Since, string? Reason, IReadOnlyList<DateOnly> Planned);

/// <summary>Reads the ladder.</summary>
internal sealed class ShowCareerLadderAnswer : IAnswer<ShowCareerLadder, LadderSheet>
{
    private sealed record Row(Grade Grade, DateOnly FromDay, string Reason);

    public LadderSheet Answer(ShowCareerLadder q, Viewer who, Db db)
    {
        var day = q.On ?? DateOnly.FromDateTime(who.Now.UtcDateTime);
        var (ladder, names) = (CareerTables.Ladder(db), CareerTables.Names(db));
        var set = db.List<Row>($"select grade, from_day, reason from ladder_rung order by from_day").ToLookup(r => r.Grade);
        return new(day, [.. Enum.GetValues<Grade>().Select(g => Rung(g, ladder.On(g, day), names, [.. set[g]], day))]);
    }

    private static RungSheet Rung(Grade grade, GradeConditions c, IReadOnlyDictionary<CompetencyId, string> names, IReadOnlyList<Row> set, DateOnly day)
    {
        var now = set.LastOrDefault(r => r.FromDay <= day);
        return new(grade, c, [.. c.Competencies.Select(a => $"{names.GetValueOrDefault(a.Competency, "?")}: {(int)a.Level} {a.Level}")], [.. c.Certificates.Select(id => names.GetValueOrDefault(id, "?"))],
            now?.FromDay, now?.Reason, [.. set.Where(r => r.FromDay > day).Select(r => r.FromDay)]);
    }
}

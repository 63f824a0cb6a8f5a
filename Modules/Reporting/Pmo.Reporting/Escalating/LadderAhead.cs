namespace Pmo.Reporting.Escalating;

/// <summary>What reminders and ladder will do about one obligation, if nobody does anything.</summary>
internal static class LadderAhead
{
    private sealed record Running(string Rules, int Step, DateTimeOffset? NextAt);

    private sealed record Place(UnitId? Department, string? Cadence);

    public static IEnumerable<LifeEvent> Of(Db db, ObligationRow o, DateTimeOffset now)
    {
        var running = db.One<Running>($"select l.rules, l.step, l.next_at from ladder_missing m join ladders l using (ladder) where m.obligation = {o.Obligation} and l.ended is null");
        if (running is { NextAt: { } next }) return [new(next, null, Sentence(LadderText.Read(running.Rules).Steps[running.Step + 1].Level))];
        if (running is not null || o.Due is not { } due || o.Opens is not { } opens) return [];
        return o.State is ObligationState.Scheduled or ObligationState.Open ? Planned(db, o, due, opens, now) : [];
    }

    private static IEnumerable<LifeEvent> Planned(Db db, ObligationRow o, DateTimeOffset due, DateTimeOffset opens, DateTimeOffset now)
    {
        var place = db.One<Place>($"select department, cadence from reporting_projects where project = {o.Project}")!;
        var cadence = place.Cadence is { } own ? CadenceText.Read(own) : KnownCalendars.Default(db);
        var rules = LadderText.For(db, place.Department);
        var calendar = KnownCalendars.Read(db, cadence.Calendar);
        foreach (var at in rules.Reminders.Select(d => Reminding.ReminderTimes.Of(d, due, opens, o.Zone, calendar)).Where(t => t > now).Distinct())
            yield return new(at, null, "Whoever answers for the report is reminded, if it has not come.");
        var day = calendar.AddWorkingDays(WorkingCalendar.DayOf(due, o.Zone), rules.Steps[0].GraceWorkingDays);
        yield return new(rules.Steps[0].GraceWorkingDays == 0 ? due : WorkingCalendar.At(day, cadence.DueTime, o.Zone), null, Sentence(rules.Steps[0].Level));
    }

    private static string Sentence(LadderLevel level) => level == LadderLevel.ProjectManager
        ? "Without a report, whoever answers for it is told that it is late."
        : $"Without a report, it is escalated to the {PassedWords.Of(level)}.";
}

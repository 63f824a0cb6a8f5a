namespace Pmo.Office.Absences;

/// <summary>Anyone signed in sees until when somebody is away and who stands in; the rest is for those who may change it.</summary>
internal sealed class ShowPresenceAnswer : IAnswer<ShowPresence, PresenceSheet?>
{
    public PresenceSheet? Answer(ShowPresence q, Viewer who, Db db)
    {
        if (db.One<Row>($"select coalesce(person_name(id), '') name, zone, line_manager from person where id = {q.Person}") is not { } person) return null;
        var today = WorkingCalendar.DayOf(who.Now, person.Zone);
        var absences = db.List<AbsenceRow>($"select id absence, from_day \"from\", to_day \"to\" from absence where person = {q.Person} and to_day >= {today} order by from_day");
        var deputies = db.List<DeputyRow>($"""
            select d.id deputyship, d.deputy, person_name(d.deputy) name, d.scope, d.from_day "from", d.to_day "to", d.assistant
            from deputyship d join person p on p.id = d.deputy and not p.disabled
            where d.person = {q.Person} and (d.to_day is null or d.to_day >= {today}) order by d.at, d.id
            """);
        var away = absences.FirstOrDefault(a => a.From <= today);
        var may = MayChangePresence.Of(who.Person, who.Is(Role.Administrator, Role.System), q.Person, person.LineManager, deputies.Any(d => d.Assistant && d.Deputy == who.Person && d.From <= today));
        return new(q.Person, person.Name, today, away, away is null ? [] : [.. deputies.Where(d => !d.Assistant && d.From <= today)], may,
            may == PresenceChanges.None ? [] : absences, may == PresenceChanges.None ? [] : deputies);
    }

    private sealed record Row(string Name, string Zone, PersonId? LineManager);
}

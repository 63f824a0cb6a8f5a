using Pmo.Reporting.Answering;

namespace Pmo.Reporting;

/// <summary>One obligation's story: its own life, the absences noted with it, and what those answered whom it was escalated to, in the order it happened.</summary>
internal static class WholeLife
{
    /// <summary>Of a very long life so many of the newest are shown, and so many of the first.</summary>
    public const int Newest = 40, First = 5;

    private sealed record Told(long Position, LifeEvent Event);

    /// <summary>What happened, oldest first, and how much was left out of it.</summary>
    public static (IReadOnlyList<LifeEvent> Life, int LeftOut) Of(Db db, ObligationRow row, bool all)
    {
        LifeEvent[] life = [.. Own(db, row).Concat(Asked(db, row)).OrderBy(t => t.Position).Select(t => t.Event)];
        return all || life.Length <= Newest + First + 1 ? (life, 0) : ([.. life[..First], .. life[^Newest..]], life.Length - Newest - First);
    }

    private static IEnumerable<Told> Own(Db db, ObligationRow row) => db.List<Life.Row>($"""
        select at, by, what, instant, number, text, who, in_place_of, position,
            (select count(*) from obligation_life o where o.act = l.act and o.what = l.what and o.obligation <> l.obligation) others, act
        from obligation_life l where obligation = {row.Obligation}
        union all select at, by, {What.AbsenceNoted}, null, sponsor, days, null, null, position, 0, null from obligation_absences where obligation = {row.Obligation}
        """).Select(r => new Told(r.Position, Life.Say(r, row.Zone)));

    // That an escalation asks is told by the escalation itself.
    private static IEnumerable<Told> Asked(Db db, ObligationRow row) => db.List<AskLife.Row>($"""
        select l.position, l.at, l.what, null move, l.level, l.by, person_name(l.person) person, person_name(l.in_place_of) in_place_of, null instant, l.text, l.day
        from ask_life l join asks a using (ask)
        where a.ask in (select ask from ask_missing where obligation = {row.Obligation} union select ask from asks where obligation = {row.Obligation} and kind = {AskKind.Decision})
            and not (l.what = 'Asked' and l.level is not null and a.ladder is not null)
        """).Select(r => new Told(r.Position, Said(AskLife.Say(r, row.Zone))));

    private static LifeEvent Said(AskMoment m) => new(m.At, m.By, m.Sentence, m.Detail);
}

namespace Pmo.Reporting.Answering;

/// <summary>Which questions a viewer is shown, and the columns they are shown with.</summary>
internal static class AskFilter
{
    /// <summary>Questions of the projects the viewer may look into, those that were ever put to the viewer, and those whose answer they, or whom they stand in for, were told.</summary>
    public static Where Of(Viewer who) => Where.All.And(true, $"p.import is null").And(true, $"""
        {who.Projects("a.project")} or {(who.LooksBack ? Asked(who) : MineOrTold(who))} or a.ask in (select l.ask from ask_life l where l.what = 'Asked' and l.person = {who.Person})
        """);

    /// <summary>The viewer may answer: they are asked, or are the sponsor now where the sponsor is asked, or the deputy of one of these.</summary>
    public static Where Mine(Viewer who) => Where.All.And(true, $"""
        a.asked_of = {who.Person} or a.in_place_of is {who.Person} or (a.level is 'Sponsor' and p.sponsor is {who.Person}) or exists (select 1 from ask_deputies d
            where d.deputy = {who.Person} and d.person in (a.asked_of, a.in_place_of, case a.level when 'Sponsor' then p.sponsor end) and {Today(who)} between d.from_day and coalesce(d.to_day, '9999-12-31'))
        """);

    private static Where MineOrTold(Viewer who) => Where.All.And(true, $"""
        {Mine(who)} or {who.Person} in (a.accountable, a.head) or exists (select 1 from ask_deputies d
            where d.deputy = {who.Person} and d.person in (a.accountable, a.head) and {Today(who)} between d.from_day and coalesce(d.to_day, '9999-12-31'))
        """);

    // Whoever was sponsor or deputy then need not be any more, and sees nothing by it.
    private static Where Asked(Viewer who) => Where.All.And(true, $"a.asked_of = {who.Person} or a.in_place_of is {who.Person}");

    /// <summary>An answer is waited for.</summary>
    public static Where Waiting => Where.All.And(true, $"a.state in ('Asked', 'Seen', 'Unanswered')");

    public static IReadOnlyList<AskRow> Rows(Db db, Viewer who, Where where, SortBy sort, int limit, long offset = 0) => db.List<AskRow>($"""
        select a.ask, a.project, p.code, p.name, a.kind, a.level, a.obligation, a.revision, a.text, a.why, a.state, a.asked_of, a.in_place_of, a.asked_at, a.since, a.answer_by, a.at_top, a.seen_at,
            a.unanswered_at, a.shows, a.answer, a.answer_text, a.until, a.answered_by, a.on_behalf_of, a.answered_at, a.closed_at, a.closed_reason, a.ladder, ({Waiting}) and ({Mine(who)}) mine,
            case when a.asked_of = {who.Person} or a.in_place_of is {who.Person} or (a.level is 'Sponsor' and p.sponsor is {who.Person}) then null else (select d.person from ask_deputies d
                where d.deputy = {who.Person} and d.person in (a.asked_of, a.in_place_of, case a.level when 'Sponsor' then p.sponsor end)
                    and {Today(who)} between d.from_day and coalesce(d.to_day, '9999-12-31') order by d.person limit 1) end principal
        from asks a cross join portfolio p using (project) where {where} order by {sort} limit {limit} offset {offset}
        """);

    private static DateOnly Today(Viewer who) => DateOnly.FromDateTime(who.Now.UtcDateTime);
}

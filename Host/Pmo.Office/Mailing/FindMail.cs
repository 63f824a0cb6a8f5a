namespace Pmo.Office;

/// <summary>The PMO and the administrator see which mails went to whom, about what, and which did not; not what stands in them.</summary>
internal sealed class FindMailAnswer(NoticeKinds kinds) : IAnswer<FindMail, Page<MailRow>>
{
    public Page<MailRow> Answer(FindMail q, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var where = Where.All.And(q.State is not null, $"m.state = {q.State}");
        var total = db.Value<long>($"select count(*) from mail m where {where}");
        return new([.. StoredMail.Find(db, where, size, (number - 1L) * size).Select(r => r.ToMailRow(kinds))], total, number, size);
    }
}

/// <summary>The PMO and the administrator see how many mails stand how.</summary>
internal sealed class CountMailAnswer : IAnswer<CountMail, IReadOnlyList<MailCount>>
{
    public IReadOnlyList<MailCount> Answer(CountMail q, Viewer who, Db db) => db.List<MailCount>($"select state, count(*) count from mail group by state");
}

/// <summary>The PMO and the administrator see one mail with the notices in it.</summary>
internal sealed class ShowMailAnswer(NoticeKinds kinds) : IAnswer<ShowMail, MailSheet?>
{
    public MailSheet? Answer(ShowMail q, Viewer who, Db db)
    {
        if (StoredMail.Find(db, Where.All.And(true, $"m.id = {q.Mail}"), 1, 0) is not [var row]) return null;
        return new(row.ToMailRow(kinds), [.. db.List<Told>($"select notice from mail_notice where mail = {q.Mail} order by n").Select(t => t.Notice)]);
    }

    private sealed record Told(Guid Notice);
}

/// <summary>A mail as the tables hold it.</summary>
internal sealed record StoredMail(
    Guid Mail, PersonId Person, int Notices, string? Kinds, bool AtOnce, MailState State, DateTimeOffset Requested, DateTimeOffset Changed,
    int Attempts, MailFailure? Failure, string? Code, DateTimeOffset? NextAt, PersonId? ByWhom, string? Reason)
{
    public static IReadOnlyList<StoredMail> Find(Db db, Where where, int size, long skip) => db.List<StoredMail>($"""
        select m.id mail, m.person, m.notices, (select group_concat(distinct n.kind) from mail_notice l join notice n on n.id = l.notice where l.mail = m.id) kinds,
            m.at_once, m.state, m.requested, m.changed, m.attempts, m.failure, m.code, m.next_at, m.by_whom, m.reason
        from mail m where {where} order by m.requested desc, m.id desc limit {size} offset {skip}
        """);

    public MailRow ToMailRow(NoticeKinds kinds) => new(
        Mail, Person, Notices, [.. (Kinds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(kinds.TitleOf).Order(StringComparer.Ordinal)],
        AtOnce, State, Requested, Changed, Attempts, Failure, Code, NextAt, ByWhom, Reason);
}

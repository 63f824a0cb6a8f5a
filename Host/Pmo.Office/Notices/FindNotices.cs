namespace Pmo.Office;

/// <summary>Everyone sees what they were told themselves, with names in the places of ids.</summary>
internal sealed class FindNoticesAnswer(NoticeKinds kinds, INames names) : IAnswer<FindNotices, Page<NoticeRow>>
{
    public Page<NoticeRow> Answer(FindNotices q, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var where = Where.All.And(true, $"person = {who.Person}").And(q.Unread is true, $"read_at is null").And(q.Unread is false, $"read_at is not null");
        var total = db.Value<long>($"select count(*) from notice where {where}");
        var rows = db.List<Row>($"""
            select id notice, kind, text, why, link, at_once, at, in_place_of, read_at from notice where {where}
            order by read_at is not null, at desc, id limit {size} offset {(number - 1L) * size}
            """);
        var projects = new Dictionary<ProjectId, string?>();
        return new([.. rows.Select(r => r.ToNoticeRow(kinds, t => NamesInText.Of(t, names.Of, p => Project(p, projects, db))))], total, number, size);
    }

    private static string? Project(ProjectId id, Dictionary<ProjectId, string?> known, Db db)
    {
        if (!known.TryGetValue(id, out var name)) known[id] = name = db.Value<string>($"select code || ' ' || name from project where id = {id}");
        return name;
    }

    private sealed record Row(Guid Notice, string Kind, string Text, string Why, string Link, bool AtOnce, DateTimeOffset At, PersonId? InPlaceOf, DateTimeOffset? ReadAt)
    {
        public NoticeRow ToNoticeRow(NoticeKinds kinds, Func<string, string> named) =>
            new(Notice, Kind, kinds.TitleOf(Kind), named(Text), named(Why), Link, AtOnce, At, InPlaceOf, ReadAt);
    }
}

/// <summary>Everyone is told how much they have not read, and what of it is about the page they look at.</summary>
internal sealed class CountUnreadNoticesAnswer : IAnswer<CountUnreadNotices, UnreadNotices>
{
    public UnreadNotices Answer(CountUnreadNotices q, Viewer who, Db db)
    {
        var count = db.Value<long>($"select count(*) from notice where person = {who.Person} and read_at is null");
        if (count == 0 || q.Address is not { } address) return new(count, []);
        var here = db.List<Row>($"select id notice from notice where person = {who.Person} and read_at is null and page in ({address}, {address.Split('?')[0]}) limit 100");
        return new(count, [.. here.Select(r => r.Notice)]);
    }

    private sealed record Row(Guid Notice);
}

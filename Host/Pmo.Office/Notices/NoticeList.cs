namespace Pmo.Office;

/// <summary>What everybody has been told, and what they have not read.</summary>
internal sealed class NoticeList : Projection
{
    public override string Schema => """
        create table notice (
            id blob primary key, person blob not null, kind text not null, text text not null, why text not null, link text not null, page text not null,
            at_once integer not null, at integer not null, in_place_of blob, read_at integer) without rowid;
        create table notice_preferences (person blob primary key, digest_at text not null, days text not null, mail_off text not null, at_once text not null) without rowid;
        """;

    public override string Indexes => """
        create index notice_of_person on notice (person, at);
        create index notice_unread on notice (person, page) where read_at is null;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        NoticeRequested e =>
        [
            Sql($"""
                insert into notice (id, person, kind, text, why, link, page, at_once, at, in_place_of)
                values ({e.Notice}, {e.To}, {e.Kind}, {e.Text}, {e.Why}, {e.Link}, {e.Link.Split('#')[0]}, {e.AtOnce}, {e.At}, {e.InPlaceOf})
                """),
        ],
        NoticeRead e => [Sql($"update notice set read_at = {e.At} where id = {e.Notice} and read_at is null")],
        NoticesRead e => [Sql($"update notice set read_at = {e.At} where person = {e.Person} and at <= {e.Until} and read_at is null")],
        NoticePreferencesSet e =>
        [
            Sql($"""
                insert into notice_preferences (person, digest_at, days, mail_off, at_once) values ({e.Person}, {e.DigestAt}, {string.Join(',', e.Days)}, {string.Join(',', e.MailOff)}, {string.Join(',', e.AtOnce ?? [])})
                on conflict (person) do update set digest_at = excluded.digest_at, days = excluded.days, mail_off = excluded.mail_off, at_once = excluded.at_once
                """),
        ],
        _ => Skip,
    };
}

namespace Pmo.Office;

/// <summary>Every mail: to whom, what it tells, and how it fares.</summary>
internal sealed class Mails : Projection
{
    public override string Schema => """
        create table mail (
            id blob primary key, person blob not null, notices integer not null, at_once integer not null, state text not null, requested integer not null, changed integer not null,
            attempts integer not null default 0, failure text, code text, next_at integer, by_whom blob, reason text) without rowid;
        create table mail_notice (mail blob not null, n integer not null, notice blob not null, primary key (mail, n)) without rowid;
        """;

    public override string Indexes => "create index mail_state on mail (state, requested); create index mail_requested on mail (requested);";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        MailRequested e => Requested(e),
        MailHeld e => [Stands(e.Mail, MailState.Held, e.At)],
        MailReleased e => [Sql($"update mail set state = {MailState.Waiting}, changed = {e.At}, by_whom = {e.By}, attempts = 0, failure = null, code = null, next_at = null where id = {e.Mail}")],
        MailDiscarded e => [Sql($"update mail set state = {MailState.Discarded}, changed = {e.At}, by_whom = {e.By}, reason = {e.Reason} where id = {e.Mail}")],
        MailSent e => [Sql($"update mail set state = {MailState.Sent}, changed = {e.At}, attempts = {e.Attempt}, failure = null, code = null, next_at = null where id = {e.Mail}")],
        MailFailed e => [Sql($"update mail set state = {MailState.Failed}, changed = {e.At}, attempts = {e.Attempt}, failure = {e.Failure}, code = {e.Code}, next_at = {e.NextAt} where id = {e.Mail}")],
        MailGivenUp e => [Stands(e.Mail, MailState.GivenUp, e.At)],
        _ => Skip,
    };

    private static Sql[] Requested(MailRequested e) =>
    [
        Sql($"insert into mail (id, person, notices, at_once, state, requested, changed) values ({e.Mail}, {e.To}, {e.Notices.Count}, {e.AtOnce}, {MailState.Waiting}, {e.At}, {e.At})"),
        .. e.Notices.Select((notice, n) => Sql($"insert into mail_notice (mail, n, notice) values ({e.Mail}, {n}, {notice})")),
    ];

    private static Sql Stands(Guid mail, MailState state, DateTimeOffset at) => Sql($"update mail set state = {state}, changed = {at} where id = {mail}");
}

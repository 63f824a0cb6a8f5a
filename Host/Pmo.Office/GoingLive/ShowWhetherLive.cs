namespace Pmo.Office;

/// <summary>When the installation went live.</summary>
internal sealed class WhetherLive : Projection, IAnswer<ShowWhetherLive, LiveSheet>
{
    public override string Schema => "create table live (since integer not null, by_whom blob not null);";

    public override Sql[] Apply(object @event, Recorded about) =>
        @event is WentLive e ? [Sql($"insert into live (since, by_whom) values ({e.At}, {e.By})")] : Skip;

    public LiveSheet Answer(ShowWhetherLive query, Viewer who, Db db) =>
        db.One<Row>($"select since, by_whom from live") is { } row ? new(row.Since, row.ByWhom) : new(null, null);

    private sealed record Row(DateTimeOffset Since, PersonId ByWhom);
}

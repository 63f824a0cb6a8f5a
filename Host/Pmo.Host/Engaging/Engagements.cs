using Pmo.Host.Selecting;

namespace Pmo.Host.Engaging;

/// <summary>Which review engagements there are, and how far each is.</summary>
internal sealed class Engagements : Projection
{
    public override string Schema => """
        create table review_engagement (
            id blob primary key, title text not null, lead blob not null, state text not null, period_from text not null, period_to text not null,
            opened integer not null, size integer, populations integer not null, items integer not null) without rowid;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        EngagementOpened e => [Sql($"""
            insert into review_engagement (id, title, lead, state, period_from, period_to, opened, populations, items)
            values ({e.Engagement}, {e.Title}, {e.Lead}, {EngagementState.Planned}, {e.From}, {e.To}, {e.At}, 0, 0) on conflict do nothing
            """)],
        CheckpointPinned e => [Sql($"update review_engagement set size = {e.Size} where id = {e.Engagement}")],
        EngagementMoved e => [Sql($"update review_engagement set state = {e.Now} where id = {e.Engagement}")],
        PopulationTaken e => [Sql($"update review_engagement set populations = populations + 1 where id = {e.Engagement}")],
        SampleDrawn e => [Sql($"update review_engagement set items = items + {e.Items.Count} where id = {e.Engagement}")],
        SampleExtended e => [Sql($"update review_engagement set items = items + {e.Items.Count} where id = {e.Engagement}")],
        _ => Skip,
    };
}

/// <summary>The review engagements, newest first.</summary>
/// <param name="State">Only those that are so far.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo)]
public sealed record FindEngagements(EngagementState? State = null, int Page = 1, int Size = 50) : IQuery<Page<EngagementRow>>;

/// <summary>An engagement in the list.</summary>
/// <param name="Pinned">Events under its checkpoint; null: none is pinned.</param>
/// <param name="Items">Items selected for testing.</param>
public sealed record EngagementRow(EngagementId Engagement, string Title, PersonId Lead, EngagementState State, DateOnly From, DateOnly To, DateTimeOffset Opened, long? Pinned, int Populations, int Items);

/// <summary>Answers it.</summary>
internal sealed class FindEngagementsHere : IAnswer<FindEngagements, Page<EngagementRow>>
{
    public Page<EngagementRow> Answer(FindEngagements query, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, query.Page, query.Size);
        var where = Where.All.And(query.State is not null, $"state = {query.State?.ToString()}");
        return new([.. db.List<Row>($"select id, title, lead, state, period_from, period_to, opened, size, populations, items from review_engagement where {where} order by opened desc, id limit {size} offset {(number - 1L) * size}").Select(r => r.ToRow())],
            db.Value<long>($"select count(*) from review_engagement where {where}"), number, size);
    }

    private sealed record Row(Guid Id, string Title, PersonId Lead, EngagementState State, DateOnly PeriodFrom, DateOnly PeriodTo, DateTimeOffset Opened, long? Size, int Populations, int Items)
    {
        public EngagementRow ToRow() => new(new(Id), Title, Lead, State, PeriodFrom, PeriodTo, Opened, Size, Populations, Items);
    }
}

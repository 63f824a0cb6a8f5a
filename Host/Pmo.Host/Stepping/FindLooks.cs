using MediatR;

namespace Pmo.Host.Stepping;

/// <summary>What people looked at.</summary>
public enum LookKind
{
    /// <summary>Records of the log, step by step, and lists of them.</summary>
    Records,

    /// <summary>Pages and queries, by people whose only role is compliance reviewer.</summary>
    Pages,

    /// <summary>Lists that somebody took away as a file.</summary>
    Exports,
}

/// <summary>Who looked at what, newest first. The look is recorded, as every other.</summary>
/// <param name="By">Looks of this person.</param>
/// <param name="From">On this day (UTC) or later.</param>
/// <param name="To">On this day (UTC) or before.</param>
/// <param name="Kind">Only looks of this kind.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, at most 500.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator), NoPast, NotesLook]
public sealed record FindLooks(PersonId? By = null, DateOnly? From = null, DateOnly? To = null, LookKind? Kind = null, int Page = 1, int Size = 50) : IQuery<Page<LookRow>>;

/// <summary>One look.</summary>
/// <param name="Record">The stream looked at; null: a list of records.</param>
/// <param name="Title">What that record is called.</param>
/// <param name="Range">What was shown.</param>
/// <param name="Shown">How many records or steps; null: of a page nobody counts.</param>
public sealed record LookRow(DateTimeOffset At, PersonId By, string? Record, string Title, string Range, int? Shown);

internal sealed class FindLooksHere(ReadModels models, Naming naming, LookLog looks, Caller caller) : IRequestHandler<FindLooks, Page<LookRow>>
{
    /// <summary>Stands in the table for the question, where a page was looked at.</summary>
    public const string OfPages = "page";

    /// <summary>Stands there where a list was taken away.</summary>
    public const string OfExports = "export";

    public async Task<Page<LookRow>> Handle(FindLooks q, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(FindLooks)) ?? throw new NotSignedInException();
        var found = models.Read(typeof(StreamIndex), db => Found(q, who, db));
        var name = await naming.For(found.Rows.SelectMany(r => new[] { r.Title, r.Range }));
        await looks.Note(who, typeof(FindLooks), null, $"{Tell.Count(found.Rows.Count, "look")} of {found.Total} shown{(q.By is { } by ? $", of {Tell.Name(by)}" : "")}", found.Rows.Count);
        return new([.. found.Rows.Select(r => r with { Title = name(r.Title), Range = name(r.Range) })], found.Total, found.Number, found.Size);
    }

    private static Page<LookRow> Found(FindLooks q, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var begin = q.From is { } from ? new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.UnixEpoch;
        var end = q.To is { } to ? new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MaxValue.AddDays(-2);
        var where = Where.All.And(q.By is not null, $"person = {q.By}").And(true, $"at >= {begin} and at < {end}")
            .And(q.Kind is LookKind.Pages, $"query = {OfPages}").And(q.Kind is LookKind.Exports, $"query = {OfExports}").And(q.Kind is LookKind.Records, $"query not in ({OfPages}, {OfExports})");
        var total = db.Value<long>($"select count(*) from audit_look where {where}");
        return new([.. db.List<Row>($"select at, person, query, record, range, shown from audit_look where {where} order by position desc limit {size} offset {(number - 1L) * size}").Select(r => r.ToLook())], total, number, size);
    }

    private sealed record Row(DateTimeOffset At, PersonId Person, string Query, string? Record, string Range, int? Shown)
    {
        public LookRow ToLook() => new(At, Person, Record, Record is { } record ? Tell.Record(record) : Query == OfExports ? "Exported list" : Query == OfPages ? Range.StartsWith("/api/", StringComparison.Ordinal) ? "Answer of the API" : "Page" : Query == MessageNames.Of(typeof(FindLooks)) ? "This list" : "List of records", Range, Shown);
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Pmo.Host.Stepping;

/// <summary>Somebody looked into the log. Recorded before they were shown anything.</summary>
/// <param name="By">Who looked.</param>
/// <param name="Query">The stored name of the question.</param>
/// <param name="Record">The stream looked at; null: a list of records.</param>
/// <param name="Range">What of it, as told text: no words that were typed, because a name may be among them.</param>
/// <param name="Count">How many records or steps were shown.</param>
[EventName("host.records-viewed")]
public sealed record AuditRecordsViewed(PersonId By, string Query, string? Record, string Range, int Count, DateTimeOffset At);

/// <summary>Records that somebody looks into the log. The host saw it.</summary>
[May(Role.System)]
public sealed record NoteLook(PersonId By, string Query, string? Record, string Range, int Count, DateTimeOffset At) : ICommand;

/// <summary>The last look of one person on one day.</summary>
public sealed record Looks(AuditRecordsViewed? Last) : IState<Looks>
{
    public static Looks Initial { get; } = new((AuditRecordsViewed?)null);

    /// <summary>When each page was looked at last.</summary>
    internal ImmutableDictionary<string, DateTimeOffset> Pages { get; init; } = ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>One person's day is one stream, so that streams stay short however much somebody reads.</summary>
    public static string StreamOf(PersonId by, DateTimeOffset at) =>
        $"host.looks-{Ids.Named("host.looks", $"{by} {at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"):n}";

    public Looks Evolve(object @event) => @event switch
    {
        AuditRecordsViewed e => this with { Last = e },
        Exporting.ListExported => this,
        PageViewed e => this with { Pages = Pages.SetItem(e.Subject, e.At) },
        _ => throw new UnknownEventException(typeof(Looks), @event),
    };
}

/// <summary>Every look into the log is recorded; the very same again within a minute, as a page that is drawn anew, is one look.</summary>
public sealed class NoteLookRule : IRule<NoteLook, Looks>
{
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    public string Stream(NoteLook c) => Looks.StreamOf(c.By, c.At);

    public Decision Decide(NoteLook c, Looks looks, Moment m)
    {
        var look = new AuditRecordsViewed(c.By, c.Query, c.Record, c.Range, c.Count, c.At);
        return looks.Last is { } last && last.At + Same > c.At && last with { At = c.At } == look ? Decision.Nothing : [look];
    }
}

/// <summary>How looks into the log are told.</summary>
internal static class LookStory
{
    public const string Kind = "host.looks";

    public static StreamStory Story { get; } = new StreamStory<Looks>(Kind, "Looks into the log").Also(Role.Administrator).On(_ => "/audit/looks")
        .Called<AuditRecordsViewed>(e => Title(e.By, e.At)).Called<PageViewed>(e => Title(e.By, e.At)).Called<Exporting.ListExported>(e => Title(e.By, e.At))
        .Names("By", "Who looked").Names("Query", "Question asked").Names("Range", "What was shown").Names("Count", "How many were shown").Names("Record", "Which record").Names("Last", "Last look").Names("Page", "Page or question").Names("Path", "Address").Names("Asked", "What else was asked").Names("AsOf", "Past moment shown")
        .Names("List", "List on the page").Names("Format", "Kind of file").Names("Rows", "Rows").Names("Position", "Last event known").Names("Sha256", "Check value of the file")
        .Says<AuditRecordsViewed>(e => e.Record is { } record ? $"{Tell.Name(e.By)} {(e.Query == MessageNames.Of(typeof(ShowStream)) ? "stepped through" : "looked at")} {Tell.Record(record)}: {e.Range}." : $"{Tell.Name(e.By)} looked for records: {e.Range}.")
        .Says<PageViewed>(e => $"{Tell.Name(e.By)} looked at {(e.Page.StartsWith('/') ? "the page" : "the answer of")} {Words(e with { AsOf = null })}{(e.AsOf is null ? "" : ", at a moment of the past")}.")
        .Says<Exporting.ListExported>(e => $"{Tell.Name(e.By)} took away {Words(e with { AsOf = null })}{(e.AsOf is null ? "" : ", at a moment of the past")}.");

    /// <summary>What list was taken away, in words.</summary>
    public static string Words(Exporting.ListExported e) =>
        $"{Tell.Count(e.Rows, "row")} as {e.Path}{(e.Asked.Length > 0 ? $", asked with {e.Asked}" : "")}{(e.AsOf is { } then ? $", as of {then}" : "")}";

    /// <summary>What a page that was looked at is, in words.</summary>
    public static string Words(PageViewed e) => $"{e.Path}{(e.Asked.Length > 0 ? $", asked with {e.Asked}" : "")}{(e.AsOf is { } then ? $", as of {then}" : "")}";

    private static string Title(PersonId by, DateTimeOffset at) => $"What {Tell.Name(by)} looked at on {Tell.Day(DateOnly.FromDateTime(at.UtcDateTime))}";
}

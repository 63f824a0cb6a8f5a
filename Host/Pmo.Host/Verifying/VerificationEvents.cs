namespace Pmo.Host.Verifying;

/// <summary>A module's tables were made anew from the log beside those that answer, and every table was found the same.</summary>
/// <param name="Module">Whose tables.</param>
/// <param name="Position">Where in the log they were compared.</param>
/// <param name="Fingerprint">What the tables are and mean: another program may have another.</param>
/// <param name="Hash">One hash for all tables.</param>
/// <param name="Tables">Every table.</param>
/// <param name="LeftOut">Streams left out of the tables because an event of theirs could not be written.</param>
/// <param name="AskedBy">Who pressed the button; null: it was the night's run.</param>
/// <param name="Begun">When it began.</param>
/// <param name="At">When it ended.</param>
[EventName("host.dashboards-verified")]
public sealed record DashboardsVerified(
    string Module, long Position, string Fingerprint, string Hash, IReadOnlyList<VerifiedTable> Tables, int LeftOut, PersonId? AskedBy, DateTimeOffset Begun, DateTimeOffset At);

/// <summary>A module's tables were made anew from the log beside those that answer, and are not the same: what is shown is not what happened.</summary>
/// <param name="Hash">One hash for all tables, as the log makes them.</param>
/// <param name="Tables">Every table, as the log makes it.</param>
/// <param name="Differences">The first row of every table that differs.</param>
[EventName("host.dashboards-differed")]
public sealed record DashboardsDiffered(
    string Module, long Position, string Fingerprint, string Hash, IReadOnlyList<VerifiedTable> Tables, IReadOnlyList<DifferingRow> Differences, int LeftOut, PersonId? AskedBy, DateTimeOffset Begun, DateTimeOffset At);

/// <summary>A module's tables were to be compared with the log and could not be: for want of room, or because they are being filled.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Reason">Why, and what to do.</param>
[EventName("host.dashboards-not-verified")]
public sealed record DashboardsNotVerified(string Module, string Code, string Reason, PersonId? AskedBy, DateTimeOffset Begun, DateTimeOffset At);

/// <summary>A table as it was verified.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Hash">SHA-256 of its content.</param>
public sealed record VerifiedTable(string Name, long Rows, string Hash);

/// <summary>The first row in which a table differs.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">The row's key.</param>
/// <param name="Live">What is shown; null: no such row.</param>
/// <param name="Anew">What the log makes; null: no such row.</param>
public sealed record DifferingRow(string Table, string Row, string? Live, string? Anew)
{
    /// <summary>The difference in words.</summary>
    public string Sentence() => new TableDifference(Table, Row, Live, Anew).Sentence;
}

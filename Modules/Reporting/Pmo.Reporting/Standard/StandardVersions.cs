using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Reporting;

/// <summary>Every version of the reporting standard as issued: to be read, to build forms by, and to read frozen reports by.</summary>
internal sealed class StandardVersions : Projection
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public override string Schema => "create table standard_versions (version int primary key, content text not null, by blob not null, at int not null)";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ReportingStandardIssued e => [Sql($"insert into standard_versions (version, content, by, at) values ({e.Standard.Version}, {JsonSerializer.Serialize(e.Standard, Options)}, {e.By}, {e.At})")],
        _ => Skip,
    };

    /// <summary>A version by its number; the one that ships for numbers never issued.</summary>
    public static ReportingStandard Find(int version, Db db) =>
        db.Value<string>($"select content from standard_versions where version = {version}") is { } text
            ? JsonSerializer.Deserialize<ReportingStandard>(text, Options)!
            : StandardThatShips.Version1;

    private sealed record Row(string Content, PersonId? By, DateTimeOffset? At);

    /// <summary>All versions, oldest first, with the one that ships.</summary>
    internal static IReadOnlyList<StandardVersion> Read(Db db) =>
    [
        new(StandardThatShips.Version1, null, null),
        .. db.List<Row>($"select content, by, at from standard_versions order by version")
            .Select(r => new StandardVersion(JsonSerializer.Deserialize<ReportingStandard>(r.Content, Options)!, r.By, r.At)),
    ];
}

/// <summary>A version with who issued it and when; the one that ships was issued by nobody.</summary>
public sealed record StandardVersion(ReportingStandard Standard, PersonId? By, DateTimeOffset? At);

/// <summary>The reporting standard: a version, or the one in force; null when there is no such version.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowStandard(int? Version = null) : IQuery<StandardSheet?>;

/// <summary>One version of the reporting standard among all.</summary>
/// <param name="Shown">The version asked for.</param>
/// <param name="InForce">The number of the version in force.</param>
/// <param name="Versions">All, newest first.</param>
public sealed record StandardSheet(StandardVersion Shown, int InForce, IReadOnlyList<StandardVersion> Versions)
{
    public int Newest => Versions[0].Standard.Version;
}

/// <summary>Shows any version; everyone signed in may read what reports are checked against.</summary>
internal sealed class ShowStandardAnswer : IAnswer<ShowStandard, StandardSheet?>
{
    public StandardSheet? Answer(ShowStandard q, Viewer who, Db db)
    {
        var versions = StandardVersions.Read(db);
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var inForce = versions.Last(v => v.Standard.From <= today);
        var shown = q.Version is { } number ? versions.FirstOrDefault(v => v.Standard.Version == number) : inForce;
        return shown is null ? null : new(shown, inForce.Standard.Version, [.. versions.Reverse()]);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Reporting.Summaries;

/// <summary>Every version of every summary, with its lines as they were frozen.</summary>
internal sealed class SummaryVersions : Projection
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public override string Schema => """
        create table summaries (
            summary blob not null, version int not null, unit blob, scope text not null, from_day text not null, to_day text not null, roll_up text not null, title text not null, opening text,
            by blob not null, begun_at int not null, parts int not null default 0, issued_at int, projects int, result text, primary key (summary, version)) without rowid;
        create table summary_lines (summary blob not null, version int not null, code text not null, project blob not null, line text not null, rag text, revision int, told int not null, primary key (summary, version, code, project));
        """;

    public override string Indexes => """
        create index summaries_issued on summaries (issued_at);
        create index summaries_begun on summaries (begun_at) where issued_at is null;
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        SummaryBegun e => [Begun(e)],
        SummaryLinesKept e => [Sql($"update summaries set parts = parts + 1 where summary = {e.Summary} and version = {e.Version}"), .. e.Lines.Select(l => Kept(e, l))],
        SummaryIssued e => [Sql($"update summaries set issued_at = {e.At}, projects = {e.Projects}, result = {Written(e.Result)} where summary = {e.Summary} and version = {e.Version}")],
        _ => Skip,
    };

    private static Sql Begun(SummaryBegun e) => Sql($"""
        insert into summaries (summary, version, unit, scope, from_day, to_day, roll_up, title, opening, by, begun_at)
        values ({e.Summary}, {e.Version}, {e.Unit}, {e.ScopeName}, {e.From}, {e.To}, {e.RollUp}, {e.Title}, {e.Opening}, {e.By}, {e.At})
        """);

    private static Sql Kept(SummaryLinesKept e, SummaryLine l) =>
        Sql($"insert into summary_lines (summary, version, code, project, line, rag, revision, told) values ({e.Summary}, {e.Version}, {l.Code}, {l.Project}, {Written(l)}, {l.Overall}, {l.Source?.Revision}, {!l.NotAsked}) on conflict do nothing");

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, Options);
}

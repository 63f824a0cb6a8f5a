using System.Globalization;
using System.Text.Json;
using MediatR;
using Pmo.Components;
using Pmo.Office;

namespace Pmo.Host.Stepping;

/// <summary>Puts names into told text, as whoever asks may read them today: people, projects, units, other records; instants in their zone.</summary>
internal sealed class Naming(IMediator ask, INames names, IPeople people, TablesThen tables, TimeProvider clock, Caller caller)
{
    /// <summary>Reads texts; everything they name is looked up once.</summary>
    public async Task<Func<string, string>> For(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        var records = await Titles(all.SelectMany(t => Tell.In(t, "record")).Distinct());
        all.AddRange(records.Values);
        var projects = await Projects([.. all.SelectMany(t => Tell.In(t, "project")).Distinct().Select(Id).OfType<Guid>().Select(g => new ProjectId(g))]);
        var units = all.Exists(t => Tell.In(t, "unit").Any()) ? await Units() : [];
        var format = new Format(Zone(), clock);
        string Name(string kind, string id) => kind switch
        {
            "person" => PersonName(id),
            "project" => projects.GetValueOrDefault(id, "a project"),
            "unit" => units.GetValueOrDefault(id, "a unit"),
            "record" => records.TryGetValue(id, out var title) ? Tell.Read(title, Name) : "a record",
            "instant" => DateTimeOffset.TryParse(id, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? format.Instant(at) : id,
            _ => "#" + id[..Math.Min(8, id.Length)],
        };
        return text => Tell.Read(text, Name);
    }

    private string PersonName(string id) => Id(id) is not { } person ? "somebody" : person == PersonId.System.Value ? "Pmo" : names.Of(new PersonId(person)) ?? "somebody";

    /// <summary>Where whoever asks is.</summary>
    public TimeZoneInfo Zone() => caller.Person is { } person && people.ZoneOf(person) is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    private async Task<Dictionary<string, string>> Titles(IEnumerable<string> streams)
    {
        var wanted = JsonSerializer.Serialize(streams);
        return wanted == "[]" ? [] : (await tables.Read(typeof(StreamIndex), typeof(ShowStream), (db, _) => db.List<Titled>($"select stream, title from audit_stream where title <> '' and stream in (select value from json_each({wanted}))"))).ToDictionary(t => t.Stream, t => t.Title);
    }

    private async Task<Dictionary<string, string>> Projects(ProjectId[] ids) => ids.Length == 0 ? [] :
        (await ask.Send(new FindProjects(Size: 500, Only: ids))).Rows.ToDictionary(p => $"{p.Project}", p => $"{p.Code} {p.Name}");

    private async Task<Dictionary<string, string>> Units()
    {
        var found = new Dictionary<string, string>();
        foreach (var kind in Enum.GetValues<UnitKind>())
            foreach (var unit in await ask.Send(new FindUnits(kind))) found[$"{unit.Unit}"] = unit.Name;
        return found;
    }

    private static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;

    private sealed record Titled(string Stream, string Title);
}

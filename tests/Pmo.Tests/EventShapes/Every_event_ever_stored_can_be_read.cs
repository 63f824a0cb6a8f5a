using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pmo.Tests.Solution;

namespace Pmo.Tests.EventShapes;

/// <summary>
/// Every shape an event was ever stored in lies beside this file, <c>{stored name}.{n}.json</c>, and is never edited: today's code
/// must read them all. An event that writes something new gets one more file: run with <c>PMO_WRITE_SHAPES=1</c>.
/// </summary>
public sealed class Every_event_ever_stored_can_be_read
{
    private static readonly string Folder = Path.Combine(TheSolution.Root, "tests", "Pmo.Tests", "EventShapes");
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Stored => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Events => [.. TheSolution.Events.Select(TheSolution.NameOf)];

    [Theory, Trait("Feature", "A11"), MemberData(nameof(Events))]
    public void What_an_event_writes_today_is_one_of_its_shapes(string name)
    {
        var type = TheSolution.Events.Single(e => TheSolution.NameOf(e) == name);
        var written = Written(Made.Of(type, name), type);
        var newest = ShapesOf(name) is [.., var last] ? last : null;
        if (newest is not null && Fields(JsonNode.Parse(File.ReadAllText(newest))!).SetEquals(Fields(JsonNode.Parse(written)!))) return;
        if (Environment.GetEnvironmentVariable("PMO_WRITE_SHAPES") == "1") File.WriteAllText(Path.Combine(Folder, $"{name}.{ShapesOf(name).Count + 1}.json"), written);
        else Assert.Fail($"{name} writes fields that none of its shapes has. If that is meant, run this test once with PMO_WRITE_SHAPES=1 and add the file; fields are only ever added. Today it writes:\n{written}");
    }

    [Theory, Trait("Feature", "A11"), MemberData(nameof(Stored))]
    public void Every_shape_is_read_into_the_values_it_holds(string file)
    {
        var name = file[..file[..^".json".Length].LastIndexOf('.')];
        var type = TheSolution.Events.SingleOrDefault(e => TheSolution.NameOf(e) == name);
        Assert.True(type is not null, $"{file} was stored once and no event has its name any more: keep the record, with an upcaster if it means something else today.");

        var stored = File.ReadAllText(Path.Combine(Folder, file));
        var read = JsonSerializer.Deserialize(stored, type, EventJson.Options)!;
        var again = JsonNode.Parse(JsonSerializer.Serialize(read, type, EventJson.Options))!;

        Assert.Empty(Lost(JsonNode.Parse(stored)!, again, "$"));
        while (read is IUpcast old) read = old.Upcast();
        Assert.NotNull(read);
    }

    [Fact, Trait("Feature", "A11")]
    public void Every_shape_belongs_to_an_event_and_they_are_numbered_without_gaps() => Assert.All(TheSolution.Events, e =>
        Assert.Equal(Enumerable.Range(1, ShapesOf(TheSolution.NameOf(e)).Count).Select(n => $"{TheSolution.NameOf(e)}.{n}.json"), ShapesOf(TheSolution.NameOf(e)).Select(f => Path.GetFileName(f))));

    private static string Written(object @event, Type type) => JsonNode.Parse(JsonSerializer.Serialize(@event, type, EventJson.Options))!.ToJsonString(Pretty) + "\n";

    private static IReadOnlyList<string> ShapesOf(string name) =>
        [.. Directory.GetFiles(Folder, $"{name}.*.json").Where(f => Path.GetFileName(f)[(name.Length + 1)..^".json".Length].All(char.IsAsciiDigit)).OrderBy(f => int.Parse(f.Split('.')[^2], System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The paths of all fields with the kind of their values.</summary>
    private static HashSet<string> Fields(JsonNode? node, string at = "$") => node switch
    {
        JsonObject fields => [.. fields.SelectMany(f => Fields(f.Value, $"{at}.{f.Key}"))],
        JsonArray items => [$"{at}[]", .. items.SelectMany(i => Fields(i, $"{at}[]"))],
        JsonValue value => [$"{at}: {value.GetValueKind()}"],
        _ => [],
    };

    /// <summary>What stood in the stored event and no longer comes back.</summary>
    private static IEnumerable<string> Lost(JsonNode? stored, JsonNode? read, string at) => (stored, read) switch
    {
        (JsonObject then, JsonObject now) => then.SelectMany(f => Lost(f.Value, now[f.Key], $"{at}.{f.Key}")),
        (JsonArray then, JsonArray now) when then.Count == now.Count => then.SelectMany((item, i) => Lost(item, now[i], $"{at}[{i}]")),
        _ => JsonNode.DeepEquals(stored, read) ? [] : [$"{at} was {stored?.ToJsonString()} and is read as {read?.ToJsonString()}"],
    };
}

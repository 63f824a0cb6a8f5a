using System.Text;

namespace Pmo.Store.Tests;

/// <summary>A8: what may never enter the log is refused before anything is written, with a stable code.</summary>
public abstract partial class EventStoreContract
{
    private const int LargestEvent = 1_048_576;

    [Theory]
    [InlineData("")]
    [InlineData("trial")]
    [InlineData("trial.thing")]
    [InlineData("trial.thing-")]
    [InlineData("trial.thing-a-b")]
    [InlineData("Trial.thing-1")]
    [InlineData("trial.thíng-1")]
    [InlineData("trial.thing-1\n")]
    [InlineData("trial.thing-1\0")]
    [InlineData("$all")]
    public async Task A_stream_name_that_is_none_is_rejected(string stream) => await Rejects(stream, -1, [Make.Event()], "store.stream-name");

    [Fact]
    public async Task A_stream_name_of_endless_length_is_rejected() => await Rejects("trial.thing-" + new string('a', 5_000), -1, [Make.Event()], "store.stream-name");

    [Theory]
    [InlineData("")]
    [InlineData("Trial.thing")]
    [InlineData("trial")]
    [InlineData("trial.thing happened")]
    [InlineData("trial.thing-happened-")]
    public async Task An_event_name_that_is_none_is_rejected(string name) => await Rejects(Make.Stream(), -1, [Make.Event(name: name)], "store.event-name");

    [Theory]
    [InlineData("", "store.invalid-json")]
    [InlineData("1", "store.invalid-json")]
    [InlineData("[]", "store.invalid-json")]
    [InlineData("null", "store.invalid-json")]
    [InlineData("{", "store.invalid-json")]
    [InlineData("{}{}", "store.invalid-json")]
    [InlineData("""{"a":1,}""", "store.invalid-json")]
    [InlineData("""{"a":NaN}""", "store.invalid-json")]
    [InlineData("{\"a\":\"\0\"}", "store.invalid-json")]
    [InlineData("""{"a":"\u0000"}""", "store.invalid-text")]
    [InlineData("""{"a":"\ud83d"}""", "store.invalid-text")]
    [InlineData("""{"a":"\ud83d\ud83d"}""", "store.invalid-text")]
    [InlineData("""{"a":"\udc77"}""", "store.invalid-text")]
    [InlineData("""{"\udc77":1}""", "store.invalid-text")]
    public async Task Content_that_is_not_a_readable_json_object_is_rejected(string json, string code)
    {
        await Rejects(Make.Stream(), -1, [Make.Event(data: json)], code);
        await Rejects(Make.Stream(), -1, [Make.Event(metadata: json)], code);
    }

    [Theory]
    [InlineData("""{"a":"\\u0000 is six letters"}""")]
    [InlineData("""{"a":"\ud83d\udc77 \"x\" \\ \/ \b\f\n\r\t \u00e9"}""")]
    public async Task Escapes_that_stand_for_text_are_stored_as_they_are(string json)
    {
        var stream = Make.Stream();
        Assert.Equal(AppendKind.Committed, (await Store.Append(stream, -1, [Make.Event(data: json)])).Kind);
        Assert.Equal(json, Seen.Of((await Store.ReadStream(stream))[0]).Data);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_rejected()
    {
        var broken = Make.Event() with { Data = new byte[] { (byte)'{', (byte)'"', 0xc3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}' } };
        await Rejects(Make.Stream(), -1, [broken], "store.invalid-utf8");
        await Rejects(Make.Stream(), -1, [Make.Event() with { Metadata = broken.Data }], "store.invalid-utf8");
    }

    [Fact]
    public async Task Json_nested_ten_thousand_deep_is_rejected()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 10_000)) + "1" + new string('}', 10_000);
        await Rejects(Make.Stream(), -1, [Make.Event(data: deep)], "store.invalid-json");
    }

    [Fact]
    public async Task An_event_of_the_largest_size_is_stored_and_one_byte_more_is_rejected()
    {
        var stream = Make.Stream();
        var largest = Sized(LargestEvent);
        Assert.Equal(AppendKind.Committed, (await Store.Append(stream, -1, [largest])).Kind);
        Assert.Equal(largest.Data.ToArray(), (await Store.ReadStream(stream))[0].Data.ToArray());
        await Rejects(stream, 0, [Sized(LargestEvent + 1)], "store.event-too-large");
    }

    [Fact]
    public async Task Four_of_the_largest_events_are_stored_together_and_one_more_byte_is_rejected()
    {
        var four = Enumerable.Range(0, 4).Select(_ => Sized(LargestEvent)).ToArray();
        await Rejects(Make.Stream(), -1, [.. four, Sized(4)], "store.append-too-large");
        Assert.Equal(AppendKind.Committed, (await Store.Append(Make.Stream(), -1, four)).Kind);
        var read = new List<int>();
        await foreach (var page in Store.ReadAll(0)) read.AddRange(page.Select(e => e.Data.Length + e.Metadata.Length));
        Assert.Equal(Enumerable.Repeat(LargestEvent, 4), read);
    }

    [Fact]
    public async Task Nothing_to_append_and_impossible_revisions_are_rejected()
    {
        await Rejects(Make.Stream(), -1, [], "store.no-events");
        await Rejects(Make.Stream(), -2, [Make.Event()], "store.revision");
        await Rejects(Make.Stream(), long.MinValue, [Make.Event()], "store.revision");
    }

    [Fact]
    public async Task One_bad_event_refuses_its_whole_append()
    {
        var stream = Make.Stream();
        await Rejects(stream, -1, [Make.Event(), Make.Event(data: "{")], "store.invalid-json");
        var twice = Make.Event();
        await Rejects(stream, -1, [twice, twice], "store.repeated-id");
        Assert.Empty(await Store.ReadStream(stream));
    }

    private static NewEvent Sized(int bytes) =>
        bytes < 20 ? Make.Event(data: "{}", metadata: "{}") : Make.Event(data: $$"""{"a":"{{new string('a', bytes - 10)}}"}""", metadata: "{}");
}

using System.Text;
using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>Events as JSON: what is stored, what is read leniently, what is skipped, what is read in today's words.</summary>
public sealed class SerializerTests
{
    private static readonly EventNames Names = new([typeof(ThingHappened), typeof(ThingCounted), typeof(ThingCountedByHand), typeof(PersonNamed)]);
    private readonly EventSerializer serializer = new(Names);

    [Fact]
    public void An_event_is_stored_in_camel_case_with_enums_as_words_and_without_what_is_null()
    {
        var stored = serializer.Write(new ThingHappened(new(Guid.Empty), Rag.Amber, "Größe \"7\"", null), Guid.Empty, "{}"u8.ToArray(), Make.Noon);
        Assert.Equal("trial.thing-happened", stored.Name);
        Assert.Equal("""{"project":"00000000-0000-0000-0000-000000000000","rag":"Amber","text":"Größe \"7\""}""", Encoding.UTF8.GetString(stored.Data.Span));
    }

    [Fact]
    public void An_event_comes_back_as_it_was()
    {
        var e = new ThingHappened(new(Guid.CreateVersion7()), Rag.Red, "a\u2028b 👷", 7);
        Assert.Equal(e, serializer.Read(Stored("trial.thing-happened", serializer.Write(e, Guid.Empty, default, Make.Noon).Data)));
    }

    [Theory]
    [InlineData("""{"rag":"Green","later":{"x":[1]}}""")]
    [InlineData("""{"rag":0,"text":null}""")]
    [InlineData("{}")]
    public void A_field_that_is_gone_is_passed_over_and_one_that_came_later_has_its_default(string json) =>
        Assert.Equal(new ThingHappened(default, Rag.Green, null!, null), Read("trial.thing-happened", json));

    [Fact]
    public void An_event_of_a_module_that_is_off_is_skipped() => Assert.Null(Read("absent.thing-happened", "{}"));

    [Fact]
    public void An_event_of_old_is_read_in_todays_words() =>
        Assert.Equal(new ThingCounted(3, "unknown"), Read("trial.thing-counted", """{"count":3}"""));

    [Fact]
    public void An_event_that_does_not_fit_names_its_place()
    {
        var unreadable = Assert.Throws<UnreadableEventException>(() => Read("trial.thing-happened", """{"rag":"Purple"}"""));
        Assert.Equal(5, unreadable.Position);
        Assert.Throws<UnreadableEventException>(() => Read("trial.thing-happened", "null"));
    }

    [Fact]
    public void What_is_not_an_event_has_no_name() => Assert.Throws<InvalidOperationException>(() => Names.Of(typeof(string)));

    [Fact]
    public void Two_events_cannot_share_a_name() =>
        Assert.Contains("trial.thing-happened", Assert.Throws<InvalidOperationException>(() => new EventNames([typeof(ThingHappened), typeof(SameName)])).Message);

    [Fact]
    public void Personal_fields_must_be_about_someone() =>
        Assert.Contains(nameof(IAboutPerson), Assert.Throws<InvalidOperationException>(() => new EventNames([typeof(NamedNobody)])).Message);

    private object? Read(string name, string json) => serializer.Read(Stored(name, Encoding.UTF8.GetBytes(json)));

    private static StoredEvent Stored(string name, ReadOnlyMemory<byte> data) => new()
    {
        Position = 5, Stream = "trial.thing-1", Revision = 0, Id = Guid.Empty, Name = name, Data = data, Metadata = default, RecordedAt = Make.Noon,
    };
}

[EventName("trial.thing-happened")]
public sealed record ThingHappened(ProjectId Project, Rag Rag, string Text, int? Count);

[EventName("trial.thing-happened")]
public sealed record SameName;

[EventName("trial.thing-counted-v2")]
public sealed record ThingCounted(int Count, string Unit);

[EventName("trial.thing-counted")]
public sealed record ThingCountedByHand(int Count) : IUpcast
{
    public object Upcast() => new ThingCounted(Count, "unknown");
}

[EventName("trial.person-named")]
public sealed record PersonNamed(PersonId Person, [property: Personal("name")] string Name, [property: Personal("email")] string? Email) : IAboutPerson;

[EventName("trial.nobody-named")]
public sealed record NamedNobody([property: Personal("name")] string Name);

using System.Collections.Immutable;
using Pmo.Tests.House;

namespace Pmo.Tests.Stepping;

/// <summary>A stream is folded step by step with its own state: what each event changed, and how the record stood at any version.</summary>
public sealed class Folding_step_by_step
{
    private static readonly Guid Lamp = new("01900000-0000-7000-8000-0000000000aa");
    private static readonly DateTimeOffset Eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly StreamStory<Lamp> Story = new StreamStory<Lamp>("tests.lamp", "Lamp").Called<LampSwitchedOn>(e => $"Lamp in the {e.Room}")
        .Says<LampSwitchedOn>((e, lamp) => $"The lamp in the {e.Room} was switched on, time {lamp.Times}.", e => Tell.At(e.At)).Says<LampWentOut>(_ => "The lamp went out.")
        .Names("On", "Burning");

    private static readonly object?[] Life = [new LampSwitchedOn(Lamp, "hall", 40, Eight), new LampWentOut(Lamp, Eight.AddHours(1)), new LampSwitchedOn(Lamp, "hall", 60, Eight.AddHours(2))];

    [Fact, Trait("Feature", "A2")]
    public void A_step_says_what_happened_and_marks_what_it_changed()
    {
        var step = Steps().At(Life, 2);

        Assert.Equal("The lamp went out.", step.Sentence);
        Assert.Equal(["Burning"], step.Fields.Where(f => f.Changed).Select(f => f.Label));
        var burning = step.Fields.Single(f => f.Label == "Burning");
        Assert.Equal(["yes"], burning.Before);
        Assert.Equal(["no"], burning.After);
        Assert.Equal(["Lamp", "Moment it was decided at"], step.Says.Select(f => f.Label));
    }

    [Fact, Trait("Feature", "A2")]
    public void The_first_step_starts_from_nothing_and_a_sentence_knows_the_record_after_it()
    {
        Assert.Equal(["no"], Steps().At(Life, 1).Fields.Single(f => f.Label == "Burning").Before);
        Assert.Equal("The lamp in the hall was switched on, time 2.", Steps().At(Life, 3).Sentence);
        Assert.Equal([Steps().At(Life, 1).Sentence, Steps().At(Life, 2).Sentence, Steps().At(Life, 3).Sentence], Steps().Sentences(Life));
    }

    [Fact, Trait("Feature", "A3")]
    public void What_is_true_from_another_moment_than_it_was_recorded_says_so()
    {
        Assert.Equal(Tell.At(Eight), Steps().At(Life, 1).TrueOn);
        Assert.Null(Steps().At(Life, 2).TrueOn);
    }

    [Fact, Trait("Feature", "A1")]
    public void The_record_at_a_version_is_folded_from_that_many_events()
    {
        string[] times = ["0", "1", "1", "2"];

        Assert.All(Enumerable.Range(0, 4), version => Assert.Equal([times[version]], Steps().StateAt(Life, version).Single(f => f.Label == "Times").Lines));
    }

    [Fact, Trait("Feature", "A2")]
    public void An_event_of_a_module_that_is_off_is_passed_over_and_said_so()
    {
        object?[] life = [Life[0], null, Life[1]];

        Assert.Equal(Stepper.Unread, Steps().At(life, 2).Sentence);
        Assert.Empty(Steps().At(life, 2).Fields);
        Assert.Equal(["no"], Steps().StateAt(life, 3).Single(f => f.Label == "Burning").Lines);
    }

    [Fact, Trait("Feature", "A20")]
    public void Private_text_is_private_before_after_and_in_the_event()
    {
        var step = Steps("Room", "Times").At(Life, 3);

        Assert.Equal(["private"], step.Says.Single(f => f.Label == "Room").Lines);
        var times = step.Fields.Single(f => f.Label == "Times");
        Assert.Equal(["private"], times.Before);
        Assert.Equal(["private"], times.After);
    }

    [Fact, Trait("Feature", "A2")]
    public void Sets_are_in_order_and_records_within_records_have_fields_of_their_own()
    {
        var texts = new FieldTexts(null, _ => "tests.lamp", _ => false).Of(new Shelf(["pear", "apple"], new Inner(12_345, null, Rag.Amber), ImmutableDictionary<Guid, Inner>.Empty.Add(Lamp, new(1, "one", null)), null));

        Assert.Equal(["apple", "pear"], texts[0].Lines);
        Assert.Equal([("Within › Number", "12,345"), ("Within › Rating", "amber")], texts.Where(t => t.Label.StartsWith("Within", StringComparison.Ordinal) && t.Lines.Count > 0).Select(t => (t.Label, t.Lines[0])));
        Assert.Equal(["Number: 1; Text: one"], texts.Single(t => t.Label == "By reference").Lines);
        Assert.Empty(texts.Single(t => t.Label == "Nothing").Lines);
    }

    private static Stepper Steps(params string[] withheld) => new(Story, new FieldTexts(Story, _ => null, withheld.Contains));

    private sealed record Inner(int Number, string? Text, Rag? Rating);

    private sealed record Shelf(ImmutableHashSet<string> Fruit, Inner Within, ImmutableDictionary<Guid, Inner> ByReference, DateOnly? Nothing);
}

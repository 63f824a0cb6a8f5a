namespace Pmo.Host.Stepping;

/// <summary>A stream as it was read: its events with their envelopes, how they are told, and what of them the reader may see.</summary>
internal sealed class StreamReading(IReadOnlyList<StoredEvent> stored, IReadOnlyList<object?> events, StreamStory? story, StreamStories stories, Privacy privacy)
{
    private readonly Stepper stepper = new(story, new FieldTexts(story, stories.KindOf, privacy.Withholds));

    private IReadOnlyList<string>? sentences;

    public IReadOnlyList<StoredEvent> Stored => stored;
    public IReadOnlyList<object?> Events => events;
    public StreamStory? Story => story;
    public int Count => stored.Count;

    public IReadOnlyList<string> Sentences() => stepper.Sentences(events);

    /// <summary>The sentence of one step, from 1.</summary>
    public string Sentence(int step) => (sentences ??= Sentences())[step - 1];

    /// <summary>The reason that was given for a step; null: none, or not for the reader.</summary>
    public string? Reason(int step) => Metadata.Read(stored[step - 1].Metadata.Span).Reason ?? ReasonIn(events[step - 1]);

    public IReadOnlyList<FieldText> State(int version) => stepper.StateAt(events, version);

    /// <summary>A step in full, still as told text and without its links.</summary>
    public StepSheet Step(int step)
    {
        var (told, e) = (stepper.At(events, step), stored[step - 1]);
        var metadata = Metadata.Read(e.Metadata.Span);
        return new(step, e.Id, e.Name, told.Sentence, e.RecordedAt, told.TrueOn, metadata.Actor, metadata.OnBehalfOf, metadata.Reason ?? ReasonIn(events[step - 1]), metadata.Command, metadata.Policy,
            null, [], [], [], told.Says, told.Fields, privacy.Raw(e, events[step - 1]), Privacy.Raw(e.Metadata.Span));
    }

    // Most decisions keep their reason in the event itself.
    private string? ReasonIn(object? @event) => !privacy.Withholds("Reason") && @event?.GetType().GetProperty("Reason")?.GetValue(@event) is string { Length: > 0 } reason ? reason : null;
}

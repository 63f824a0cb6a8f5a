namespace Pmo;

/// <summary>A field before and after an event.</summary>
public sealed record FieldChange(string Label, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    /// <summary>True when the event changed it.</summary>
    public bool Changed => !Before.SequenceEqual(After);
}

/// <summary>One event of a stream, told: all text is told text (<see cref="Tell"/>).</summary>
/// <param name="Sentence">What happened.</param>
/// <param name="TrueOn">From when it is true, where that is not when it was recorded.</param>
/// <param name="Says">The event's own fields.</param>
/// <param name="Fields">The record's fields before and after it.</param>
public sealed record Step(string Sentence, string? TrueOn, IReadOnlyList<FieldText> Says, IReadOnlyList<FieldChange> Fields);

/// <summary>Steps through a stream: folds it with the module's own state and tells each event in words. Pure.</summary>
/// <param name="story">How it is told; null: by no module that runs.</param>
/// <param name="texts">How its fields are put into words.</param>
public sealed class Stepper(StreamStory? story, FieldTexts texts)
{
    /// <summary>The record after the first <paramref name="version"/> events; nothing without a story.</summary>
    public IReadOnlyList<FieldText> StateAt(IReadOnlyList<object?> events, int version) => story is null ? [] : texts.Of(Fold(events, version));

    /// <summary>What happened in the event that made a version, from 1.</summary>
    public Step At(IReadOnlyList<object?> events, int version)
    {
        if (story is null || events[version - 1] is not { } @event) return new(Unread, null, [], []);
        var before = Fold(events, version - 1);
        return Full(@event, before, story.After(before, @event));
    }

    /// <summary>The sentences of all events, folded once.</summary>
    public IReadOnlyList<string> Sentences(IReadOnlyList<object?> events)
    {
        if (story is null) return [.. events.Select(_ => Unread)];
        var state = story.Initial;
        var told = new List<string>(events.Count);
        foreach (var @event in events)
        {
            if (@event is not null) state = story.After(state, @event);
            told.Add(@event is null ? Unread : SentenceOf(@event, state));
        }

        return told;
    }

    /// <summary>What is said of an event of a module that is switched off.</summary>
    public const string Unread = "Something happened in a module that is switched off.";

    private Step Full(object @event, object before, object after)
    {
        var then = texts.Of(before).ToDictionary(f => f.Path, f => f.Lines);
        var now = texts.Of(after);
        var gone = then.Keys.Except(now.Select(f => f.Path)).ToHashSet();
        var labels = texts.Of(before).Where(f => gone.Contains(f.Path));
        return new(SentenceOf(@event, after), story!.Of(@event.GetType())?.TrueOn(@event), texts.Of(@event),
            [.. now.Select(f => new FieldChange(f.Label, then.GetValueOrDefault(f.Path) ?? [], f.Lines)), .. labels.Where(f => f.Lines.Count > 0).Select(f => new FieldChange(f.Label, f.Lines, []))]);
    }

    private string SentenceOf(object @event, object after) => story!.Of(@event.GetType())?.Sentence(@event, after) ?? $"{FieldLabels.Sentence(@event.GetType().Name)}.";

    private object Fold(IReadOnlyList<object?> events, int version) => events.Take(version).OfType<object>().Aggregate(story!.Initial, story.After);
}

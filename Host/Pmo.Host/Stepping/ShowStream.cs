using MediatR;

namespace Pmo.Host.Stepping;

/// <summary>Steps through a record: one event in full with what it changed, and the sentences of those around it; null when there is none, or not for whoever asks. The look is recorded.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="Step">Which step is shown in full, from 1; without it the last one.</param>
/// <param name="Version">The record as it stood after this many steps; 0: before the first.</param>
/// <param name="At">The record as it was known at this instant: everything recorded up to and at it.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator), NoPast, NotesLook]
public sealed record ShowStream(string Stream, int? Step = null, int? Version = null, DateTimeOffset? At = null) : IQuery<StreamSheet?>;

/// <summary>A record with one of its steps, or as it stood once.</summary>
/// <param name="Kind">What kind of record it is, in words.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Page">Its page; null: it has none.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="Around">The steps around the one shown, oldest first.</param>
/// <param name="Shown">The step in full; null where a version or an instant was asked for.</param>
/// <param name="State">How the record stood, where a version or an instant was asked for.</param>
public sealed record StreamSheet(string Stream, string Kind, string Title, string? Page, int Steps, IReadOnlyList<StepLine> Around, StepSheet? Shown, StateSheet? State);

/// <summary>A step in a line.</summary>
public sealed record StepLine(int Step, string Sentence, DateTimeOffset At);

/// <summary>The record as it stood.</summary>
/// <param name="Version">After how many steps.</param>
/// <param name="At">When the last of them was recorded; null: before the first.</param>
public sealed record StateSheet(int Version, DateTimeOffset? At, IReadOnlyList<FieldText> Fields);

/// <summary>One step in full, in words.</summary>
/// <param name="Event">The event's id.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="TrueOn">From when it is true, where that is not when it was recorded.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="Command">The stored name of the command by which it came.</param>
/// <param name="Policy">The stored name of the policy that sent the command; null: a person did.</param>
/// <param name="Cause">What it followed from.</param>
/// <param name="Followed">What followed from it, the first fifty.</param>
/// <param name="Facts">The records whose facts were used in the decision, each at the step it was seen.</param>
/// <param name="Concerns">The other records it names.</param>
/// <param name="Says">The event's own fields.</param>
/// <param name="Fields">The record's fields before and after.</param>
/// <param name="Raw">The event's JSON as stored, without what the reader may not see.</param>
/// <param name="RawMetadata">The JSON of who, when and why, as stored.</param>
public sealed record StepSheet(
    int Step, Guid Event, string Type, string Sentence, DateTimeOffset At, string? TrueOn, PersonId By, PersonId? OnBehalfOf, string? Why, string Command, string? Policy,
    StepLink? Cause, IReadOnlyList<StepLink> Followed, IReadOnlyList<StepLink> Facts, IReadOnlyList<StepLink> Concerns,
    IReadOnlyList<FieldText> Says, IReadOnlyList<FieldChange> Fields, string Raw, string RawMetadata);

/// <summary>A step of another record, or the record itself.</summary>
/// <param name="Step">Null: no step of it in particular.</param>
public sealed record StepLink(string Stream, int? Step, string Title);

internal sealed class ShowStreamHere(IEventStore store, EventSerializer serializer, StreamStories stories, StepLinks links, Naming naming, LookLog looks, Caller caller, TimeProvider clock)
    : IRequestHandler<ShowStream, StreamSheet?>
{
    /// <summary>How many steps stand in the list beside the one shown.</summary>
    public const int Around = 25;

    public async Task<StreamSheet?> Handle(ShowStream q, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowStream)) ?? throw new NotSignedInException();
        if (q.At > clock.GetUtcNow()) throw new BadRequestException("moment.future", "Nobody knows yet what will be recorded: choose an instant that has passed.");
        var story = stories.Of(q.Stream);
        if (!MayRead(story, who)) return null;
        var stored = await store.ReadStream(q.Stream, cancellationToken);
        if (stored.Count == 0) return null;
        var read = new StreamReading(stored, [.. stored.Select(Read)], story, stories, new Privacy(story, who));
        var sheet = q.Version is null && q.At is null ? await OfStep(q, read, cancellationToken) : OfState(q, read);
        var named = await Named(sheet, await naming.For([.. SheetTexts.In(sheet), .. sheet.Shown is null ? [] : links.Named(sheet.Shown)]));
        await looks.Note(who, typeof(ShowStream), q.Stream, Range(sheet), sheet.Shown is null ? sheet.State!.Version : 1);
        return named;
    }

    private static bool MayRead(StreamStory? story, Viewer who) => story is null ? who.Is(Role.ComplianceReviewer, Role.HeadOfPmo) : story.Readers.Any(who.Roles.Contains);

    private async Task<StreamSheet> OfStep(ShowStream q, StreamReading read, CancellationToken cancellation)
    {
        var step = Math.Clamp(q.Step ?? read.Count, 1, read.Count);
        return Sheet(q, read, step) with { Shown = await links.Add(read.Step(step), read.Stored[step - 1], cancellation) };
    }

    private StreamSheet OfState(ShowStream q, StreamReading read)
    {
        var version = q.Version is { } asked ? Math.Clamp(asked, 0, read.Count) : read.Stored.Count(e => e.RecordedAt <= q.At);
        return Sheet(q, read, Math.Max(1, version)) with { State = new(version, version == 0 ? null : read.Stored[version - 1].RecordedAt, read.State(version)) };
    }

    private StreamSheet Sheet(ShowStream q, StreamReading read, int step)
    {
        var first = (step - 1) / Around * Around;
        var around = read.Sentences().Select((s, i) => new StepLine(i + 1, s, read.Stored[i].RecordedAt)).Skip(first).Take(Around);
        return new(q.Stream, read.Story?.Name ?? "Record of a module that is switched off", Title(read), stories.PageOf(q.Stream), read.Count, [.. around], null, null);
    }

    private static string Title(StreamReading read) =>
        read.Events.OfType<object>().Select(e => read.Story?.TitleAfter(e)).LastOrDefault(t => t is not null) ?? read.Story?.Name ?? read.Stored[0].Stream;

    private object? Read(StoredEvent stored)
    {
        try
        {
            return serializer.Read(stored);
        }
        catch (UnreadableEventException)
        {
            return null;
        }
    }

    private static Task<StreamSheet> Named(StreamSheet sheet, Func<string, string> name) => Task.FromResult(SheetTexts.Read(sheet, name));

    private static string Range(StreamSheet sheet) => sheet.Shown is { } step ? $"step {step.Step} of {sheet.Steps}" : $"the record after step {sheet.State!.Version} of {sheet.Steps}";
}

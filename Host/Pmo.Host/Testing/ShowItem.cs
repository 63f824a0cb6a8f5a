using MediatR;
using Pmo.Host.Engaging;
using Pmo.Host.Selecting;
using Pmo.Host.Stepping;

namespace Pmo.Host.Testing;

/// <summary>The test sheet of an item: what happened, what the event changed, on what it was decided, and what the test came to; null when there is none. The look is recorded.</summary>
/// <param name="Number">Its number in the sample.</param>
[May(Role.ComplianceReviewer), NotesLook]
public sealed record ShowItem(EngagementId Engagement, Guid Sample, int Number) : IQuery<ItemSheet?>;

/// <summary>A test sheet.</summary>
/// <param name="Review">The engagement's title.</param>
/// <param name="Population">What its population is called.</param>
/// <param name="Size">Items of the sample.</param>
/// <param name="Record">What the record is called.</param>
/// <param name="Shown">The event itself, with what it changed, what it came from and on what it was decided.</param>
/// <param name="Timeline">The steps of the record under the checkpoint, oldest first.</param>
/// <param name="Later">Steps recorded after the checkpoint, which are not shown.</param>
/// <param name="Flags">Where one person did what two should.</param>
/// <param name="OwnWork">Whoever asks acted on the record and may not test it.</param>
/// <param name="Works">Whoever asks is of the review, and it is in fieldwork.</param>
/// <param name="Attributes">What is tested.</param>
/// <param name="Tested">What the test came to; null: not tested.</param>
/// <param name="Files">The files attached to it.</param>
/// <param name="Attaches">Whoever asks may attach one.</param>
public sealed record ItemSheet(
    string Review, string Population, int Size, SampledItem Item, string Record, StepSheet Shown, IReadOnlyList<StepLine> Timeline, int Later, IReadOnlyList<string> Flags, bool OwnWork, bool Works,
    IReadOnlyList<string> Attributes, ItemTested? Tested, IReadOnlyList<Attaching.EvidenceAttached> Files, bool Attaches);

internal sealed class ShowItemHere(ItemReader items, ItemWords words, StepLinks links, Naming naming, LookLog looks, Caller caller) : IRequestHandler<ShowItem, ItemSheet?>
{
    public async Task<ItemSheet?> Handle(ShowItem request, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowItem)) ?? throw new NotSignedInException();
        if (await items.Of(request.Engagement, request.Sample, request.Number, cancellationToken) is not { } facts) return null;
        var (item, read) = (facts.Item, await words.Read(facts.Item.Stream, who, cancellationToken));
        var step = await links.Add(read.Step(item.Step), read.Stored[item.Step - 1], cancellationToken);
        StepLine[] timeline = [.. read.Sentences().Take(facts.Known).Select((s, i) => new StepLine(i + 1, s, read.Stored[i].RecordedAt))];
        var sheet = new StreamSheet(item.Stream, "", Tell.Record(item.Stream), null, read.Count, timeline, step, null);
        var name = await naming.For([.. SheetTexts.In(sheet), .. links.Named(step), .. facts.Flags]);
        var named = SheetTexts.Read(sheet, name);
        await looks.Note(who, typeof(ShowItem), item.Stream, $"step {item.Step}, as item {item.Number} of {Tell.Record(Engagement.StreamOf(request.Engagement))}{LookLog.Then(caller)}", facts.Known);
        var (engagement, me) = (facts.Engagement, who.Person);
        return new(engagement.Opened!.Title, PopulationKinds.TitleOf(facts.Sample.Drawn.Population), facts.Sample.Items.Count, item, named.Title, named.Shown!, named.Around, read.Count - facts.Known,
            [.. facts.Flags.Select(name)], facts.Actors.Contains(me), caller.AsOf is null && engagement.State is EngagementState.Fieldwork && engagement.Opened.Reviewers.Contains(me), facts.Sample.Drawn.Attributes, facts.Sample.Sheets.GetValueOrDefault(item.Number),
            [.. facts.Sample.Files.Where(f => f.Number == item.Number)], caller.AsOf is null && !facts.Actors.Contains(me) && engagement.RefusesWork(me, EngagementState.Reporting, EngagementState.Fieldwork) is null);
    }
}

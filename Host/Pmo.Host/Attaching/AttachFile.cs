using MediatR;
using Pmo.Host.Engaging;
using Pmo.Host.Testing;

namespace Pmo.Host.Attaching;

/// <summary>Attaches a file to the test sheet of an item.</summary>
/// <param name="Number">The item's number in the sample.</param>
/// <param name="File">The file's name, with the ending that says what it is.</param>
/// <param name="Content">Its bytes; in JSON base64.</param>
[May(Role.ComplianceReviewer), BodyUpTo(7_000_000)]
public sealed record AttachFile(EngagementId Engagement, Guid Sample, int Number, string File, byte[] Content) : ICommand;

/// <summary>Records a file that was attached. The host looked what kind it is, hashed it and put it away.</summary>
/// <param name="OwnWork">Whether whoever attaches acted on the record.</param>
[May(Role.System)]
public sealed record RecordAttachment(EngagementId Engagement, Guid Sample, int Number, string File, string MediaType, long Length, string Sha256, bool OwnWork, PersonId By) : ICommand;

/// <summary>A reviewer of the engagement who had no part in the record attaches up to twenty files to an item, in fieldwork and reporting. The same file again is nothing new, and none is taken away.</summary>
internal sealed class RecordAttachmentRule : IRule<RecordAttachment, Engagement>
{
    private const int Most = 20;

    public string Stream(RecordAttachment c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(RecordAttachment c, Engagement engagement, Moment m) => engagement switch
    {
        _ when engagement.RefusesWork(c.By, EngagementState.Reporting, EngagementState.Fieldwork) is { } refused => refused,
        _ when engagement.SampleOf(c.Sample) is not { } sample || c.Number < 1 || c.Number > sample.Items.Count => Decision.Refuse("item.unknown", "There is no such item."),
        _ when c.OwnWork => Decision.Refuse("sheet.own-work", "You acted on this record, so another reviewer tests it."),
        _ when Of(c, engagement).Any(f => f.Sha256 == c.Sha256) => Decision.Nothing,
        _ when Of(c, engagement).Count() >= Most => Decision.Refuse("attachment.many", "An item has at most twenty files."),
        _ => [new EvidenceAttached(c.Engagement, c.Sample, c.Number, c.File, c.MediaType, c.Length, c.Sha256, c.By, m.Now)],
    };

    private static IEnumerable<EvidenceAttached> Of(RecordAttachment c, Engagement engagement) => engagement.SampleOf(c.Sample)!.Files.Where(f => f.Number == c.Number);
}

internal sealed class AttachFileHere(ItemReader items, AttachmentShelf shelf, Recording recording, Caller caller) : IRequestHandler<AttachFile, Outcome>
{
    public async Task<Outcome> Handle(AttachFile request, CancellationToken cancellationToken)
    {
        if (request.Content is not { Length: > 0 }) return Outcome.Refused("attachment.empty", "The file is empty. Choose another.");
        if (request.Content.Length > FileKinds.Largest) return Outcome.Refused("attachment.large", $"The file has {Tell.Count(request.Content.Length, "byte")}; attach {FileKinds.Words}.");
        if (!Words.Line(request.File, 3, 150) || request.File.AsSpan().IndexOfAny("/\\") >= 0) return Outcome.Refused("attachment.name", "Give the file a name of 3 to 150 characters, without a folder.");
        if (FileKinds.Of(request.File, request.Content) is not { } kind) return Outcome.Refused("attachment.kind", $"The file is not of a kind that is taken, or not what its name says. Attach {FileKinds.Words}.");
        if (await items.Of(request.Engagement, request.Sample, request.Number, cancellationToken) is not { } facts) return Outcome.Refused("item.unknown", "There is no such item.");
        // Nothing is put away for whoever may not attach; the rule decides again.
        if (facts.Engagement.RefusesWork(caller.Person!.Value, EngagementState.Reporting, EngagementState.Fieldwork) is { } refused) return Outcome.Refused(refused.Code!, refused.Sentence!);
        var hash = shelf.Keep(request.Content);
        return await recording.Send(by => new RecordAttachment(request.Engagement, request.Sample, request.Number, request.File.Trim(), kind.MediaType, request.Content.Length, hash, facts.Actors.Contains(by), by), cancellationToken);
    }
}

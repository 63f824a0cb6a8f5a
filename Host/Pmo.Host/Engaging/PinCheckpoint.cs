using System.Globalization;
using MediatR;
using Pmo.Auditing;

namespace Pmo.Host.Engaging;

/// <summary>Signs the log as it is now and pins that checkpoint to an engagement, once.</summary>
[May(Role.ComplianceReviewer)]
public sealed record PinCheckpoint(EngagementId Engagement) : ICommand;

/// <summary>Records the checkpoint that was signed for an engagement. The host signed it.</summary>
[May(Role.System)]
public sealed record RecordPin(EngagementId Engagement, string Origin, long Size, string Root, string Note, PersonId By) : ICommand;

/// <summary>An engagement has one checkpoint, signed after it was opened, and keeps it for ever.</summary>
internal sealed class RecordPinRule : IRule<RecordPin, Engagement>
{
    public string Stream(RecordPin c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(RecordPin c, Engagement engagement, Moment m) => engagement switch
    {
        { Opened: null } => Engagement.Unknown,
        _ when !engagement.Opened!.Reviewers.Contains(c.By) && engagement.Opened.By != c.By => Decision.Refuse("engagement.not-reviewer", "Only the reviewers of this engagement, or whoever opened it, pin its checkpoint."),
        { Pinned: not null } => Decision.Nothing,
        _ => [new CheckpointPinned(c.Engagement, c.Origin, c.Size, c.Root, c.Note, c.By, m.Now)],
    };
}

internal sealed class PinCheckpointHere(LogProof proof, EngagementReading reading, Recording recording) : IRequestHandler<PinCheckpoint, Outcome>
{
    public async Task<Outcome> Handle(PinCheckpoint request, CancellationToken cancellationToken)
    {
        var engagement = await reading.Of(request.Engagement, cancellationToken);
        if (engagement.Opened is null) return Outcome.Refused("engagement.unknown", "There is no such engagement.");
        if (engagement.Pinned is not null) return new(OutcomeKind.Done);
        if (await proof.Sign(cancellation: cancellationToken) is not { } note)
            return Outcome.Refused("engagement.unsigned", $"The log may not be signed now, so no checkpoint can be pinned. {proof.Trouble?.Sentence}");
        var lines = note.Split('\n');
        return await recording.Send(by => new RecordPin(request.Engagement, lines[0], long.Parse(lines[1], CultureInfo.InvariantCulture), lines[2], note, by), cancellationToken);
    }
}

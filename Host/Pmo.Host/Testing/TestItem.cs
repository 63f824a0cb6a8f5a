using MediatR;
using Pmo.Host.Engaging;

namespace Pmo.Host.Testing;

/// <summary>Records what the test of an item came to.</summary>
/// <param name="Number">Its number in the sample.</param>
/// <param name="Results">What each attribute came to, in the order of the sample.</param>
/// <param name="Note">A remark on the whole.</param>
[May(Role.ComplianceReviewer)]
public sealed record TestItem(EngagementId Engagement, Guid Sample, int Number, AttributeTested[] Results, string? Note = null) : ICommand;

/// <summary>Records a test with what the host found about the separation of duties.</summary>
/// <param name="OwnWork">Whether whoever tests acted on the record.</param>
[May(Role.System)]
public sealed record RecordTest(EngagementId Engagement, Guid Sample, int Number, IReadOnlyList<AttributeTested> Results, IReadOnlyList<string> Flags, bool OwnWork, string? Note, PersonId By) : ICommand;

/// <summary>An item is tested in fieldwork, on every attribute of its sample, by a reviewer who had no part in it; what does not pass is explained.</summary>
internal sealed class RecordTestRule : IRule<RecordTest, Engagement>
{
    public string Stream(RecordTest c) => Engagement.StreamOf(c.Engagement);

    public Decision Decide(RecordTest c, Engagement engagement, Moment m) => engagement switch
    {
        _ when engagement.RefusesWork(c.By, EngagementState.Fieldwork) is { } refused => refused,
        _ when engagement.SampleOf(c.Sample) is not { } sample || c.Number < 1 || c.Number > sample.Items.Count => Decision.Refuse("item.unknown", "There is no such item."),
        _ when c.OwnWork => Decision.Refuse("sheet.own-work", "You acted on this record, so another reviewer tests it."),
        _ when !c.Results.Select(r => r.Attribute).SequenceEqual(engagement.SampleOf(c.Sample)!.Drawn.Attributes) => Decision.Refuse("sheet.attributes", "Answer every attribute of the sample, in its order."),
        _ when c.Results.FirstOrDefault(r => r.Result is not TestResult.Pass && !Words.Text(r.Note, 3, 2000)) is { } silent => Decision.Refuse("sheet.note", $"Say what was found, or why it does not apply, in 3 to 2,000 characters: {silent.Attribute}"),
        _ when c.Results.Any(r => r.Note is { Length: > 0 } && !Words.Text(r.Note, 0, 2000)) || c.Note is { Length: > 0 } && !Words.Text(c.Note, 0, 4000) => Decision.Refuse("sheet.long", "A note has at most 2,000 characters, the remark on the whole 4,000."),
        _ when engagement.SampleOf(c.Sample)!.Sheets.TryGetValue(c.Number, out var last) && Same(last, c) => Decision.Nothing,
        _ => [new ItemTested(c.Engagement, c.Sample, c.Number, [.. c.Results.Select(r => r with { Note = Tidy(r.Note) })], c.Flags, Tidy(c.Note), c.By, m.Now)],
    };

    private static bool Same(ItemTested last, RecordTest c) => last.By == c.By && last.Note == Tidy(c.Note) && last.Flags.SequenceEqual(c.Flags) && last.Results.SequenceEqual(c.Results.Select(r => r with { Note = Tidy(r.Note) }));

    private static string? Tidy(string? text) => text?.Trim() is { Length: > 0 } tidy ? tidy : null;
}

internal sealed class TestItemHere(ItemReader items, Recording recording, Caller caller) : IRequestHandler<TestItem, Outcome>
{
    public async Task<Outcome> Handle(TestItem request, CancellationToken cancellationToken)
    {
        if (await items.Of(request.Engagement, request.Sample, request.Number, cancellationToken) is not { } facts) return Outcome.Refused("item.unknown", "There is no such item.");
        var own = facts.Actors.Contains(caller.Person!.Value);
        return await recording.Send(by => new RecordTest(request.Engagement, request.Sample, request.Number, request.Results, facts.Flags, own, request.Note, by), cancellationToken);
    }
}

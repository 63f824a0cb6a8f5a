using MediatR;

namespace Pmo.Reporting.Reviewing;

/// <summary>Gives several reports to one reviewer.</summary>
internal sealed class AssignSeveral : BulkAction
{
    public override string Name => "assign-reviewer";
    public override string RowIs => ReviewList.Rows;
    public override string Title => "Give to a reviewer";
    public override string Becomes => "given to the reviewer";
    public override Type Sends => typeof(AssignReviewer);
    public override int Order => 10;

    public override async Task<IReadOnlyList<BulkField>> Fields(IMediator ask) =>
        [new("reviewer", "Reviewer", BulkFieldKind.Choice, "Choose who reviews them.", "Nobody reviews their own report.", Choices: [.. (await ReviewerOptions.Of(q => ask.Send(q))).Select(o => (o.Value, o.Text))], None: "Choose")];

    public override ICommand For(string key, BulkInput given) => ReviewList.Of(key) is var (obligation, revision) ? new AssignReviewer(obligation, revision, given.Id<PersonId>("reviewer") ?? default) : throw new FormatException(key);
}

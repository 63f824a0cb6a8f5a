using MediatR;

namespace Pmo.Reporting;

/// <summary>Gives several reports more time, to one day and for one reason.</summary>
internal sealed class MoveSeveral : BulkAction
{
    public override string Name => "move-due";
    public override string RowIs => ObligationList.Rows;
    public override string Title => "Give more time";
    public override string Becomes => "given more time";
    public override Type Sends => typeof(MoveDueDate);
    public override int Order => 40;

    public override Task<IReadOnlyList<BulkField>> Fields(IMediator ask) => Task.FromResult<IReadOnlyList<BulkField>>(
    [
        new("due", "Due on", BulkFieldKind.Day, "Say by when.", "Later only. Each keeps its time of day; reminders and ladders follow."),
        new("reason", "Reason for more time", BulkFieldKind.Text, "Say why there is more time.", MaxLength: 1000),
    ]);

    public override ICommand For(string key, BulkInput given) => new MoveDueDate(new(Guid.Parse(key)), given.Day("due") ?? default, given.Text("reason"));
}

using MediatR;

namespace Pmo.Reporting;

/// <summary>Excuses several periods for one reason.</summary>
internal sealed class ExcuseSeveral : BulkAction
{
    public override string Name => "excuse";
    public override string RowIs => ObligationList.Rows;
    public override string Title => "Excuse";
    public override string Becomes => "excused";
    public override Type Sends => typeof(ExcusePeriod);
    public override int Order => 30;

    public override Task<IReadOnlyList<BulkField>> Fields(IMediator ask) => Task.FromResult<IReadOnlyList<BulkField>>(
        [new("reason", "Reason", BulkFieldKind.Text, "Say why no report is asked for.", "No report is asked for any more. The periods show as excused, with your reason.", 1000, Assumed: "-")]);

    public override ICommand For(string key, BulkInput given) => new ExcusePeriod(new(Guid.Parse(key)), given.Text("reason"));
}

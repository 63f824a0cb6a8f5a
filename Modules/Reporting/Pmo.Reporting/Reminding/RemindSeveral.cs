namespace Pmo.Reporting.Reminding;

/// <summary>Reminds of several reports at once; whoever answers for more than one of them gets one mail.</summary>
internal sealed class RemindSeveral : BulkAction
{
    public override string Name => "remind";
    public override string RowIs => ObligationList.Rows;
    public override string Title => "Remind";
    public override string Becomes => "reminded";
    public override Type Sends => typeof(RemindNow);
    public override int Order => 10;

    public override ICommand For(string key, BulkInput given) => new RemindNow(new(Guid.Parse(key)));
}

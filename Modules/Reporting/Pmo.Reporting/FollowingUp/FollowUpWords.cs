namespace Pmo.Reporting.FollowingUp;

/// <summary>A follow-up as people read it.</summary>
internal static class FollowUpWords
{
    /// <summary>The promise, if any, and the outcome, as one column.</summary>
    public static string Column(FollowUpLogged e) => $"{(e.PromisedFor is { } day ? $"{day:yyyy-MM-dd}" : "")}\n{e.Outcome}";

    public static LifeEvent Say(Life.Row r)
    {
        var parts = r.Text!.Split('\n', 2);
        var promise = parts[0].Length == 0 ? "" : $" The report is promised for {parts[0]}.";
        return new(r.At, r.By, $"Followed up {Of((FollowUpChannel)(r.Number ?? 0))}", parts[1] + promise, r.Who);
    }

    /// <summary>A channel as it is chosen.</summary>
    public static string Choice(FollowUpChannel channel) => channel == FollowUpChannel.InPerson ? "In person" : channel.ToString();

    public static string Of(FollowUpChannel channel) => channel switch
    {
        FollowUpChannel.Phone => "by phone",
        FollowUpChannel.Mail => "by mail",
        FollowUpChannel.Chat => "by chat",
        FollowUpChannel.InPerson => "in person",
        _ => "in another way",
    };
}

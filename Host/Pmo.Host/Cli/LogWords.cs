using Pmo.Auditing;

namespace Pmo.Host.Cli;

/// <summary>Says on the console what verifying the log found. Exit code 1 when it is not the log it should be.</summary>
internal static class LogWords
{
    /// <summary>Of the log by itself.</summary>
    public static int Say(LogVerification found, bool json)
    {
        if (json) Out.Json(found);
        else Console.WriteLine(found.FirstFault is { } fault ? Words(fault)
            : $"The log is as it was written: {found.Events} events verified, {found.Checkpoints} signed checkpoints agree{(found.GivenUp > 0 ? $", {found.GivenUp} were given up when the log went on after a break" : "")}.");
        return found.Sound ? 0 : 1;
    }

    /// <summary>Of the log beside a checkpoint.</summary>
    public static int Say(LogComparison found, bool json)
    {
        if (json) Out.Json(found);
        else Console.WriteLine(found switch
        {
            { GivenUp: { } why } => $"The checkpoint of {found.Origin} over {found.Size} events does not bind this log any more. {why}",
            { Log.FirstFault: { } fault } => Words(fault),
            _ => $"The log is the one the checkpoint was signed for: its first {found.Size} events are unchanged, and {found.Log.Events - found.Size} came after them.",
        });
        return found.Agrees ? 0 : 1;
    }

    private static string Words(LogFault fault) => $"The log is not as it was written. First at {fault.Place}: {fault.What}";
}

namespace Pmo.Reporting;

/// <summary>States as people say them.</summary>
internal static class Words
{
    public static string Of(Lateness lateness) => Of(Obligation.StateOf(lateness));

    public static string Of(ObligationState state) => state switch
    {
        ObligationState.VeryLate => "very late",
        ObligationState.InReview => "in review",
        _ => state.ToString().ToLowerInvariant(),
    };
}

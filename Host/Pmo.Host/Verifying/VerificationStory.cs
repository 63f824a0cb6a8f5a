namespace Pmo.Host.Verifying;

/// <summary>How verifications of dashboards are told.</summary>
internal static class VerificationStory
{
    public static StreamStory Story { get; } = new StreamStory<VerificationLog>("host.verification", "Verified dashboards").Also(Role.Administrator).On(_ => "/audit/dashboards")
        .Called<DashboardsVerified>(e => $"Verified dashboards of {e.Module}").Called<DashboardsDiffered>(e => $"Verified dashboards of {e.Module}").Called<DashboardsNotVerified>(e => $"Verified dashboards of {e.Module}")
        .Names("Position", "Place in the log").Names("Fingerprint", "Version of the tables").Names("Hash", "Check value").Names("Code", "Why not, in short").Names("Live", "As shown").Names("Anew", "As the log makes it").Names("LeftOut", "Records left out")
        .Says<DashboardsVerified>(e => $"All {Tell.Count(e.Tables.Count, "table")} of {e.Module} are what the log makes of them, up to event {Number(e.Position)}{Asked(e.AskedBy)}.")
        .Says<DashboardsDiffered>(e => $"{Tell.Count(e.Differences.Count, "table")} of {e.Module} {(e.Differences.Count == 1 ? "is" : "are")} not what the log makes, up to event {Number(e.Position)}{Asked(e.AskedBy)}.")
        .Says<DashboardsNotVerified>(e => $"The tables of {e.Module} could not be compared with the log{Asked(e.AskedBy)}: {e.Reason}");

    private static string Asked(PersonId? by) => by is { } person ? $", as {Tell.Name(person)} asked" : ", in the nightly run";

    private static string Number(long position) => position.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Pmo.Host.Packages;

/// <summary>How review packages are told.</summary>
internal static class PackageStory
{
    public static StreamStory Story { get; } = new StreamStory<Empty>("host.packages", "Review packages").On(_ => "/audit/packages")
        .Called<EvidenceBundleExported>(_ => "Review packages")
        .Names("Case", "What it is for").Names("Query", "What was asked for").Names("First", "From event").Names("Last", "Up to event").Names("LeafOnly", "Proved without their content").Names("Size", "Events under its checkpoint")
        .Names("Origin", "Name of the log").Names("Manifest", "Check value of its contents").Names("ForReviewers", "Only for reviewers")
        .Says<EvidenceBundleExported>(e => $"A review package was made of events {Number(e.First)} to {Number(e.Last)}, for {e.Case}: {Number(e.Population)} proved, {Number(e.Disclosed)} of them with all they say.");

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}

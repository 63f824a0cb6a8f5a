using System.Globalization;
using Pmo.Host.Attaching;
using Pmo.Host.Observing;
using Pmo.Host.Selecting;
using Pmo.Host.SigningOff;
using Pmo.Host.Testing;

namespace Pmo.Host.Engaging;

/// <summary>How review engagements are told.</summary>
internal static class EngagementStory
{
    public static StreamStory Story { get; } = new StreamStory<Engagement>("host.engagement", "Review engagement").Is<EngagementId>().On(id => $"/audit/engagements/{id}")
        .Called<EngagementOpened>(e => $"Review \"{e.Title}\"")
        // Which items are tested, and what was found at each, is the reviewers'. The checkpoint's text, told by the same name, stands on the page.
        .Private("Note", Role.ComplianceReviewer)
        .Private("Items", Role.ComplianceReviewer).Private("Results", Role.ComplianceReviewer).Private("Flags", Role.ComplianceReviewer).Private("File", Role.ComplianceReviewer).Private("Files", Role.ComplianceReviewer).Private("Sheets", Role.ComplianceReviewer).Private("Samples", Role.ComplianceReviewer)
        .Names("ProvedAt", "Password entered at").Names("Events", "Events signed").Names("Meaning", "Meaning").Names("Note", "Note").Names("From", "From day").Names("To", "Last day").Names("Lead", "Lead of the engagement").Names("Root", "Check value of the log").Names("Size", "Events under its checkpoint")
        .Names("Origin", "Name of the log").Names("Before", "State before").Names("Now", "State from now on").Names("Seed", "Seed of the draw").Names("Hash", "Check value of the population").Names("Of", "Items there are").Names("Take", "Items drawn")
        .Names("First", "From event").Names("Last", "Up to event").Names("Examined", "Events looked through").Names("Opened", "Engagement").Names("Pinned", "Pinned checkpoint").Names("Drawn", "As drawn")
        .Names("Units", "Units of currency").Names("Hits", "Units drawn").Names("Total", "Units in all").Names("Start", "Random start").Names("Without", "Items without a budget").Names("Currency", "Currency").Names("File", "File").Names("MediaType", "Kind of file").Names("Length", "Bytes").Names("Sha256", "Check value of the file").Names("Population", "Population").Names("Number", "Number in the sample").Names("Place", "Place in the population").Names("Position", "Place in the log").Names("Step", "Step of the record").Names("Stream", "Record").Names("Draw", "Number of the draw")
        .Says<EngagementOpened>(e => $"{Tell.Name(e.By)} opened the review \"{e.Title}\" of {Tell.Day(e.From)} to {Tell.Day(e.To)}, led by {Tell.Name(e.Lead)}.")
        .Says<CheckpointPinned>(e => $"The log was signed at {Number(e.Size)} events and pinned: this review looks at nothing later.")
        .Says<EngagementMoved>(e => $"{Tell.Name(e.By)} took the review from {Tell.Words(e.Before)} to {Tell.Words(e.Now)}{(e.Reason is { } why ? $": {why}" : ".")}")
        .Says<PopulationTaken>(e => $"{Tell.Name(e.By)} had the population \"{PopulationKinds.TitleOf(e.Population)}\" counted: {Tell.Count(e.Count, "item")} among {Number(e.Examined)} events of the period.")
        .Says<SampleDrawn>(e => $"{Tell.Name(e.By)} selected {Tell.Count(e.Items.Count, "item")} of the population \"{PopulationKinds.TitleOf(e.Population)}\" ({Tell.Words(e.Method)}).")
        .Says<SampleExtended>(e => $"{Tell.Name(e.By)} extended a sample by {Tell.Count(e.Items.Count, "item")}; those drawn before stay.")
        .Says<ItemTested>(e => $"{Tell.Name(e.By)} tested item {e.Number} of a sample.")
        .Says<EvidenceAttached>(e => $"{Tell.Name(e.By)} attached a file of {Tell.Count(e.Length, "byte")} to item {e.Number} of a sample.")
        .Says<ObservationNoted>(e => $"{Tell.Record(Observation.StreamOf(e.Observation))} is {Tell.Words(e.State)} now.")
        .Says<EngagementSigned>(e => $"{Tell.Name(e.Person)} signed the review over {Tell.Count(e.Events, "event")}: {e.Meaning}");

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}

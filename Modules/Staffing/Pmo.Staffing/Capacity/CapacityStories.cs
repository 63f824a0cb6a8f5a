using Pmo.Staffing.Limiting;

namespace Pmo.Staffing.Capacity;

/// <summary>How targets and demand without a name are told.</summary>
internal static class CapacityStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Targets(), Unnamed()];

    private static StreamStory<TargetBook> Targets() => new StreamStory<TargetBook>("staffing.targets", "Target utilisation").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/rules")
        .Called<TargetUtilisationSet>(_ => "Target utilisation of the grades")
        .Names("Low", "At least, per cent").Names("High", "At most, per cent").Names("Grades", "Bands of the grades")
        .Says<TargetUtilisationSet>(e => $"From {Tell.Day(e.From)} on, {e.Low} to {e.High} % of what {ProjectLimit.A(e.Grade)} works should be booked, as {Tell.Name(e.By)} decided: {e.Reason}", e => Tell.Day(e.From));

    private static StreamStory<Demand> Unnamed() => new StreamStory<Demand>("staffing.demand", "Demand without a name").Is<DemandId>().Also(Role.PmoOfficer).On(id => $"/staffing/demand?demand={id}#change")
        .Called<DemandEntered>(e => $"Demand for {Words(e.Need)}")
        .Names("Need", "What is needed").Names("Open", "Still open").Names("Percent", "Share of a full week").Names("Initiative", "Initiative not registered yet")
        .Says<DemandEntered>(e => $"{Tell.Name(e.By)} entered that {Words(e.Need)} is needed.", e => Tell.Day(e.Need.From))
        .Says<DemandChanged>(e => $"Now {Words(e.Need)} is needed, as {Tell.Name(e.By)} changed: {e.Reason}", e => Tell.Day(e.Need.From))
        .Says<DemandWithdrawn>(e => $"Nobody is needed any more; {Tell.Name(e.By)} said why: {e.Reason}")
        .Says<DemandMet>(e => $"{Tell.Name(e.Person)} was booked for it, as {Tell.Name(e.By)} noted.");

    private static string Words(Need n) => $"{ProjectLimit.A(n.Grade)} with {n.Percent} % of a week from {Tell.Day(n.From)} to {Tell.Day(n.To)} for {(n.Project is { } project ? Tell.Name(project) : n.Initiative ?? "an initiative")}";
}

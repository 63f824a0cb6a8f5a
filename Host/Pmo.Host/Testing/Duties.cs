using System.Text.Json;
using Pmo.Host.Selecting;

namespace Pmo.Host.Testing;

/// <summary>A step of a record with everybody who acted in it.</summary>
/// <param name="Name">The event's stored name.</param>
/// <param name="Said">What it says.</param>
/// <param name="Actors">Who did it, and in whose place.</param>
internal sealed record DutyStep(string Name, JsonElement Said, IReadOnlyList<PersonId> Actors)
{
    private static readonly string[] Parts = ["by", "onBehalfOf"];

    /// <summary>Reads a step. The system itself is nobody.</summary>
    public static DutyStep Of(StoredEvent stored)
    {
        using var said = JsonDocument.Parse(stored.Data);
        var (root, metadata) = (said.RootElement.Clone(), Metadata.Read(stored.Metadata.Span));
        IEnumerable<PersonId?> people = [metadata.Actor, metadata.OnBehalfOf, .. Parts.Select(p => Person(root, p))];
        return new(stored.Name, root, [.. people.OfType<PersonId>().Where(p => p != PersonId.System).Distinct()]);
    }

    /// <summary>A person the event names.</summary>
    public PersonId? Person(string field) => Person(Said, field);

    private static PersonId? Person(JsonElement said, string field) => PopulationKinds.IdOf(said, field) is { } id ? new PersonId(id) : null;
}

/// <summary>
/// Finds where one person did what two should: wrote a report and decided on it, asked for something and granted it, decided what they recorded.
/// It reads what stands in the record; that it finds nothing is no proof that nobody agreed outside it.
/// </summary>
internal static class Duties
{
    private sealed record Apart(string First, string[] Second, string Words);

    private static readonly Apart[] Pairs =
    [
        new("reporting.report-submitted", ["reporting.report-accepted", "reporting.report-returned"], "handed the report in and decided on it"),
        new("reporting.report-submitted", ["reporting.period-excused", "reporting.obligation-due-moved"], "handed the report in and relaxed when it was due"),
        new("reporting.review-started", ["reporting.report-submitted"], "took the report up for review and handed it in"),
    ];

    /// <summary>What is to be looked at, as told text; empty: nothing was found.</summary>
    public static IReadOnlyList<string> Flags(IReadOnlyList<DutyStep> steps) =>
        [.. Pairs.SelectMany(p => Both(steps, p).Select(who => $"{Tell.Name(who)} {p.Words}.")).Concat(steps.SelectMany(OfOne)).Distinct()];

    /// <summary>Everybody who acted on a record.</summary>
    public static IReadOnlySet<PersonId> Actors(IReadOnlyList<DutyStep> steps) => steps.SelectMany(s => s.Actors).ToHashSet();

    private static IEnumerable<PersonId> Both(IReadOnlyList<DutyStep> steps, Apart apart) =>
        steps.Where(s => s.Name == apart.First).SelectMany(s => s.Actors).Intersect(steps.Where(s => apart.Second.Contains(s.Name)).SelectMany(s => s.Actors));

    private static IEnumerable<string> OfOne(DutyStep step)
    {
        if (step.Person("decidedBy") is { } decider && step.Actors.Contains(decider)) yield return $"{Tell.Name(decider)} decided this and recorded it.";
        if (step.Name is "office.role-granted" && step.Person("person") is { } holder && step.Actors.Contains(holder)) yield return $"{Tell.Name(holder)} granted a role to themselves.";
        if (step.Name is "office.deputy-named" && step.Person("deputy") is { } deputy && step.Actors.Contains(deputy)) yield return $"{Tell.Name(deputy)} named themselves as a deputy.";
    }
}

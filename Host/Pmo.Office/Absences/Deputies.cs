using System.Reflection;

namespace Pmo.Office.Absences;

/// <summary>
/// The one place that decides what somebody may do in another's place: the deputyships of today, counted where the principal is, the
/// scope a command or query names, and the rights the principal has at this moment. Both must be able to sign in.
/// </summary>
internal sealed class Deputies(PresenceMemory presences, IRights rights, IPeople people) : IDeputies
{
    private static readonly DeputyScope[] Parts = [DeputyScope.Reports, DeputyScope.Reviews, DeputyScope.Answers];

    public Acting? ActingFor(PersonId deputy, PersonId principal, DateTimeOffset now)
    {
        var presence = presences.Of(principal);
        var today = WorkingCalendar.DayOf(now, people.ZoneOf(principal) ?? "UTC");
        DeputyScope[] scopes = [.. Parts.Where(s => presence.MayActFor(deputy, today, s))];
        if (scopes.Length == 0 || rights.ViewerOf(deputy, now) is null || rights.ViewerOf(principal, now) is not { } viewer) return null;
        return new Acting(viewer with { Deputy = deputy }, ScopeWords.Of(scopes), message => message.GetCustomAttribute<OnBehalfAttribute>()?.Scopes.Any(scopes.Contains) == true);
    }

    public IReadOnlyList<Acting> AllFor(PersonId deputy, DateTimeOffset now) =>
        [.. presences.PrincipalsOf(deputy).Select(p => ActingFor(deputy, p, now)).OfType<Acting>()];
}

/// <summary>What a deputy may do, as people read it.</summary>
internal static class ScopeWords
{
    /// <summary>"reports, reviews and answers".</summary>
    public static string Of(params IReadOnlyList<DeputyScope> scopes) => scopes.Contains(DeputyScope.All) || scopes.Count == 3
        ? "reports, reviews and answers"
        : string.Join(" and ", scopes.Select(s => s.ToString().ToLowerInvariant()));
}

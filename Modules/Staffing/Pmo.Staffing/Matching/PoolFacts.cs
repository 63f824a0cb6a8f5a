using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Matching;

/// <summary>What is known of one person of the pool, from their streams.</summary>
internal sealed record PoolPerson(PoolMember Member, bool Gone, ImmutableList<Away> Away, ImmutableDictionary<CompetencyId, Held> Claimed, ImmutableDictionary<CompetencyId, Held> Validated)
{
    public static PoolPerson Nobody { get; } = new(PoolMember.Initial, false, [], ImmutableDictionary<CompetencyId, Held>.Empty, ImmutableDictionary<CompetencyId, Held>.Empty);
}

/// <summary>What somebody has of a competency.</summary>
/// <param name="Level">Null: a certificate.</param>
/// <param name="Until">A certificate's last day; null: it does not run out.</param>
internal sealed record Held(CompetencyLevel? Level, DateOnly? Until);

/// <summary>Days on which somebody is away, both included.</summary>
internal sealed record Away(Guid Absence, DateOnly From, DateOnly To);

/// <summary>What a choice among all of the pool consults: the roster, everybody on it, who applied for the post, the weights and the calendar.</summary>
internal sealed record PoolFacts(ImmutableSortedDictionary<Guid, PoolPerson> People, FitWeights Weights, StaffingFacts Office, ImmutableHashSet<PersonId> Applied) : IState<PoolFacts>
{
    public static PoolFacts Initial { get; } = new(ImmutableSortedDictionary<Guid, PoolPerson>.Empty, Fit.Usual, StaffingFacts.Initial, []);

    public static IEnumerable<string> Of(RequestId request, ProjectId project) => [Roster.Stream, PostingStreams.Of(request), FitSettings.Stream, Projects.StreamOf(project), .. ProjectLimit.Of(project), Calendars.StreamOf(CalendarId.Default)];

    /// <summary>The same, where nobody is looked for who answers for the project.</summary>
    public PoolFacts WithoutLimit => this with { Office = Office with { Limit = ProjectLimit.None } };

    /// <summary>The streams of everybody on the roster.</summary>
    public IEnumerable<string> Further => People.Keys.Select(p => new PersonId(p)).SelectMany(p => new[] { PersonStreams.Of(p), PoolStreams.Of(p), CompetencyStreams.Of(p) });

    public PoolFacts Evolve(object @event) => @event switch
    {
        RosterEntered e => With(e.Person, p => p),
        FitWeighed e => this with { Weights = e.Weights },
        PersonDisabled e => With(e.Person, p => p with { Gone = true }),
        PersonErased e => With(e.Person, p => p with { Gone = true }),
        PersonEnabled e => With(e.Person, p => p with { Gone = false }),
        AbsenceEntered e => With(e.Person, p => p with { Away = p.Away.Add(new(e.Absence, e.From, e.To)) }),
        AbsenceEnded { To: { } to } e => With(e.Person, p => p with { Away = [.. p.Away.Select(a => a.Absence == e.Absence ? a with { To = to } : a)] }),
        AbsenceEnded e => With(e.Person, p => p with { Away = p.Away.RemoveAll(a => a.Absence == e.Absence) }),
        CompetencyClaimed e => With(e.Person, p => p with { Claimed = p.Claimed.SetItem(e.Competency, new(e.Level, e.ValidUntil)) }),
        CompetencyClaimWithdrawn e => With(e.Person, p => p with { Claimed = p.Claimed.Remove(e.Competency) }),
        CompetencyValidated e => With(e.Person, p => p with { Validated = p.Validated.SetItem(e.Competency, new(e.Level, e.ValidUntil)) }),
        CompetencyValidationWithdrawn e => With(e.Person, p => p with { Validated = p.Validated.Remove(e.Competency) }),
        RoleAppliedFor e => this with { Applied = Applied.Add(e.Person) },
        ApplicationWithdrawn e => this with { Applied = Applied.Remove(e.Person) },
        IOfPoolMember e => With(e.Person, p => p with { Member = p.Member.Evolve(e) }),
        _ => this with { Office = Office.Evolve(@event) },
    };

    /// <summary>Everybody of the roster as they stand to a post, by id.</summary>
    public IReadOnlyList<CandidateFacts> For(PostNeeds needs) => [.. People.Select(p => Candidates.Of(new(p.Key), p.Value, needs, Office.Calendar, Office.Limit, Applied.Contains(new(p.Key))))];

    private PoolFacts With(PersonId person, Func<PoolPerson, PoolPerson> change) => this with { People = People.SetItem(person.Value, change(People.GetValueOrDefault(person.Value, PoolPerson.Nobody))) };
}

/// <summary>How a person of the pool stands to a post.</summary>
internal static class Candidates
{
    public static CandidateFacts Of(PersonId person, PoolPerson p, PostNeeds needs, WorkingCalendar calendar, ProjectLimit limit, bool applied = false)
    {
        var (least, shortFrom, worked, taken, away) = (int.MaxValue, (DateOnly?)null, 0, 0, 0);
        var hard = p.Member.Bookings.Values.Where(b => b.Kind == BookingKind.Hard).ToList();
        for (var day = needs.From; day <= needs.To; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day)) continue;
            var (available, booked, isAway) = (p.Member.AvailableOn(day), hard.Sum(b => b.On(day)), p.Away.Any(a => a.From <= day && day <= a.To));
            if (available - booked < needs.Percent) shortFrom ??= day;
            least = Math.Min(least, available - booked);
            (worked, taken, away) = (worked + available, taken + (isAway ? available : Math.Min(booked, available)), away + (isAway ? 1 : 0));
        }

        return new(
            person, !p.Gone && Belongs(p.Member, needs), Dated.On<Grade>(p.Member.Grades, needs.From), least == int.MaxValue ? 0 : Math.Max(0, least), shortFrom, worked == 0 ? 1 : decimal.Round((decimal)taken / worked, 4), away,
            [.. needs.Competencies.Select(a => Has(a.Competency, p, needs.From))], p.Member.Led, p.Member.Place, Wishes(p.Member, needs),
            limit.Needed(person, needs.Grade, needs.From) is var needed && needed != needs.Grade ? needed : null, applied);
    }

    private static bool Belongs(PoolMember member, PostNeeds needs) => member.Stays.Any(s => s.Holds(needs.From) && s.Holds(needs.To));

    private static HasCompetency Has(CompetencyId competency, PoolPerson p, DateOnly day)
    {
        var validated = p.Validated.GetValueOrDefault(competency) is { } v && (v.Until is null || v.Until >= day) ? v : null;
        return new(competency, validated?.Level, p.Claimed.GetValueOrDefault(competency)?.Level, validated is { Level: null });
    }

    private static bool? Wishes(PoolMember member, PostNeeds needs) => member.Wishes is not { } w || w.Fields.Count + w.Places.Count == 0 ? null
        : w.Fields.Any(f => needs.Competencies.Any(a => a.Competency == f)) || w.Places.Any(p => string.Equals(p, needs.Place, StringComparison.OrdinalIgnoreCase));
}

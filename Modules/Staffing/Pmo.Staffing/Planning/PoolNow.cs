using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Board;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Planning;

/// <summary>The pool as the tables hold it, as the rules about a person's time want it: so that a plan's page asks the rules, and does not tell them again.</summary>
internal sealed class PoolNow
{
    private sealed record ProjectRow(ProjectId Id, string Code, Office.ProjectStatus Status, PersonId? Sponsor);

    private sealed record SoftRow(BookingId Id, DateTimeOffset Lapses);

    private sealed record OwnRow(PersonId Person, DateOnly FromDay, UnitId? Department);

    private sealed record OpenRow(PersonId Person, BookingId Booking, ProjectId Project, ConsentFor What);

    private sealed record TermsRow(int Notice, int Answer);

    private readonly Dictionary<ProjectId, ProjectRow> projects;
    private readonly Dictionary<BookingId, DateTimeOffset> soft;
    private readonly ILookup<PersonId, OwnRow> departments;
    private readonly ILookup<PersonId, OpenRow> consents;
    private readonly StaffingFacts house;

    public PoolNow(Db db)
    {
        (Calendar, People, Places) = (PoolCalendar.Read(db), PoolOfTables.People(db), PoolPlace.Read(db).ToDictionary(p => p.Person));
        projects = db.List<ProjectRow>($"select id, code, status, sponsor from staffing_project").ToDictionary(p => p.Id);
        soft = db.List<SoftRow>($"select id, lapses from booking where lapses is not null").ToDictionary(b => b.Id, b => b.Lapses);
        departments = db.List<OwnRow>($"select person, from_day, department from staffing_own_department").ToLookup(d => d.Person);
        consents = db.List<OpenRow>($"select person, booking, project, what from staffing_consent where state in ('Waiting', 'Undecided', 'Declined', 'Agreed', 'Confirming')").ToLookup(c => c.Person);
        var terms = db.One<TermsRow>($"select notice, answer from staffing_terms")!;
        house = StaffingFacts.Initial with { Known = true, CalendarZone = Calendar.Zone, Week = Calendar.WorkingDays, Holidays = Calendar.Holidays, Lines = KnownLines.Read(db).Lines, Terms = new(terms.Notice, terms.Answer) };
    }

    public WorkingCalendar Calendar { get; }

    /// <summary>What a fit wants to know of everybody who was ever in the pool.</summary>
    public IReadOnlyDictionary<PersonId, PoolPerson> People { get; }

    /// <summary>Their places as the board shows them.</summary>
    public IReadOnlyDictionary<PersonId, PoolPlace> Places { get; }

    /// <summary>A person's place in the pool as rules fold it.</summary>
    public PoolMember Member(PersonId person)
    {
        if (!People.TryGetValue(person, out var known)) return PoolMember.Initial;
        return known.Member with
        {
            Zone = Calendar.Zone,
            Bookings = known.Member.Bookings.ToImmutableDictionary(b => b.Key, b => soft.TryGetValue(b.Key, out var lapses) ? b.Value with { Lapses = lapses } : b.Value),
            Departments = departments[person].ToImmutableSortedDictionary(d => d.FromDay, d => d.Department),
            Consents = consents[person].ToImmutableDictionary(c => c.Booking, c => new Consent(new(person, c.Booking, c.Project, c.What, null, default, null, null, null, null, "", default, default, default), ConsentStage.Asked)),
        };
    }

    /// <summary>What the rules consult about a person and a project.</summary>
    public StaffingFacts Facts(PersonId person, ProjectId project) => house with
    {
        Gone = People.TryGetValue(person, out var known) && known.Gone,
        Code = projects.GetValueOrDefault(project)?.Code,
        Ended = projects.GetValueOrDefault(project)?.Status is ProjectStatus.Completed or ProjectStatus.Cancelled,
        Registered = [.. projects.Keys],
        Sponsors = projects.GetValueOrDefault(project) is { } p ? ImmutableDictionary<ProjectId, PersonId?>.Empty.Add(project, p.Sponsor) : ImmutableDictionary<ProjectId, PersonId?>.Empty,
    };

    /// <summary>A person's place on the board with other bookings.</summary>
    public PoolPlace Laid(PersonId person, PoolMember member)
    {
        var place = Places[person];
        return new(person, place.Name, place.Stays, place.Grades, place.Percents, [.. member.Bookings.Values.SelectMany(Bars).OrderBy(b => b.From).ThenBy(b => b.Code, StringComparer.Ordinal)], place.Absences);
    }

    // A booking whose share changes is several.
    private static IEnumerable<PoolBar> Bars(PoolBooking b) =>
        b.Shares.Where(s => s.Key <= b.To).Select(s => (s.Key, s.Value, Next: b.Shares.Keys.Where(k => k > s.Key).Cast<DateOnly?>().FirstOrDefault()))
            .Select(s => new PoolBar(b.Id, b.Project, b.Code, b.Code, b.Kind, s.Value, s.Key, s.Next is { } next && next <= b.To ? next.AddDays(-1) : b.To));
}

using Pmo.Staffing.Capacity;
using Pmo.Staffing.Lines;

namespace Pmo.Staffing.Board;

/// <summary>A person's place in the pool, past, present and future; null when they never had one, or it is not for who asks.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowPoolMember(PersonId Person) : IQuery<PoolSheet?>;

/// <summary>A person's place in the pool.</summary>
/// <param name="Lines">Whom they report to: the PMO as long as they belong to the pool, and a sponsor for the time of each booking.</param>
internal sealed record PoolSheet(PersonId Person, string Name, Grade? Grade, int Percent, int Booked, bool Belongs, DateOnly Today, IReadOnlyList<PoolPeriod> Stays, IReadOnlyList<PoolChange> Changes, IReadOnlyList<BookingRow> Bookings, IReadOnlyList<ReportingLine> Lines)
{
    /// <summary>The share of a full week that is free today.</summary>
    public int Free => Math.Max(0, Percent - Booked);

    /// <summary>This week and the twelve after it.</summary>
    public IReadOnlyList<Stretch> Weeks { get; init; } = [];

    /// <summary>What somebody of their grade should have booked today; null: no target holds.</summary>
    public Band? Target { get; init; }

    /// <summary>The department they have as their own today, by name.</summary>
    public string? Department { get; init; }
}

/// <summary>A stay in the pool.</summary>
internal sealed record PoolPeriod(DateOnly From, DateOnly? LastDay, string? Reason);

/// <summary>A grade or a share of the week, from a day on.</summary>
internal sealed record PoolChange(DateOnly From, string What, string Value);

/// <summary>A booking, with the share it has now, or had or will have.</summary>
public sealed record BookingRow(BookingId Booking, ProjectId Project, string Code, string Title, BookingKind Kind, int Percent, DateOnly From, DateOnly To, DateTimeOffset? Lapses, IReadOnlyList<PoolBar> Shares)
{
    public bool Over(DateOnly today) => To < today;

    /// <summary>What is asked with it and not settled yet.</summary>
    public ConsentRow? Consent { get; init; }
}

/// <summary>A line a person reports on, for its dates only.</summary>
/// <param name="Dotted">False: the solid line to the head of the PMO.</param>
/// <param name="To">The sponsor of the project; null: of the solid line, or nobody is named yet.</param>
internal sealed record ReportingLine(bool Dotted, PersonId? To, string? Project, DateOnly From, DateOnly? LastDay)
{
    /// <summary>The solid line is their department's manager, and the dotted one, without a project, the head of the PMO.</summary>
    public bool OfDepartment { get; init; }
}

/// <summary>The person sees their own place; everybody who sees the pool sees all.</summary>
internal sealed class ShowPoolMemberAnswer : IAnswer<ShowPoolMember, PoolSheet?>
{
    private const int Thirteen = 13;

    private sealed record Extra(BookingId Booking, DateTimeOffset? Lapses, PersonId? Sponsor);

    public PoolSheet? Answer(ShowPoolMember q, Viewer who, Db db)
    {
        if (!Sees(who, q.Person) || PoolPlace.Read(db, q.Person) is not [var p]) return null;
        var today = DateOnly.FromDateTime(who.Now.UtcDateTime);
        var extra = db.List<Extra>($"select b.id booking, b.lapses, s.sponsor from booking b left join staffing_project s on s.id = b.project where b.person = {q.Person}").ToDictionary(e => e.Booking);
        var (lines, consents) = (KnownLines.Read(db), FindConsentsAnswer.Read(db, who.Person, q.Person, today).Where(c => c.Open).ToDictionary(c => c.Booking));
        var bookings = p.Bars.GroupBy(b => b.Booking).Select(b => Row([.. b], today, extra[b.Key].Lapses) with { Consent = consents.GetValueOrDefault(b.Key) }).OrderBy(b => b.Over(today)).ThenBy(b => b.From).ThenBy(b => b.Code, StringComparer.Ordinal).ToList();
        return new(q.Person, p.Name, p.GradeOn(today), p.AvailableOn(today), p.BookedOn(today), p.Stays[^1].LastDay is null, today,
            [.. p.Stays.Select(s => new PoolPeriod(s.FromDay, s.LastDay, s.Reason))],
            [.. p.Grades.Select(g => new PoolChange(g.FromDay, "Grade", Components.States.Words(g.Grade.ToString()))).Concat(p.Percents.Select(c => new PoolChange(c.FromDay, "Share of the week", $"{c.Percent} %"))).OrderBy(c => c.From)],
            bookings,
            [.. p.Stays.SelectMany(s => Solid(lines, q.Person, s)), .. bookings.Where(b => b.Kind == BookingKind.Hard).Select(b => new ReportingLine(true, extra[b.Booking].Sponsor, b.Code, b.From, b.To))])
        {
            Weeks = [.. Availability.Weeks(p, today, Thirteen, PoolCalendar.Read(db))],
            Department = lines.NameOf(lines.On(q.Person, today).Department),
            Target = KnownTargets.Read(db).On(p.GradeOn(today), today),
        };
    }

    /// <summary>Whoever sees the pool, and the person.</summary>
    public static bool Sees(Viewer who, PersonId person) => who.Person == person || who.Is(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer);

    // In the reverse arrangement the department's manager is the solid line, and the head of the PMO a dotted one.
    private static IEnumerable<ReportingLine> Solid(KnownLines lines, PersonId person, PoolPlace.StayRow stay) =>
        lines.Within(person, stay.FromDay, stay.LastDay).SelectMany(l => l.Arrangement == Arrangement.Pmo ? [new ReportingLine(false, null, null, l.From, l.LastDay)]
            : new[] { new ReportingLine(false, l.Manager, null, l.From, l.LastDay) { OfDepartment = true }, new(true, null, null, l.From, l.LastDay) });

    private static BookingRow Row(IReadOnlyList<PoolBar> shares, DateOnly today, DateTimeOffset? lapses)
    {
        var now = shares.LastOrDefault(s => s.From <= today) ?? shares[0];
        return new(now.Booking, now.Project, now.Code, now.Title, now.Kind, now.Percent, shares[0].From, shares[^1].To, lapses, shares);
    }
}

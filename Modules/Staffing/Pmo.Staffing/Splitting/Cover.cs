using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Splitting;

/// <summary>How two people together cover a post, and where nobody does; null when the request is not one of two parts.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer, Role.Sponsor)]
internal sealed record ShowCover(RequestId Request) : IQuery<CoverSheet?>;

/// <summary>A post and its two parts.</summary>
/// <param name="Whole">What was asked of one person.</param>
/// <param name="Stretches">Days on which the same is covered, in order.</param>
public sealed record CoverSheet(PostPart Whole, CoverPart First, CoverPart Second, IReadOnlyList<CoverStretch> Stretches)
{
    public decimal GapHours => Stretches.Sum(s => s.GapHours);
    public int GapDays => Stretches.Where(s => s.Gap > 0).Sum(s => s.WorkingDays);
}

/// <summary>One of the two.</summary>
/// <param name="Person">Who is chosen; null: nobody yet, or it is not for who asks.</param>
/// <param name="Supports">They help whoever answers for the project.</param>
public sealed record CoverPart(RequestId Request, RequestStage Stage, PostPart Part, PersonId? Person, bool Supports);

/// <summary>Days on which the same shares are covered.</summary>
/// <param name="First">The share that the first part covers: as booked once it is filled, and as asked before.</param>
/// <param name="Gap">The share that neither covers.</param>
/// <param name="GapHours">In hours, a full day having eight.</param>
public sealed record CoverStretch(DateOnly From, DateOnly To, int WorkingDays, int Asked, int First, int Second, int Gap, decimal GapHours);

/// <summary>Works the cover out, day by day.</summary>
internal static class Cover
{
    /// <summary>Stretches of days from the first to the last that was asked.</summary>
    /// <param name="first">The share of a full week that the first part covers on a day.</param>
    /// <param name="second">The same of the second.</param>
    public static IReadOnlyList<CoverStretch> Of(PostPart whole, Func<DateOnly, int> first, Func<DateOnly, int> second, WorkingCalendar calendar)
    {
        var found = new List<CoverStretch>();
        for (var day = whole.From; day <= whole.To; day = day.AddDays(1))
        {
            var (a, b, works) = (first(day), second(day), calendar.IsWorkingDay(day) ? 1 : 0);
            var gap = Math.Max(0, whole.Percent - a - b);
            var hours = works * Pooling.Load.HoursOfDay * gap / 100m;
            if (found is [.., var last] && (last.First, last.Second) == (a, b)) found[^1] = last with { To = day, WorkingDays = last.WorkingDays + works, GapHours = last.GapHours + hours };
            else found.Add(new(day, day, works, whole.Percent, a, b, gap, hours));
        }

        return found;
    }

    /// <summary>What a part covers on a day.</summary>
    public static int On(PostPart part, DateOnly day) => part.From <= day && day <= part.To ? part.Percent : 0;
}

/// <summary>Reads both parts; of one that is filled the real bookings count, so that one that is shortened leaves a gap.</summary>
internal sealed class ShowCoverAnswer : IAnswer<ShowCover, CoverSheet?>
{
    private sealed record Split(RequestId First, RequestId Second, ProjectId Project, int Percent, DateOnly FromDay, DateOnly ToDay, bool Supports);

    private sealed record PartRow(RequestStage Stage, int Percent, DateOnly FromDay, DateOnly ToDay, PersonId? Person);

    private sealed record ShareRow(int Percent, DateOnly FromDay, DateOnly ToDay);

    public CoverSheet? Answer(ShowCover q, Viewer who, Db db)
    {
        if (db.One<Split>($"select first, second, project, percent, from_day, to_day, supports from request_split where (first = {q.Request} or second = {q.Request}) and {who.Projects("project")}") is not { } s) return null;
        var (whole, calendar) = (new PostPart(s.Percent, s.FromDay, s.ToDay), Capacity.PoolCalendar.Read(db));
        var (first, second) = (Part(s.First, s.Project, false), Part(s.Second, s.Project, s.Supports));
        return new(whole, first.Part, second.Part, Cover.Of(whole, first.On, second.On, calendar));

        (CoverPart Part, Func<DateOnly, int> On) Part(RequestId request, ProjectId project, bool supports)
        {
            // The second part is there a moment after the first was split.
            if (db.One<PartRow>($"select stage, percent, from_day, to_day, person from request where id = {request}") is not { } r) return (new(request, RequestStage.Submitted, new(0, s.FromDay, s.ToDay), null, supports), _ => 0);
            var part = new PostPart(r.Percent, r.FromDay, r.ToDay);
            var booked = r.Stage == RequestStage.Filled ? Board.PoolPlace.Read(db, r.Person).SelectMany(p => p.Bars).Where(b => b.Project == project && b.Kind == BookingKind.Hard).ToList() : [];
            return (new(request, r.Stage, part, RequestSight.Person(r.Person, r.Stage, RequestSight.Inner(who)), supports),
                day => r.Stage switch { RequestStage.Withdrawn => 0, RequestStage.Filled => booked.Where(b => b.From <= day && day <= b.To).Sum(b => b.Percent), _ => Cover.On(part, day) });
        }
    }
}

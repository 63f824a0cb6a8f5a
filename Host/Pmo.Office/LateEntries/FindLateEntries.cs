namespace Pmo.Office.LateEntries;

/// <summary>Facts that were entered long after the day from which they hold, by both clocks.</summary>
/// <param name="Days">Entered at least so many days after, 1–3650.</param>
/// <param name="From">Entered on this day (UTC) or later.</param>
/// <param name="To">Entered on this day (UTC) or earlier.</param>
/// <param name="Kind">Only facts of one kind.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record FindLateEntries(int Days = 7, DateOnly? From = null, DateOnly? To = null, LateKind? Kind = null, string? Sort = null, int Page = 1, int Size = 50) : IQuery<Page<LateEntryRow>>;

/// <summary>What kind of fact was entered late.</summary>
public enum LateKind
{
    /// <summary>A hold, resumption or end of a project.</summary>
    ProjectStatus,
    /// <summary>Other facts of a project, from a day on.</summary>
    ProjectFacts,
    /// <summary>A project under another department.</summary>
    ProjectMove,
    /// <summary>A department, programme or portfolio made, moved or closed.</summary>
    Organisation,
    /// <summary>An absence.</summary>
    Absence,
    /// <summary>Somebody was reached about a missing report.</summary>
    FollowUp,
    /// <summary>A correction of a report that had been handed in.</summary>
    Correction,
}

/// <summary>A fact that was entered late.</summary>
/// <param name="Position">Its event.</param>
/// <param name="TrueOn">The day from which it holds.</param>
/// <param name="KnownOn">When it was entered.</param>
/// <param name="Days">The days between.</param>
/// <param name="What">In a sentence.</param>
/// <param name="About">The project's, unit's or person's name.</param>
/// <param name="Link">The page of what it is about.</param>
/// <param name="By">Who entered it.</param>
public sealed record LateEntryRow(long Position, LateKind Kind, DateOnly TrueOn, DateTimeOffset KnownOn, int Days, string What, string? About, string Link, PersonId By);

/// <summary>Answers from what was entered at least a day late.</summary>
internal sealed class LateEntriesAnswer : IAnswer<FindLateEntries, Page<LateEntryRow>>
{
    public Page<LateEntryRow> Answer(FindLateEntries q, Viewer who, Db db)
    {
        var (number, size) = Slice.Of(who, q.Page, q.Size);
        var where = Where.All.And(true, $"e.days >= {Math.Clamp(q.Days, 1, 3650)}").And(q.Kind is not null, $"e.kind = {q.Kind}")
            .And(q.From is not null, $"e.known_day >= {q.From}").And(q.To is not null, $"e.known_day <= {q.To}");
        var sort = SortBy.Of(q.Sort ?? "-known", "e.position", ("known", "e.known_on"), ("true", "e.true_on"), ("days", "e.days"));
        return new(db.List<LateEntryRow>($"""
            select e.position, e.kind, e.true_on, e.known_on, e.days, e.what, coalesce(p.name, u.name, person_name(e.person)) about, e.link, e.actor "by"
            from late_entry e left join project p on p.id = e.project left join unit u on u.id = e.unit
            where {where} order by {sort} limit {size} offset {(number - 1L) * size}
            """), db.Value<long>($"select count(*) from late_entry e where {where}"), number, size);
    }
}

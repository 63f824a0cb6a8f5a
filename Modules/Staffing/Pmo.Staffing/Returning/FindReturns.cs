namespace Pmo.Staffing.Returning;

/// <summary>Who is about to come back from an assignment, who is back and waits for a talk, and which talks took place; everybody sees their own.</summary>
/// <param name="Person">Only of this person.</param>
[May(Role.System, Role.Reader)]
internal sealed record FindReturns(PersonId? Person = null) : IQuery<ReturnList>;

/// <summary>Returns, those that wait first.</summary>
public sealed record ReturnList(DateOnly Today, IReadOnlyList<ReturnRow> Rows);

/// <summary>The way back from one assignment.</summary>
/// <param name="ClosingFrom">The first day of closing work; null: none was kept, or the assignment was extended since.</param>
/// <param name="LastDay">The last day of the assignment.</param>
/// <param name="Due">The day by which the talk should be; null: the assignment still runs.</param>
/// <param name="Held">The day of the talk; null: it has not been yet.</param>
public sealed record ReturnRow(BookingId Booking, PersonId Person, string Name, ProjectId Project, string Code, DateOnly? ClosingFrom, DateOnly LastDay, DateOnly? Due, DateOnly? Held)
{
    /// <summary>The talk waits.</summary>
    public bool Waits => Due is not null && Held is null;
}

/// <summary>Reads the returns.</summary>
internal sealed class FindReturnsAnswer : IAnswer<FindReturns, ReturnList>
{
    public ReturnList Answer(FindReturns q, Viewer who, Db db)
    {
        var where = Where.All.And(q.Person is not null, $"r.person = {q.Person}").And(!who.Is(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer), $"r.person = {who.Person}");
        // Closing work of an assignment that was extended or released since comes again, or not at all.
        var rows = db.List<ReturnRow>($"""
            select r.booking, r.person, coalesce(person_name(r.person), '') name, r.project, coalesce(p.code, '') code, case when r.closing_to = b.to_day then r.closing_from end closing_from, coalesce(r.last_day, b.to_day) last_day, r.due, r.held
            from staffing_return r join booking b on b.id = r.booking left join staffing_project p on p.id = r.project where {where} and (r.due is not null or r.closing_to = b.to_day)
            order by r.held is not null, r.due is null, coalesce(r.held, r.due, b.to_day), r.booking
            """);
        return new(DateOnly.FromDateTime(who.Now.UtcDateTime), [.. rows.Where(r => r.Held is null), .. rows.Where(r => r.Held is not null).OrderByDescending(r => r.Held)]);
    }
}

/// <summary>How much time closing work and return talks have.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record ShowReturnTerms : IQuery<ReturnTermsSheet>;

/// <summary>Working days at the end of an assignment, and after it.</summary>
internal sealed record ReturnTermsSheet(int Closing, int Talk);

/// <summary>Reads the terms.</summary>
internal sealed class ShowReturnTermsAnswer : IAnswer<ShowReturnTerms, ReturnTermsSheet>
{
    public ReturnTermsSheet Answer(ShowReturnTerms q, Viewer who, Db db) => db.One<ReturnTermsSheet>($"select closing, talk from staffing_return_terms")!;
}

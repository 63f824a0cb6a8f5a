namespace Pmo.Staffing.Limiting;

/// <summary>The grade that projects of each class ask of whoever leads them, with what it was.</summary>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer)]
internal sealed record FindGradeLimits : IQuery<GradeLimits>;

/// <summary>The limits, and the classes that projects have in the register.</summary>
public sealed record GradeLimits(IReadOnlyList<GradeLimitRow> Rows, IReadOnlyList<string> Classes);

/// <summary>A limit, from its day on.</summary>
/// <param name="Grade">Null: none is asked.</param>
public sealed record GradeLimitRow(string Class, DateOnly FromDay, Grade? Grade, string Reason, PersonId By);

/// <summary>Reads the limits by class, the newest first.</summary>
internal sealed class FindGradeLimitsAnswer : IAnswer<FindGradeLimits, GradeLimits>
{
    public GradeLimits Answer(FindGradeLimits q, Viewer who, Db db) => new(
        db.List<GradeLimitRow>($"select class, from_day, grade, reason, by from grade_limit order by key, from_day desc"),
        db.List<string>($"select distinct class from project_class where class is not null order by class"));
}

/// <summary>What the class of a project asks of whoever leads it; null: nothing, or the project is not for who asks.</summary>
/// <param name="Day">Null: today.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.Executive, Role.ComplianceReviewer, Role.Sponsor)]
internal sealed record ShowProjectLimit(ProjectId Project, DateOnly? Day = null) : IQuery<ProjectLimitSheet?>;

/// <summary>What a project's class asks.</summary>
/// <param name="Limit">By its class.</param>
/// <param name="Least">What is asked of anybody after the waivers of that day.</param>
public sealed record ProjectLimitSheet(string Class, Grade Limit, Grade Least);

/// <summary>Reads what a project's class asks on a day.</summary>
internal sealed class ShowProjectLimitAnswer : IAnswer<ShowProjectLimit, ProjectLimitSheet?>
{
    public ProjectLimitSheet? Answer(ShowProjectLimit q, Viewer who, Db db)
    {
        if (db.Value<long?>($"select 1 from staffing_project where id = {q.Project} and {who.Projects("id")}") is null) return null;
        var (limit, day) = (KnownLimits.Read(db).Of(q.Project), q.Day ?? DateOnly.FromDateTime(who.Now.UtcDateTime));
        return limit.On(day) is { } grade ? new(limit.ClassOn(day)!, grade, limit.Least(null, day)!.Value) : null;
    }
}

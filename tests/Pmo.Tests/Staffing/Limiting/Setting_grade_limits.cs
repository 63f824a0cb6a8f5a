using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Limiting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.Limiting.TheLimit;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Limiting;

/// <summary>A class asks a grade from a day on; what holds for a project follows from its class, the limit and the waivers of that day.</summary>
[Trait("Feature", "T32")]
public sealed class Setting_grade_limits
{
    private static readonly SetGradeLimit Set = new("A", Grade.SeniorProjectManager, Start, "Large ones went wrong.");

    private static Given<LimitBook> Book(params object[] history) => new(history) { Actor = Head, Roles = [Role.HeadOfPmo] };

    [Fact]
    public void A_class_asks_a_grade_from_a_day_on_and_may_ask_none_again()
    {
        var rule = new SetGradeLimitRule();
        Book().When(rule, Set with { Class = " A ", Reason = " Large ones went wrong. " }).Then(Limit);
        Book(Limit).When(rule, Set with { Class = "a", From = new(2026, 5, 1) }).Then();
        Book(Limit).When(rule, Set with { Grade = null, From = new(2026, 5, 1) }).Then(Limit with { Grade = null, From = new(2026, 5, 1) });
        Book().When(rule, Set with { Grade = null }).Then();
        Book().When(rule, Set with { Class = " " }).Refused("limit.class");
        Book().When(rule, Set with { Grade = (Grade)9 }).Refused("limit.grade-unknown");
        Book().When(rule, Set with { From = new(1999, 1, 1) }).Refused("staffing.year");
        Book().When(rule, Set with { Reason = "" }).Refused("staffing.reason");
    }

    [Fact]
    public void What_holds_follows_class_and_limit_of_the_day()
    {
        var limit = After(OfClassA, Limit, Limit with { Grade = Grade.ProgrammeManager, From = new(2026, 6, 1) }, new ProjectProfileChanged(Bridge, new(Class: "B"), new(2026, 9, 1)));
        Assert.Equal([null, Grade.SeniorProjectManager, Grade.ProgrammeManager, null], new[] { Start.AddDays(-1), Start, new(2026, 6, 1), new(2026, 9, 1) }.Select(limit.On));
        Assert.Null(After(Registered(Bridge, "BRIDGE"), Limit).On(Today));
    }

    [Fact]
    public void A_waiver_holds_for_its_person_or_for_anybody_until_its_last_day()
    {
        var own = After(OfClassA, Limit, Granted);
        Assert.Equal((Grade.ProjectManager, Grade.SeniorProjectManager, Grade.SeniorProjectManager), (own.Least(Pat, Until), own.Least(Lee, Until), own.Least(null, Until)));
        Assert.Equal(Grade.SeniorProjectManager, own.Least(Pat, Until.AddDays(1)));
        Assert.Equal(Grade.SeniorProjectManager, own.Least(Pat, Today.AddDays(-1)));
        Assert.Equal(Grade.ProjectManager, After(OfClassA, Limit, ForAnybody).Least(Lee, Until));
        var ended = After(OfClassA, Limit, Granted, new GradeWaiverEnded(Waiver, Bridge, new(2026, 3, 10), "No longer.", null, [], Head, Now));
        Assert.Equal((Grade.ProjectManager, Grade.SeniorProjectManager), (ended.Least(Pat, new(2026, 3, 9)), ended.Least(Pat, new(2026, 3, 10))));
    }

    [Fact]
    public void What_is_needed_is_the_greater_of_the_asked_and_the_limit_and_no_waiver_lowers_what_is_asked_beyond_it()
    {
        var limit = After(OfClassA, Limit);
        Assert.Equal(Grade.SeniorProjectManager, limit.Needed(Pat, Grade.ProjectManager, From));
        Assert.Equal(Grade.ProgrammeManager, limit.Needed(Pat, Grade.ProgrammeManager, From));
        var waived = After(OfClassA, Limit, Granted);
        Assert.Equal(Grade.ProjectManager, waived.Needed(Pat, Grade.SeniorProjectManager, From));
        Assert.Equal(Grade.SeniorProjectManager, waived.Needed(Lee, Grade.ProjectManager, From));
        Assert.Equal(Grade.ProgrammeManager, waived.Needed(Pat, Grade.ProgrammeManager, From));
        Assert.Equal(Grade.ProjectManager, After(OfClassA, Limit, ForAnybody).Needed(Lee, Grade.ProjectManager, From));
        Assert.Equal(Grade.SeniorProjectManager, After(OfClassA, Limit, ForAnybody).Needed(Lee, Grade.SeniorProjectManager, From));
        Assert.Equal(Grade.AssociateProjectManager, ProjectLimit.None.Needed(Pat, Grade.AssociateProjectManager, From));
    }

    [Fact]
    public void Somebody_is_below_the_limit_since_what_changed_last()
    {
        var grades = new Dictionary<DateOnly, Grade> { [Start] = Grade.ProjectManager };
        DateOnly since = new(2026, 1, 10), june = new(2026, 6, 1);
        Assert.Null(After(OfClassA).BelowSince(Pat, grades, since, june));
        Assert.Equal(since, After(OfClassA, Limit).BelowSince(Pat, grades, since, june));
        Assert.Equal(new(2026, 2, 1), After(OfClassA, Limit with { From = new(2026, 2, 1) }).BelowSince(Pat, grades, since, june));
        Assert.Equal(new(2026, 3, 1), After(Registered(Bridge, "BRIDGE"), Limit, new ProjectProfileChanged(Bridge, new(Class: "A"), new(2026, 3, 1))).BelowSince(Pat, grades, since, june));
        // A waiver interrupts it, and its end begins it anew.
        Assert.Null(After(OfClassA, Limit, Granted).BelowSince(Pat, grades, since, Until));
        Assert.Equal(Until.AddDays(1), After(OfClassA, Limit, Granted).BelowSince(Pat, grades, since, june));
        Assert.Equal(since, After(OfClassA, Limit, Granted).BelowSince(Lee, grades, since, june));
        // So does their own grade; whoever has none is below.
        Assert.Null(After(OfClassA, Limit).BelowSince(Pat, new Dictionary<DateOnly, Grade>(grades) { [new(2026, 5, 1)] = Grade.SeniorProjectManager }, since, june));
        Assert.Equal(new(2026, 5, 1), After(OfClassA, Limit).BelowSince(Pat, new Dictionary<DateOnly, Grade> { [Start] = Grade.SeniorProjectManager, [new(2026, 5, 1)] = Grade.ProjectManager }, since, june));
        Assert.Equal(since, After(OfClassA, Limit).BelowSince(Pat, new Dictionary<DateOnly, Grade>(), since, june));
    }
}

using Pmo.Staffing.Board;
using Pmo.Staffing.Experience;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Career;

/// <summary>Where a person of the pool stands on the career ladder, and what they have done; null when they never had a place in it, or it is not for who asks.</summary>
[May(Role.System, Role.Reader)]
internal sealed record ShowCareer(PersonId Person) : IQuery<CareerSheet?>;

/// <summary>Where a person stands.</summary>
/// <param name="Grade">Null: they do not belong to the pool today.</param>
/// <param name="Next">The grade above; null: they are at the top, or outside of the pool.</param>
/// <param name="Conditions">The conditions of the next grade.</param>
public sealed record CareerSheet(PersonId Person, string Name, Grade? Grade, DateOnly? Since, Grade? Next, DateOnly Today, IReadOnlyList<CareerCondition> Conditions, TrackRecord Record)
{
    /// <summary>How many conditions are not met.</summary>
    public int Missing => Conditions.Count(c => c.Missing is not null);
}

/// <summary>The person sees their own; of others only the head of the PMO, who decides about grades, and the compliance reviewer.</summary>
internal sealed class ShowCareerAnswer : IAnswer<ShowCareer, CareerSheet?>
{
    public CareerSheet? Answer(ShowCareer q, Viewer who, Db db)
    {
        if (!MaySeeCareers.Of(q.Person, who) || PoolPlace.Read(db, q.Person) is not [var place]) return null;
        var (today, record) = (DateOnly.FromDateTime(who.Now.UtcDateTime), TrackRecord.Of(db, q.Person));
        if (CareerStanding.Of(place.Stays.Select(s => new Stay(s.FromDay, s.LastDay)), place.Grades.Select(g => (g.FromDay, g.Grade)), today) is not var (grade, since))
            return new(q.Person, place.Name, null, null, null, today, [], record);
        var standing = new CareerStanding(grade, since, CareerTables.Validated(db, q.Person), record.ToTheirEnd, CareerTables.Names(db));
        var next = CareerLadder.Next(grade);
        return new(q.Person, place.Name, grade, since, next, today, next is { } above ? standing.Against(CareerTables.Ladder(db).On(above, today), today) : [], record);
    }
}

/// <summary>Who may see how a person stands: the person, and of anybody those who decide about grades and who review that.</summary>
internal static class MaySeeCareers
{
    public static bool Of(PersonId person, Viewer who) => who.Person == person && who.Deputy is null || who.Is(Role.System, Role.HeadOfPmo, Role.ComplianceReviewer);
}

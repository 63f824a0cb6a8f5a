using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Sampling;

/// <summary>
/// The sample's project managers belong to the pool from the first day; whoever is named to lead a project is booked for it as long as it
/// is planned, as far as they have time; a few are pencilled in for what comes, and released when a project ends early.
/// </summary>
internal sealed class StaffingSample : SamplePart
{
    private static readonly Grade[] Grades = [Grade.AssociateProjectManager, Grade.ProjectManager, Grade.ProjectManager, Grade.SeniorProjectManager, Grade.SeniorProjectManager, Grade.ProgrammeManager];

    private readonly Dictionary<ProjectId, (DateOnly Start, DateOnly End)> dates = [];
    private readonly Dictionary<PersonId, PoolMember> pool = [];

    public override int Order => 40;

    public override void Begin(SampleStage stage)
    {
        foreach (var person in stage.Cast.ProjectManagers)
        {
            var percent = stage.Dice.Chance(.2, $"part time/{person}") ? 80 : 100;
            var since = stage.Start.AddDays(-stage.Dice.Between(0, 60, $"in the pool/{person}"));
            stage.Plan(SampleStage.At(stage.Start, 7, 50), stage.Cast.Head, new JoinPool(person, stage.Dice.Pick(Grades, $"grade/{person}"), percent, since), Role.HeadOfPmo);
        }
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        var at = happened.At;
        switch (happened.Event)
        {
            case IOfPoolMember e: pool[e.Person] = pool.GetValueOrDefault(e.Person, PoolMember.Initial).Evolve(e); break;
            case ProjectRegistered { Profile: { Start: { } start, End: { } end } } e: dates[e.Project] = (start, end); break;
            case ProjectManagerNamed { Manager: { } manager } e:
                stage.Plan(at.AddMinutes(30), () => Release(e.Project, Day(at), manager, "Handed over to a successor.", stage));
                stage.Plan(at.AddHours(1), () => Book(manager, e.Project, Day(at), stage));
                break;
            case ProjectStatusRecorded { Status: ProjectStatus.Completed or ProjectStatus.Cancelled } e: stage.Plan(at.AddHours(1), () => Release(e.Project, Day(at), null, "The project has ended.", stage)); break;
        }
    }

    private SampleMove? Book(PersonId person, ProjectId project, DateOnly day, SampleStage stage)
    {
        if (!pool.TryGetValue(person, out var member) || !dates.TryGetValue(project, out var d) || member.Bookings.Values.Any(b => b.Project == project && b.To > day)) return null;
        var begin = d.Start > day ? d.Start : day;
        var end = d.End > begin ? d.End : begin.AddDays(90);
        foreach (var percent in new[] { 50, 40, 30, 20, 10 })
        {
            var wanted = new PoolBooking(default, project, "", BookingKind.Hard, ImmutableSortedDictionary<DateOnly, int>.Empty.Add(begin, percent), end, null);
            if (Load.TooMuch(member, wanted).Count > 0) continue;
            return new(stage.Cast.Head, new BookPerson(person, project, BookingKind.Hard, percent, begin, end), Role.HeadOfPmo);
        }

        return new(stage.Cast.Head, new BookPerson(person, project, BookingKind.Soft, 50, begin, end, end), Role.HeadOfPmo);
    }

    private SampleMove? Release(ProjectId project, DateOnly day, PersonId? but, string reason, SampleStage stage)
    {
        foreach (var (person, member) in pool)
            if (person != but && member.Bookings.Values.FirstOrDefault(b => b.Project == project && b.To > day) is { } booking)
                return new(stage.Cast.Head, new ReleaseBooking(person, booking.Id, day, reason), Role.System);
        return null;
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}

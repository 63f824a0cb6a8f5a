using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Assigning;

/// <summary>
/// Posts follow what is decided: whoever fills one is the register's project manager from their day on; whoever is released leaves it;
/// when the project ends, every booking for it ends that day.
/// </summary>
internal sealed class KeepPosts : Policy
{
    public override string StoredName => "staffing.keep-posts";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PersonBooked e => [Now(new NoteBooking(e.Project, e.Person, e.Booking))],
        SwapMade { Booking: { } booking } e => [Now(new TakeOverPost(e.Swap.Other(e.Person).Project, e.Person, e.Swap.Other(e.Person).Person, booking, e.From, e.AskedBy))],
        PostFilled e => [At(e.TakesOver, new TakeUpPost(e.Project, e.Person))],
        PostTakenUp e => [Now(new NameProjectManager(e.Project, e.Person))],
        PostVacated e => [Now(new NameProjectManager(e.Project, null))],
        ProjectManagerNamed e => [Now(new RecordPost(e.Project, e.Manager))],
        ProjectStatusRecorded { Status: ProjectStatus.Completed or ProjectStatus.Cancelled } e => [Now(new ClosePost(e.Project, e.From, e.Status == ProjectStatus.Completed))],
        BookingReleased { Project: { } project } e => [Now(new VacatePost(project, e.Person, e.Booking, e.LastDay, e.Reason))],
        PostLed e => [Now(new RecordLed(e.Person, e.Project, e.Completed, e.On))],
        PostClosed e => [Now(new EndBooking(e.Person, e.Booking, e.LastDay))],
        _ => None,
    };
}

/// <summary>Ends all that people are booked for a project, because it has ended.</summary>
/// <param name="Completed">It was completed, not cancelled.</param>
[May(Role.System)]
internal sealed record ClosePost(ProjectId Project, DateOnly On, bool Completed) : ICommand;

/// <summary>Of each booking its own end follows.</summary>
internal sealed class ClosePostRule : IRule<ClosePost, Post>
{
    public string Stream(ClosePost c) => PostStreams.Of(c.Project);

    public Decision Decide(ClosePost c, Post post, Moment m) =>
        new([
            .. post.Bookings.OrderBy(b => b.Key.Value).Select(b => new PostClosed(c.Project, b.Value, b.Key, c.On.AddDays(-1), m.Now)),
            .. post.At(m.Now) is { } t ? new object[] { new PostLed(c.Project, t.Person, c.Completed, c.On, m.Now) } : [],
        ]);
}

/// <summary>Notes that a person of the pool led a project to its end.</summary>
[May(Role.System)]
internal sealed record RecordLed(PersonId Person, ProjectId Project, bool Completed, DateOnly On) : ICommand;

/// <summary>A project counts once, and only for those who were ever in the pool.</summary>
internal sealed class RecordLedRule : IRule<RecordLed, PoolMember>
{
    public string Stream(RecordLed c) => PoolStreams.Of(c.Person);

    public Decision Decide(RecordLed c, PoolMember member, Moment m) =>
        member.Stays.Count == 0 || member.Projects?.Contains(c.Project) == true ? Decision.Nothing : [new ProjectLed(c.Person, c.Project, c.Completed, c.On, m.Now)];
}

/// <summary>Ends a booking with its project.</summary>
[May(Role.System)]
internal sealed record EndBooking(PersonId Person, BookingId Booking, DateOnly LastDay) : ICommand;

/// <summary>Only this booking's share returns, from the day after the project's last; what was over, or never began, is seen to as well.</summary>
internal sealed class EndBookingRule : IRule<EndBooking, PoolMember>
{
    private const string Because = "The project has ended.";

    public string Stream(EndBooking c) => PoolStreams.Of(c.Person);

    public Decision Decide(EndBooking c, PoolMember member, Moment m) => member.Bookings.GetValueOrDefault(c.Booking) switch
    {
        null => Decision.Nothing,
        { } b when b.To <= c.LastDay => Decision.Nothing,
        { } b => [b.Released(c.Person, b.From > c.LastDay ? null : c.LastDay, Because, m.Actor, m)],
    };
}

namespace Pmo.Reporting.FollowingUp;

/// <summary>Looks whether a promise was kept, once its day has passed.</summary>
[May(Role.System)]
internal sealed record NotePromise(ObligationId Obligation, DateOnly PromisedFor) : ICommand;

/// <summary>A promise is broken when its day ends in the project's zone without the report, unless a newer one was given.</summary>
internal sealed class NotePromiseRule : IRule<NotePromise, Obligation>
{
    public string Stream(NotePromise c) => Obligation.StreamOf(c.Obligation);

    public Decision Decide(NotePromise c, Obligation o, Moment m)
    {
        var end = WorkingCalendar.At(c.PromisedFor.AddDays(1), TimeOnly.MinValue, o.Zone);
        return o switch
        {
            _ when o.PromisedFor != c.PromisedFor || (o.Settled && o.State != ObligationState.Returned) => Decision.Nothing,
            _ when m.Now < end => Decision.NotBefore(end, "promise.running", $"The report is promised for {c.PromisedFor:yyyy-MM-dd}."),
            _ => [new PromiseBroken(c.Obligation, o.Project, c.PromisedFor, m.Now)],
        };
    }
}

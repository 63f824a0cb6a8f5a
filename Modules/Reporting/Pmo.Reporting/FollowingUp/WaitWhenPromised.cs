using Pmo.Reporting.Escalating;

namespace Pmo.Reporting.FollowingUp;

/// <summary>A promise lets the project's ladder wait until its day has passed; a broken one is the next step.</summary>
internal sealed class WaitWhenPromised : Policy
{
    public override string StoredName => "reporting.wait-when-promised";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        FollowUpLogged { PromisedFor: { } day } e =>
        [
            Now(new HoldLadder(e.Project, null, null, LadderWait.Promised, day)),
            At(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), new NotePromise(e.Obligation, day)),
        ],
        _ => None,
    };
}

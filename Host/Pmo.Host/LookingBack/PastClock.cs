namespace Pmo.Host.LookingBack;

/// <summary>Stands still at a past moment, so that "3 days ago" and "today" on a page are those of then.</summary>
internal sealed class PastClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}

using System.Collections.Immutable;
using System.Globalization;

namespace Pmo.Office;

/// <summary>A notice waits with others for its receiver's mail.</summary>
[EventName("office.notice-collected")]
internal sealed record NoticeCollected(PersonId To, DateOnly Day, Guid Notice, string Kind, bool AtOnce, DateTimeOffset At);

/// <summary>What waits for a person is mailed at an instant, or before, if something at once takes it along.</summary>
[EventName("office.post-planned")]
internal sealed record PostPlanned(PersonId To, DateOnly Day, DateTimeOffset GoesAt);

/// <summary>What waited for a person is not mailed: they may not sign in any more, or want no mail of it.</summary>
[EventName("office.post-dropped")]
internal sealed record PostDropped(PersonId To, DateOnly Day, IReadOnlyList<Guid> Notices, DateTimeOffset At);

/// <summary>What is collected to be mailed to one person until the digest of one day.</summary>
internal sealed record Post : IState<Post>
{
    public static Post Initial { get; } = new();

    /// <summary>What came since the last mail, oldest first.</summary>
    public ImmutableList<NoticeCollected> Waiting { get; private init; } = [];

    /// <summary>When the next mail goes; null: nothing waits.</summary>
    public DateTimeOffset? GoesAt { get; private init; }

    private ImmutableHashSet<Guid> Seen { get; init; } = [];

    public static string StreamOf(PersonId person, DateOnly day) =>
        $"office.post-{Ids.Named("office.post", $"{person}/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"):n}";

    public bool Has(Guid notice) => Seen.Contains(notice);

    public Post Evolve(object @event) => @event switch
    {
        NoticeCollected e => this with { Waiting = Waiting.Add(e), Seen = Seen.Add(e.Notice) },
        PostPlanned e => this with { GoesAt = e.GoesAt },
        MailRequested or PostDropped => this with { Waiting = [], GoesAt = null },
        _ => throw new UnknownEventException(typeof(Post), @event),
    };
}

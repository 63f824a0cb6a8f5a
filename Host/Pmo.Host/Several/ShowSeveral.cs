using MediatR;

namespace Pmo.Host.Several;

/// <summary>What became of each row of an act on several; null when there was none, or it is not for this viewer.</summary>
[May(Role.Reader), NoPast]
internal sealed record ShowSeveral(Guid Act) : IQuery<SeveralSheet?>;

/// <summary>An act on several rows.</summary>
internal sealed record SeveralSheet(Guid Act, string List, string Action, string Back, PersonId By, PersonId? OnBehalfOf, DateTimeOffset At, IReadOnlyList<RowDone> Rows);

/// <summary>Answers whoever did it or in whose place it was done, the head of the PMO, and the compliance reviewer; straight from the log.</summary>
internal sealed class ShowSeveralHere(IEventStore store, EventSerializer serializer, Caller caller) : IRequestHandler<ShowSeveral, SeveralSheet?>
{
    public async Task<SeveralSheet?> Handle(ShowSeveral request, CancellationToken cancellationToken)
    {
        SeveralDone? last = null;
        foreach (var stored in await store.ReadStream(SeveralKept.StreamOf(request.Act), cancellationToken)) last = serializer.Read(stored) as SeveralDone ?? last;
        return last is not null && Sees(last) ? new(last.Act, last.List, last.Action, last.Back, last.By, last.OnBehalfOf, last.At, last.Rows) : null;
    }

    private bool Sees(SeveralDone e) => caller.Viewer is { } who && (e.By == who.Person || e.OnBehalfOf == who.Person || who.Is(Role.HeadOfPmo, Role.ComplianceReviewer));
}

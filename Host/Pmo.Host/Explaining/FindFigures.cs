using MediatR;

namespace Pmo.Host.Explaining;

/// <summary>The figures that can be explained, as far as the asker may ask for them.</summary>
[May(Role.Reader), NoPast]
public sealed record FindFigures : IQuery<IReadOnlyList<FigureEntry>>;

/// <summary>A figure and how it is counted.</summary>
/// <param name="OfEach">What it is a figure of, where there is one for each: it is asked beside it on that page.</param>
/// <param name="Hash">Changes with the definition.</param>
public sealed record FigureEntry(string Figure, string Title, string Words, int Version, string? OfEach, string Hash);

internal sealed class FindFiguresHere(Figures figures, Caller caller) : IRequestHandler<FindFigures, IReadOnlyList<FigureEntry>>
{
    public Task<IReadOnlyList<FigureEntry>> Handle(FindFigures request, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FigureEntry>>(
        [.. figures.All.Where(f => caller.ViewerFor(f.Asks) is { } who && Endpoints.MayOf(f.Asks).Any(who.Roles.Contains)).Select(f => new FigureEntry(f.Name, f.Title, f.Words, f.Version, f.OfEach, f.Hash))]);
}

using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Reporting.Summaries;

/// <summary>The versions that were begun and not issued.</summary>
[May(Role.System), NoPast]
internal sealed record FindBegunSummaries : IQuery<IReadOnlyList<BegunSummary>>;

/// <summary>A version that was begun.</summary>
internal sealed record BegunSummary(SummaryId Summary, int Version, PersonId By);

/// <summary>What is left to freeze of a version that was begun: the lines of projects that no kept part holds.</summary>
[May(Role.System), NoPast]
internal sealed record ShowLinesToKeep(SummaryId Summary, int Version) : IQuery<LinesToKeep?>;

/// <summary>Lines to freeze, and how many parts are kept.</summary>
internal sealed record LinesToKeep(int Parts, IReadOnlyList<SummaryLine> Lines);

/// <summary>Answers the press.</summary>
internal sealed class SummaryPressAnswers : IAnswer<FindBegunSummaries, IReadOnlyList<BegunSummary>>, IAnswer<ShowLinesToKeep, LinesToKeep?>
{
    private sealed record Stored(UnitId? Unit, DateOnly FromDay, DateOnly ToDay, int Parts);

    private sealed record Kept(ProjectId Project);

    public IReadOnlyList<BegunSummary> Answer(FindBegunSummaries q, Viewer who, Db db) => db.List<BegunSummary>($"select summary, version, by from summaries where issued_at is null order by begun_at");

    public LinesToKeep? Answer(ShowLinesToKeep q, Viewer who, Db db)
    {
        if (db.One<Stored>($"select unit, from_day, to_day, parts from summaries where summary = {q.Summary} and version = {q.Version} and issued_at is null") is not { } s) return null;
        var kept = db.List<Kept>($"select project from summary_lines where summary = {q.Summary} and version = {q.Version}").Select(k => k.Project).ToHashSet();
        return new(s.Parts, [.. Lines.Of(who, s.Unit, s.FromDay, s.ToDay, db).Where(l => !kept.Contains(l.Project))]);
    }
}

/// <summary>
/// Makes the versions that were begun: takes all lines at one moment, freezes them part by part, and issues the version. After a
/// stop it goes on with the projects that are not kept yet.
/// </summary>
internal sealed class SummaryPress(IServiceScopeFactory scopes, ReadModels models, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Makes everything that was begun. Harmless to repeat.</summary>
    public async Task Run(CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation);
        try
        {
            foreach (var begun in await Ask(new FindBegunSummaries(), cancellation))
            {
                await models.CatchUp(cancellation);
                if (await Ask(new ShowLinesToKeep(begun.Summary, begun.Version), cancellation) is { } left) await Make(begun, left, cancellation);
            }
        }
        finally
        {
            one.Release();
        }
    }

    private async Task Make(BegunSummary begun, LinesToKeep left, CancellationToken cancellation)
    {
        var parts = left.Parts;
        foreach (var lines in left.Lines.Chunk(KeepSummaryLinesRule.LinesOfAPart)) await Send(begun, new KeepSummaryLines(begun.Summary, begun.Version, parts++, lines), cancellation);
        await Send(begun, new CompleteSummary(begun.Summary, begun.Version, parts), cancellation);
        await models.CatchUp(cancellation);
    }

    private async Task Send(BegunSummary begun, ICommand command, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.IsSystem(clock.GetUtcNow());
        caller.OnBehalfOf = begun.By;
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
        if (!outcome.Accepted) throw new InvalidOperationException($"The summary could not be written: {outcome.Sentence} ({outcome.Code})");
    }

    private async Task<T> Ask<T>(IQuery<T> query, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(clock.GetUtcNow());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, cancellation);
    }

    public void Dispose() => one.Dispose();
}

using MediatR;

namespace Pmo.Host.Stepping;

/// <summary>Writes a look into the log before what was asked for is shown. What cannot be recorded is not shown.</summary>
internal sealed class LookLog(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Records a look.</summary>
    /// <param name="who">Who looks.</param>
    /// <param name="query">The question.</param>
    /// <param name="record">The stream; null: a list.</param>
    /// <param name="range">What of it, as told text.</param>
    /// <param name="count">How many are shown.</param>
    public Task Note(Viewer who, Type query, string? record, string range, int count) => Send(who, now => new NoteLook(who.Person, MessageNames.Of(query), record, range, count, now));

    /// <summary>Records that a page is opened, or a query asked.</summary>
    /// <param name="who">Who looks.</param>
    /// <param name="page">The page's route, or the query's stored name.</param>
    /// <param name="path">The address.</param>
    /// <param name="asked">What else was asked.</param>
    /// <param name="asOf">The moment looked back at.</param>
    /// <param name="unattended">A page left open asks again by itself.</param>
    public Task Note(Viewer who, string page, string path, string asked, string? asOf, bool unattended) => Send(who, now => new NotePage(who.Person, page, path, asked, asOf, unattended, now));

    /// <summary>Which moment of the past was shown, as the end of a sentence.</summary>
    public static string Then(Caller caller) => caller.AsOf is { } past ? $", as of {past.Code}" : "";

    /// <summary>Records a look by a command of its own.</summary>
    public Task Note(Viewer who, Func<DateTimeOffset, ICommand> look) => Send(who, look);

    private async Task Send(Viewer who, Func<DateTimeOffset, ICommand> look)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        var now = clock.GetUtcNow();
        caller.IsSystem(now);
        caller.OnBehalfOf = who.Person;
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(look(now));
        if (!outcome.Accepted) throw new BadRequestException("look.not-recorded", $"Every look into the log is recorded, and this one could not be: {outcome.Sentence}", StatusCodes.Status503ServiceUnavailable);
    }
}

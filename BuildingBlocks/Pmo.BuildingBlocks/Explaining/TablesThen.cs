namespace Pmo;

/// <summary>The tables of a module as the caller looks at them: as they are, or as they were at the moment looked back at.</summary>
public sealed class TablesThen(ReadModels models, Replays replays, Caller caller)
{
    /// <summary>Asks the tables of the module that a type belongs to, for the caller's eyes of today.</summary>
    /// <param name="ofModule">A type of the module.</param>
    /// <param name="asks">The query in whose name it is asked: a deputy may ask some in the principal's place.</param>
    public Task<T> Read<T>(Type ofModule, Type asks, Func<Db, Viewer, T> ask, CancellationToken cancellation = default)
    {
        var who = caller.ViewerFor(asks) ?? throw new NotSignedInException();
        return caller.AsOf is { } past
            ? replays.Read(ofModule, past.Position, db => ask(db, who with { Now = past.At, LooksBack = true }), cancellation)
            : Task.FromResult(models.Read(ofModule, db => ask(db, who)));
    }

    /// <summary>Where in the log the tables stand.</summary>
    public static long PositionOf(Db db) => db.Value<long>($"select position from pmo_checkpoint");
}

using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Pmo.Tests.Solution;

namespace Pmo.Tests.EventShapes;

/// <summary>Every shape ever stored goes from a log through every read model and every state of today.</summary>
[Trait("Feature", "A11")]
public sealed class Every_shape_replays : IClassFixture<Every_shape_replays.House>
{
    private static readonly string Folder = Path.Combine(TheSolution.Root, "tests", "Pmo.Tests", "EventShapes");
    private readonly World world;

    public Every_shape_replays(House house) => world = house.World;

    public static TheoryData<Type> States => [.. TheSolution.Types.Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IState<>))).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    [Fact]
    public void Through_every_read_model()
    {
        var failures = new List<string>();
        foreach (var module in world.Get<IEnumerable<Projection>>().GroupBy(p => MessageNames.ModuleOf(p.GetType())))
        {
            var tables = new ModuleTables(module.Key, [.. module]);
            using var connection = ReadModelFile.Open(Path.Combine(world.DataDirectory, $"shapes-{module.Key}.db"), SqliteOpenMode.ReadWriteCreate);
            foreach (var part in (string[])["pragma journal_mode=memory; pragma synchronous=off", tables.Schema, tables.Indexes])
                if (part.Length > 0) ReadModelFile.Execute(connection, part);
            using var prepared = new Prepared(connection.Handle!);
            foreach (var e in Stored())
                foreach (var projection in tables.Projections)
                    if (Failure(connection, prepared, projection, e) is { } failure) failures.Add($"{projection.GetType().Name}: {e.Stored.Name}: {failure}");
        }

        Assert.Empty(failures);
    }

    [Theory, MemberData(nameof(States))]
    public void Through_every_state(Type state) => typeof(Every_shape_replays).GetMethod(nameof(Folds), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(state).Invoke(null, [Stored()]);

    /// <summary>Those that need another before them are tried again after it: all shapes tell of the same subject.</summary>
    private static void Folds<TState>(IReadOnlyList<Recorded> shapes) where TState : IState<TState>
    {
        var (state, left, before) = (TState.Initial, shapes.Select(e => (e.Event, e.Stored.Name, Failure: "")).ToList(), int.MaxValue);
        while (left.Count > 0 && left.Count < before)
        {
            before = left.Count;
            left = [.. left.Select(e => (e.Event, e.Name, Failure: After(ref state, e.Event))).Where(e => e.Failure is not null).Select(e => (e.Event, e.Name, e.Failure!))];
        }

        Assert.Empty(left.Select(e => $"{e.Name}: {e.Failure}"));
    }

    private static string? After<TState>(ref TState state, object @event) where TState : IState<TState>
    {
        try
        {
            state = state.Evolve(@event);
            return state is null ? "It forgets everything." : null;
        }
        catch (UnknownEventException)
        {
            // Of another stream.
            return null;
        }
        catch (Exception failure)
        {
            return failure.Message;
        }
    }

    private static string? Failure(SqliteConnection connection, Prepared prepared, Projection projection, Recorded e)
    {
        ReadModelFile.Execute(connection, "begin");
        try
        {
            foreach (var sql in projection.Apply(e.Event, e)) prepared.Run(sql);
            return null;
        }
        catch (StatementFailedException failure) when (failure.Reason.StartsWith("UNIQUE constraint failed", StringComparison.Ordinal))
        {
            // In a shape all ids are the same: a unit is its own parent, a project is twice in the same group.
            return null;
        }
        catch (Exception failure)
        {
            return failure.Message;
        }
        finally
        {
            ReadModelFile.Execute(connection, "rollback");
        }
    }

    /// <summary>Every shape as the log would give it back today.</summary>
    private IReadOnlyList<Recorded> Stored()
    {
        var (serializer, at) = (world.Get<EventSerializer>(), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var metadata = new Metadata(at, PersonId.System, "test", Ids.Named("shape", "command"), "", Ids.Named("shape", "command"), "test").Write();
        return [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select((file, n) =>
        {
            var name = Path.GetFileName(file)[..Path.GetFileName(file)[..^".json".Length].LastIndexOf('.')];
            var stored = new StoredEvent { Position = n + 1, Stream = $"shapes.of-{n}", Revision = 0, Id = Ids.Named("shape", file), Name = name, Data = Encoding.UTF8.GetBytes(File.ReadAllText(file)), Metadata = metadata, RecordedAt = at };
            return new Recorded(serializer.Read(stored) ?? throw new InvalidOperationException($"Nobody knows {name}."), stored);
        })];
    }

    /// <summary>One house for all of them.</summary>
    public sealed class House : IAsyncLifetime
    {
        public World World { get; } = new();

        public Task InitializeAsync() => Task.CompletedTask;

        public Task DisposeAsync() => World.DisposeAsync().AsTask();
    }
}

using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Escalating;

namespace Pmo.Tests.Reporting;

/// <summary>Puts events into a world's log as they stand, for tests of what is read from them.</summary>
internal static class Logs
{
    /// <summary>Appends events, each to the stream of its subject.</summary>
    public static Task Happened(this World world, params object[] events) => Happened(world.Store, world.Get<EventSerializer>(), world.Clock.GetUtcNow(), events);

    /// <summary>Appends events, each to the stream of its subject.</summary>
    public static async Task Happened(IEventStore store, EventSerializer serializer, DateTimeOffset now, params object[] events)
    {
        foreach (var e in events)
        {
            var stream = StreamOf(e);
            var metadata = new Metadata(now, PersonId.System, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test");
            AppendResult result;
            // A site's own policies may write to the same stream meanwhile.
            do result = await store.Append(stream, (await store.ReadStream(stream)).Count - 1, [serializer.Write(e, Guid.CreateVersion7(), metadata.Write(), now)]);
            while (result.Kind == AppendKind.Conflict);
            Assert.Equal(AppendKind.Committed, result.Kind);
        }
    }

    private static string StreamOf(object e)
    {
        var named = (string property) => e.GetType().GetProperty(property)?.GetValue(e);
        return e switch
        {
            ReportingStandardIssued => ReportingStandards.Stream,
            UnitCreated u => Units.StreamOf(u.Kind),
            _ when named("Ask") is AskId ask => Ask.StreamOf(ask),
            _ when named("Ladder") is Guid && named("Project") is ProjectId climbing => new LadderOf(climbing, named("Returned") as AskedRevision).Stream,
            _ when named("Obligation") is ObligationId o => Obligation.StreamOf(o),
            _ when named("Project") is ProjectId p => Projects.StreamOf(p),
            _ when named("Import") is Guid import => $"reporting.import-{import:n}",
            _ => throw new NotSupportedException($"No stream for {e.GetType().Name}"),
        };
    }
}

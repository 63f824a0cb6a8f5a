using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Answering;
using Pmo.Reporting.Escalating;

namespace Pmo.Tests.Reporting;

/// <summary>Puts events into a world's log as they stand, for tests of what is read from them.</summary>
internal static class Logs
{
    /// <summary>Appends events, each to the stream of its subject.</summary>
    public static async Task Happened(this World world, params object[] events)
    {
        var serializer = world.Get<EventSerializer>();
        foreach (var e in events)
        {
            var stream = StreamOf(e);
            var revision = (await world.Store.ReadStream(stream)).Count - 1;
            var metadata = new Metadata(world.Clock.GetUtcNow(), PersonId.System, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test");
            var result = await world.Store.Append(stream, revision, [serializer.Write(e, Guid.CreateVersion7(), metadata.Write(), world.Clock.GetUtcNow())]);
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

namespace Pmo.Host.Stepping;

/// <summary>Leads from a step to what it came from, what followed from it, on which facts it was decided, and what else it names.</summary>
internal sealed class StepLinks(TablesThen tables, StreamStories stories, Caller caller)
{
    /// <summary>Most steps shown that followed.</summary>
    private const int Most = 50;

    /// <summary>The step with its links. Records that the reader may not step through are left out.</summary>
    public async Task<StepSheet> Add(StepSheet step, StoredEvent stored, CancellationToken cancellation)
    {
        var metadata = Metadata.Read(stored.Metadata.Span);
        var readable = stories.For(caller.ViewerFor(typeof(ShowStream))!.Roles).Select(s => s.Kind).ToHashSet();
        var (cause, followed) = await tables.Read(typeof(StreamIndex), typeof(ShowStream), (db, _) => (metadata.Causation is { } id ? CauseOf(db, id) : null, FollowedFrom(db, stored.Id)), cancellation);
        return step with
        {
            Cause = cause is not null && readable.Contains(StreamStories.KindOf(cause.Stream)) ? Link(cause) : null,
            Followed = [.. followed.Where(r => readable.Contains(StreamStories.KindOf(r.Stream))).Select(Link)],
            Facts = [.. (metadata.Consulted ?? []).Where(c => c.Revision >= 0 && readable.Contains(StreamStories.KindOf(c.Stream))).Select(c => new StepLink(c.Stream, (int)c.Revision + 1, Tell.Record(c.Stream)))],
            Concerns = [.. Concerned(step, stored.Stream).Where(s => readable.Contains(StreamStories.KindOf(s))).Select(s => new StepLink(s, null, Tell.Record(s)))],
        };
    }

    /// <summary>The texts of a step's links.</summary>
    public IEnumerable<string> Named(StepSheet step) => ((IEnumerable<StepLink?>)[step.Cause, .. step.Followed, .. step.Facts, .. step.Concerns]).OfType<StepLink>().Select(l => l.Title);

    private static Row? CauseOf(Db db, Guid id) => db.One<Row>($"select s.stream, p.revision from audit_step p join audit_stream s on s.number = p.stream where p.id = {id}");

    private static IReadOnlyList<Row> FollowedFrom(Db db, Guid id) =>
        db.List<Row>($"select s.stream, p.revision from audit_step p join audit_stream s on s.number = p.stream where p.cause = {id} order by p.at, s.number, p.revision limit {Most}");

    private static StepLink Link(Row row) => new(row.Stream, (int)row.Revision + 1, Tell.Record(row.Stream));

    private static IEnumerable<string> Concerned(StepSheet step, string own)
    {
        string[] texts = [step.Sentence, .. step.Says.SelectMany(f => f.Lines)];
        return texts.SelectMany(t => Tell.In(t, "record").Concat(Tell.In(t, "project").Select(p => $"office.project-{p}")).Concat(Tell.In(t, "person").Select(p => $"office.person-{p}")))
            .Where(s => s != own && s != $"office.person-{PersonId.System}").Distinct().Take(20);
    }

    private sealed record Row(string Stream, long Revision);
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Host.Stepping;

/// <summary>Which records there are, who and what they concern, which event led to which, and who has looked at them.</summary>
internal sealed class StreamIndex(StreamStories stories) : Projection
{
    private const int Meaning = 2;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Subjects = new();

    public override string Schema => """
        create table audit_stream (number integer primary key, stream text not null unique, kind text not null, title text not null, first integer not null, last integer not null, steps integer not null);
        create table audit_step (stream integer not null, revision integer not null, id blob not null, at integer not null, cause blob, primary key (stream, revision)) without rowid;
        create table audit_subject (subject blob not null, stream integer not null, primary key (subject, stream)) without rowid;
        create table audit_look (position integer primary key, person blob not null, query text not null, record text, range text not null, shown integer, at integer not null);
        """;

    public override string Indexes => """
        create index audit_step_id on audit_step (id);
        create index audit_step_cause on audit_step (cause) where cause is not null;
        create index audit_stream_last on audit_stream (last);
        """;

    // Titles come from the running modules' stories: with another set of modules the tables mean something else.
    public override int Version { get; } =
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{Meaning} {string.Join(' ', stories.All.Select(s => s.Kind).Order(StringComparer.Ordinal))}")));

    public override Sql[] Apply(object @event, Recorded about)
    {
        var (stream, at, metadata) = (about.Stored.Stream, about.At, about.Metadata);
        var title = stories.Of(stream)?.TitleAfter(@event);
        List<Sql> all =
        [
            Sql($"""
                insert into audit_stream (stream, kind, title, first, last, steps) values ({stream}, {StreamStories.KindOf(stream)}, coalesce({title}, ''), {at}, {at}, 1)
                on conflict (stream) do update set title = coalesce({title}, title), last = max(last, excluded.last), steps = steps + 1
                """),
            Sql($"""
                insert into audit_step (stream, revision, id, at, cause)
                select number, {about.Stored.Revision}, {about.Stored.Id}, {at}, {metadata.Causation} from audit_stream where stream = {stream}
                """),
        ];
        all.AddRange(Concerned(@event, stream, metadata).Distinct().Select(id =>
            Sql($"insert or ignore into audit_subject (subject, stream) select {id}, number from audit_stream where stream = {stream}")));
        if (@event is AuditRecordsViewed e) all.Add(Sql($"insert into audit_look values ({about.Position}, {e.By}, {e.Query}, {e.Record}, {e.Range}, {e.Count}, {e.At})"));
        if (@event is PageViewed p) all.Add(Sql($"insert into audit_look values ({about.Position}, {p.By}, {FindLooksHere.OfPages}, null, {LookStory.Words(p)}, null, {p.At})"));
        if (@event is Exporting.ListExported x) all.Add(Sql($"insert into audit_look values ({about.Position}, {x.By}, {FindLooksHere.OfExports}, null, {LookStory.Words(x)}, {x.Rows}, {x.At})"));
        return [.. all];
    }

    private static IEnumerable<Guid> Concerned(object @event, string stream, Metadata metadata)
    {
        if (Guid.TryParse(StreamStories.IdOf(stream), out var own)) yield return own;
        if (metadata.Actor != PersonId.System) yield return metadata.Actor.Value;
        if (metadata.OnBehalfOf is { } principal) yield return principal.Value;
        foreach (var property in Subjects.GetOrAdd(@event.GetType(), SubjectsOf))
            if (ValueOf(property.GetValue(@event)) is { } id && id != PersonId.System.Value) yield return id;
    }

    private static Guid? ValueOf(object? value) => value switch
    {
        null => null,
        Guid id => id,
        PersonId person => person.Value,
        ProjectId project => project.Value,
        UnitId unit => unit.Value,
        CalendarId calendar => calendar.Value,
        _ => (Guid)value.GetType().GetProperty("Value")!.GetValue(value)!,
    };

    private static PropertyInfo[] SubjectsOf(Type type) => [.. FieldTexts.FieldsOf(type).Where(p => IsSubject(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))];

    private static bool IsSubject(Type type) => type == typeof(Guid) || type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}

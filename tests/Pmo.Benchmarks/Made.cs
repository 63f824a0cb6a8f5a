using System.Text;
using Pmo.Office;

namespace Pmo.Benchmarks;

/// <summary>Events of the usual size (about 530 bytes of JSON, 270 of metadata) for one writer: five to a stream, as typed events for us and as raw bytes for the floors.</summary>
internal sealed class Made
{
    private const int PerStream = 5;
    private static readonly PersonId Actor = new(new Guid("01900000-0000-7000-8000-0000000000a1"));

    /// <summary>What a project's description says.</summary>
    public static string Text { get; } = string.Join(' ', Enumerable.Repeat("Concrete works on section four resumed after the strike; the float is used up.", 5));

    private readonly EventSerializer serializer;
    private readonly byte[] name;
    private readonly byte[] content;
    private readonly byte[] metadata;
    private readonly byte[] leaf = new byte[32];
    private ProjectId project;
    private int revision = PerStream - 1;

    public Made(EventNames names)
    {
        serializer = new EventSerializer(names);
        project = new(Guid.CreateVersion7());
        var example = Write(0);
        (name, content, metadata) = (Encoding.UTF8.GetBytes(example.Name), example.Data.ToArray(), example.Metadata.ToArray());
    }

    /// <summary>Bytes of one event: JSON and metadata.</summary>
    public (int Content, int Metadata) Size => (content.Length, metadata.Length);

    /// <summary>The next event, made as a decision makes it, with the stream and the revision it expects.</summary>
    public (string Stream, long Expected, NewEvent Event) Next()
    {
        Advance();
        return (Projects.StreamOf(project), revision - 1, Write(revision));
    }

    /// <summary>A new stream with many events for one append.</summary>
    public (string Stream, IReadOnlyList<NewEvent> Events) NextStream(int events)
    {
        project = new(Guid.CreateVersion7());
        return (Projects.StreamOf(project), [.. Enumerable.Range(0, events).Select(Write)]);
    }

    /// <summary>The next event as bytes; only ids and stream are new.</summary>
    public RawEvent NextRaw()
    {
        Advance();
        return Bytes(revision);
    }

    /// <summary>A new stream as bytes.</summary>
    public IEnumerable<RawEvent> NextRawStream(int events)
    {
        project = new(Guid.CreateVersion7());
        return Enumerable.Range(0, events).Select(n => Bytes(n));
    }

    private void Advance()
    {
        revision = (revision + 1) % PerStream;
        if (revision == 0) project = new(Guid.CreateVersion7());
    }

    private NewEvent Write(int n)
    {
        var (command, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        var about = new Metadata(now, Actor, "office.rename-project", command, "00112233445566778899aabbccddeeff", command, "0.1.0+0123456789abcdef");
        return serializer.Write(new ProjectRenamed(project, $"Bridge no. {n}", Text), Ids.Event(command, 0), about.Write(), now);
    }

    private RawEvent Bytes(int n) => new(
        Encoding.UTF8.GetBytes(Projects.StreamOf(project)), n, Guid.CreateVersion7().ToByteArray(bigEndian: true), name,
        TimeProvider.System.GetUtcNow().UtcTicks / 10, content, metadata, leaf);
}

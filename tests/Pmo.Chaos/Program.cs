using System.Text;
using Pmo;

// A process that the store's tests kill, starve and lie to. It prints a line for every answer it gets:
//   ack STREAM ID…          these events are durable
//   unknown REASON          not known whether they are
//   health HEALTH
// Usage: write DIRECTORY WRITERS APPENDS | hold DIRECTORY
var salt = Enumerable.Range(1, 32).Select(n => (byte)n).ToArray();
await using var store = new SqliteEventStore(new(args[1], salt));
var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
if (args[0] == "hold")
{
    output.WriteLine("held");
    Console.ReadLine();
    return;
}
await Task.WhenAll(Enumerable.Range(0, int.Parse(args[2])).Select(n => Task.Run(() => Write(n, int.Parse(args[3])))));
output.WriteLine($"health {store.Health}");

async Task Write(int writer, int appends)
{
    for (var i = 0; i < appends; i++)
    {
        var stream = $"chaos.thing-{Guid.CreateVersion7():n}";
        var events = Enumerable.Range(0, 1 + ((writer + i) % 3)).Select(n => Event()).ToArray();
        var result = await store.Append(stream, -1, events);
        output.WriteLine(result.Kind == AppendKind.Committed ? $"ack {stream} {string.Join(' ', events.Select(e => e.Id))}" : $"{result.Kind.ToString().ToLowerInvariant()} {result.Reason}");
    }
}

NewEvent Event() => new(Guid.CreateVersion7(), "chaos.thing-happened", Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 400)}}"}"""), "{}"u8.ToArray(), DateTimeOffset.UtcNow);

using CsCheck;

namespace Pmo.Store.Tests;

/// <summary>A1, A2: whatever is sent in whatever order, the store answers as a dictionary would.</summary>
public abstract partial class EventStoreContract
{
    private static readonly Gen<Attempt> Attempts = Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 5], Gen.Int[0, 11].Array[1, 3], (stream, expected, ids) => new Attempt(stream, expected, ids));

    [Fact]
    public async Task The_store_answers_as_a_dictionary_would()
    {
        await Attempts.Array[1, 25].SampleAsync(async attempts =>
        {
            var model = new Model(Guid.CreateVersion7());
            foreach (var attempt in attempts)
            {
                var (stream, events) = model.Concrete(attempt);
                var expected = model.Answer(attempt);
                var actual = await Store.Append(stream, attempt.Expected, events);
                Assert.Equal(expected, (actual.Kind, actual.Revision));
            }
            for (var stream = 0; stream < 3; stream++)
                Assert.Equal(model.Ids(stream), (await Store.ReadStream(model.Name(stream))).Select(e => e.Id));
        }, iter: 300, threads: 2);
    }

    private sealed record Attempt(int Stream, long Expected, int[] Ids)
    {
        public override string ToString() => $"{Stream}@{Expected}[{string.Join(',', Ids)}]";
    }

    /// <summary>Three lists of ids, and the decision order of the store in five lines.</summary>
    private sealed class Model(Guid trial)
    {
        private readonly List<int>[] streams = [[], [], []];

        public string Name(int stream) => Make.Stream(Id(stream + 100));

        public IEnumerable<Guid> Ids(int stream) => streams[stream].Select(Id);

        public (string, NewEvent[]) Concrete(Attempt a) => (Name(a.Stream), [.. a.Ids.Select(id => Make.Event(Id(id)))]);

        public (AppendKind, long) Answer(Attempt a)
        {
            var stream = streams[a.Stream];
            if (a.Ids.Distinct().Count() < a.Ids.Length) return (AppendKind.Rejected, -1);
            if (a.Ids.Select((id, i) => (id, i)).All(e => At(stream, a.Expected + 1 + e.i) == e.id)) return (AppendKind.Duplicate, a.Expected + a.Ids.Length);
            if (a.Ids.Any(id => streams.Any(s => s.Contains(id)))) return (AppendKind.Rejected, -1);
            if (a.Expected != stream.Count - 1) return (AppendKind.Conflict, stream.Count - 1);
            stream.AddRange(a.Ids);
            return (AppendKind.Committed, stream.Count - 1);
        }

        private static int At(List<int> stream, long place) => place >= 0 && place < stream.Count ? stream[(int)place] : -1;

        private Guid Id(int n) => Pmo.Ids.Event(trial, n);
    }
}

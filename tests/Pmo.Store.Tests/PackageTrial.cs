using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>A log of a hundred events of all the kinds a package tells differently: half plain, the others in confidence, personal, of an erased person, and of a module that is off.</summary>
internal sealed class PackageTrial : IAsyncDisposable
{
    private static readonly PersonId Known = new(new Guid("01900000-0000-7000-8000-00000000aaaa"));
    private static readonly PersonId Gone = new(new Guid("01900000-0000-7000-8000-00000000bbbb"));
    private static readonly byte[] File1 = System.Text.Encoding.UTF8.GetBytes("What was seen on the day.");
    private static readonly string Attached = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File1));
    private string directory = "";
    private KeyRing keys = null!;

    public ProvenLog Log { get; private set; } = null!;

    public string Policy => PackagePolicy.Of(Log.Key());

    public async Task Open(string data)
    {
        directory = data;
        Log = new ProvenLog(data);
        keys = new KeyRing(data, Log.Secrets.WrappingKey);
        foreach (var person in (PersonId[])[Known, Gone]) keys.Seal(person, KeyRing.Identity, _ => 0);
        keys.Destroy(Gone);
        for (var n = 0; n < 100; n++)
        {
            await Append(n);
            if (n % 25 == 9) await Log.Proof.Sign();
        }
    }

    /// <summary>A package of a range.</summary>
    public async Task<(PackageManifest Manifest, byte[] Package)> Package(long first, long last, params string[] streams)
    {
        var names = new EventNames([typeof(ThingHappened), typeof(NoteWritten), typeof(PersonNamed)]);
        var writer = new PackageWriter(Log.Proof, ProvenLog.Options(directory), Log.Secrets, names, keys, new Build("test"), TimeProvider.System);
        var file = Path.Combine(directory, "package");
        var order = new PackageOrder("SOX 404, <March> \u2028 😀", first, last, streams, "Everything.", Known)
        {
            Files = new((_, data) => System.Text.Encoding.UTF8.GetString(data).Contains(Attached, StringComparison.Ordinal) ? Attached : null, hash => hash == Attached ? (File1, null) : (null, "It is missing.")),
        };
        var written = await writer.Write(order, file) ?? throw new InvalidOperationException("The log may not be signed.");
        Assert.Equal(writer.Preview(order), new PackageContent(written.Manifest.Population, written.Manifest.Disclosed, written.Manifest.Withheld, written.Manifest.Erased, written.Manifest.LeafOnly));
        return (written.Manifest, File.ReadAllBytes(file));
    }

    /// <summary>One more event, which tells of a file.</summary>
    public Task Attach() => Log.Append("trial.thing", "trial.thing-happened", $$"""{"n":1,"sha256":"{{Attached}}"}""");

    public async ValueTask DisposeAsync()
    {
        keys.Dispose();
        await Log.DisposeAsync();
    }

    private Task Append(int n) => (n % 10) switch
    {
        0 or 5 => Log.Append("trial.note", "trial.note-written", """{"text":"said in confidence"}"""),
        1 => Log.Append("trial.person", "trial.person-named", Sealed(Known)),
        3 => Log.Append("trial.secret", "trial.of-a-module-that-is-off", """{"n":1}"""),
        6 => Log.Append("trial.person", "trial.person-named", Sealed(Gone)),
        _ => Log.Append("trial.thing", "trial.thing-happened", $$"""{"n":{{n}}}""", n % 10 == 2 ? "=cmd|' /C calc'!A0" : null),
    };

    private static string Sealed(PersonId person) => $$$"""{"person":"{{{person.Value}}}","name":{"$pd":1,"s":"{{{person.Value}}}","k":1,"n":"AAAA","c":"AAAA","t":"AAAA"}}""";

    [EventName("trial.thing-happened")]
    private sealed record ThingHappened(int N);

    [EventName("trial.note-written"), PrivateText]
    private sealed record NoteWritten(string Text);

    [EventName("trial.person-named")]
    private sealed record PersonNamed(PersonId Person);
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Auditing;
using Pmo.Host.Mail;
using Pmo.Host.SignIn;
using Pmo.Office;
using Pmo.Office.Erasing;
using Pmo.Office.People;
using Pmo.Tests.Security;

namespace Pmo.Tests.Erasing;

/// <summary>A person who leaves traces wherever the product keeps any, in words that stand nowhere else; and the search for them in every byte of every file.</summary>
internal sealed class Traces(Site site)
{
    public static readonly PersonId Gone = new(new Guid("01900000-0000-7000-8000-00000000f00d"));
    public const string Marked = "Erased person F00D";

    public static readonly string[] Names = ["Zquxname", "Zquxrenamed"];
    public static readonly string[] Addresses = ["zquxfirst@example.org", "zquxsecond@example.org"];
    public static readonly string[] Drafts = ["Zquxtyped", "Zquxretyped"];
    public static readonly string[] Tokens = ["Zquxtoken"];

    /// <summary>The person's key as it is kept, and as it is: what must be in no file afterwards, in no spelling.</summary>
    public IReadOnlyList<byte[]> Keys { get; private set; } = [];

    /// <summary>Everybody and everything before the erasure.</summary>
    public async Task Leave()
    {
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
        var other = await site.Person([Role.PmoOfficer], "other@example.org");
        await site.Do(new ClaimEmail(Gone, Addresses[0]));
        await site.Do(new AddPerson(Gone, $"{Names[0]} Erstwhile", Addresses[0], "Europe/Berlin"));
        await site.Do(new RenamePerson(Gone, $"{Names[1]} Erstwhile"));
        await site.Do(new ClaimEmail(Gone, Addresses[1]));
        await site.Do(new ChangeEmail(Gone, Addresses[1]));
        site.Get<Passwords>().Set(Gone, "a long password of nobody");
        await site.Get<Door>().Enter(Gone, new Visitor(null, "test"));
        site.Get<Tokens>().Create(Gone, Tokens[0], TimeSpan.FromDays(9));
        site.Get<OneTimeCodes>().Create(Gone, TimeSpan.FromDays(1));
        site.Get<IDrafts>().Save("test.report-1", 0, $"{Drafts[0]} {new string('x', 9_000)}", Gone, site.Clock.GetUtcNow());
        site.Get<IDrafts>().Save("test.report-1", 1, Drafts[1], Gone, site.Clock.GetUtcNow());
        await Tell(Gone, "Something waits for you.");
        await Tell(other, $"{Notices.Name(Gone)} handed something in.");
        await site.Until(site.Clock.GetUtcNow().AddMinutes(10));
        await site.Get<Dispatcher>().SendDue();
        Keys = KeysOf(site.DataDirectory);
    }

    /// <summary>One asks and another approves; then it is carried out.</summary>
    public async Task Erase()
    {
        var (asks, approves) = (await site.Person([Role.Administrator]), await site.Person([Role.HeadOfPmo]));
        await site.Do(new RequestErasure(Gone, ErasureBasis.PersonAsked, "They asked for it by letter, file 12."), asks);
        var asked = (await site.Log()).Select(r => r.Event).OfType<ErasureRequested>().Last();
        await site.Do(new ApproveErasure(asked.Erasure), approves);
        await site.Get<Host.Erasing.Eraser>().Finish();
        await site.Settle();
    }

    /// <summary>Everything sought, by what it is called in a failure.</summary>
    public IEnumerable<(string What, byte[] Bytes)> Sought =>
        Names.Concat(Addresses).Concat(Drafts).Concat(Tokens).SelectMany(Spelled).Concat(Keys.SelectMany((key, n) => Spelled($"key {n}", key)));

    /// <summary>What is found, and where: each file as it is, and what is packed in it.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="running">The host runs, and has files of its own under way that nobody else can open.</param>
    public IReadOnlyList<string> In(string directory, bool running = false)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(p => !running || Path.GetFileName(p) != "pmo.lock" && !p.StartsWith(Path.Combine(directory, "replays"), StringComparison.Ordinal)))
            foreach (var bytes in Contents(path))
                foreach (var (what, sought) in Sought)
                    if (bytes.AsSpan().IndexOf(sought) >= 0) found.Add($"{what} in {Path.GetFileName(path)}");
        return [.. found];
    }

    private Task Tell(PersonId to, string text) =>
        site.Do(new RequestNotice(Ids.Named("test.notice", text), to, TellPeopleOfTheirPart.Part.Name, text, "You asked for it.", "/projects", AtOnce: true));

    private static IEnumerable<byte[]> Contents(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        yield return bytes;
        if (path.EndsWith(".br", StringComparison.Ordinal)) yield return Unpacked(path);

        if (!path.EndsWith(".pmoaudit", StringComparison.Ordinal)) yield break;
        using var package = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in package.Entries)
        {
            using var content = entry.Open();
            yield return All(content);
        }
    }

    // Pages that are not in it, because the snapshot lies on another, are empty.
    private static byte[] Unpacked(string snapshot)
    {
        using var layer = PackedLayer.Open(snapshot);
        var (bytes, block) = (new byte[layer.Length], new byte[PackedPages.Most * PackedPages.Page]);
        for (var n = 0; n < layer.Blocks; n++)
        {
            layer.Read(n, block);
            foreach (var (place, page) in layer.Pages(n).ToArray().Index()) block.AsSpan(place * PackedPages.Page, PackedPages.Page).CopyTo(bytes.AsSpan(page * PackedPages.Page));
        }

        return bytes;
    }

    private static byte[] All(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static IEnumerable<(string, byte[])> Spelled(string text) =>
        [(text, Encoding.UTF8.GetBytes(text)), (text, Encoding.Unicode.GetBytes(text)), (text, Encoding.BigEndianUnicode.GetBytes(text)), .. Base64(text, Encoding.UTF8.GetBytes(text))];

    private static IEnumerable<(string, byte[])> Spelled(string what, byte[] key) =>
        [(what, key), (what, Encoding.ASCII.GetBytes(Convert.ToHexString(key))), (what, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key))), .. Base64(what, key)];

    // Wherever it begins within the three bytes that four letters hold: the letters that do not depend on what stands around.
    private static IEnumerable<(string, byte[])> Base64(string what, byte[] bytes) =>
        Enumerable.Range(0, 3).Select(shift => (what, Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[shift], .. bytes])[(shift == 0 ? 0 : 4)..].TrimEnd('=')[..^1])));

    private static List<byte[]> KeysOf(string directory)
    {
        var (found, wrapping) = (new List<byte[]>(), Secrets.Open(directory).WrappingKey);
        using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "keys.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        db.Open();
        using var select = db.CreateCommand();
        select.CommandText = "select number, wrapped from key where person = @person";
        select.Parameters.AddWithValue("@person", Gone.Value.ToByteArray(bigEndian: true));
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            var wrapped = (byte[])rows[1];
            var key = new byte[wrapped.Length - 28];
            using var aes = new AesGcm(wrapping.Span, 16);
            aes.Decrypt(wrapped.AsSpan(0, 12), wrapped.AsSpan(12, key.Length), wrapped.AsSpan(12 + key.Length), key, Encoding.ASCII.GetBytes($"{Gone}/{rows.GetInt32(0)}"));
            found.AddRange([wrapped, key]);
        }

        return found;
    }
}

/// <summary>A place that forgets nobody.</summary>
internal sealed class Unforgetting(IForgets real, string left) : IForgets
{
    public string Place => real.Place;
    public Task<int> Forget(PersonId person, CancellationToken cancellation) => Place == left ? Task.FromResult(0) : real.Forget(person, cancellation);

    /// <summary>Leaves one place out.</summary>
    public static void LeaveOut(IServiceCollection services, string place)
    {
        var all = services.Where(s => s.ServiceType == typeof(IForgets)).ToArray();
        foreach (var real in all)
        {
            services.Remove(real);
            services.AddSingleton<IForgets>(p => new Unforgetting((IForgets)(real.ImplementationFactory?.Invoke(p) ?? ActivatorUtilities.CreateInstance(p, real.ImplementationType!)), place));
        }
    }
}

using Microsoft.Data.Sqlite;

namespace Pmo.Tests.LookingBack;

/// <summary>A file that begins as a snapshot is, for whoever reads and writes it, the file that was packed.</summary>
public sealed class Pages_of_snapshots : IDisposable
{
    private const int Page = PackedPages.Page;
    private readonly string folder = Directory.CreateTempSubdirectory("pmo-pages-").FullName;

    [Fact, Trait("Feature", "A14")]
    public void Layers_make_the_file_again_byte_by_byte()
    {
        var dice = new Dice(11);
        var pages = new byte[600 * Page];
        var packed = new List<string>();
        for (var layer = 0; layer < 5; layer++)
        {
            // Each has some other pages than the one before it, and a few more, or fewer.
            var before = pages.ToArray();
            Array.Resize(ref pages, pages.Length + (layer == 3 ? -40 : layer) * Page);
            for (var n = 0; n < 700; n += dice.Between(1, 90, $"layer {layer}, {n}")) Array.Fill(pages, (byte)(layer * 50 + n % 50), n % (pages.Length / Page) * Page, Page);
            packed.Insert(0, Pack(pages, Enumerable.Range(0, pages.Length / Page).Where(p => layer == 0 || !Of(pages, p).SequenceEqual(Of(before, p))), packed.FirstOrDefault()));

            var again = At($"{layer}.again");
            using var file = Make(again, packed);
            file.Read(0, pages.Length);
            Assert.Equal(pages, Contents(again));
        }
    }

    [Fact, Trait("Feature", "A14")]
    public void A_page_is_unpacked_when_it_is_read_with_those_beside_it_and_no_other()
    {
        var pages = Numbered(100);
        var path = At("lazy");
        using var file = Make(path, [Pack(pages, Enumerable.Range(0, 100))]);
        Assert.Equal(new byte[100 * Page], Contents(path));

        file.Read(40 * Page + 24, 16);
        Assert.Equal(Enumerable.Range(40, 8), Enumerable.Range(0, 100).Where(p => Contents(path)[p * Page] != 0));
        file.Read(48 * Page - 1, 2);
        Assert.Equal(Enumerable.Range(40, 16), Enumerable.Range(0, 100).Where(p => Contents(path)[p * Page] != 0));
    }

    [Fact, Trait("Feature", "A14")]
    public void What_is_written_before_its_neighbours_are_read_stays()
    {
        var path = At("written");
        using var file = Make(path, [Pack(Numbered(100), Enumerable.Range(0, 100))]);
        using (var writing = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write(40 * Page, Page);
            RandomAccess.Write(writing, new byte[Page], 40L * Page);
            // A piece of a page: what it does not write is what was packed.
            file.Write(70 * Page + 100, 1);
            RandomAccess.Write(writing, [0], 70L * Page + 100);
            file.Write(100 * Page, Page);
            RandomAccess.Write(writing, new byte[Page], 100L * Page);
        }

        file.Read(0, 200 * Page);
        Assert.Equal([40, 70, 100], file.Written);
        Assert.Equal(0, Contents(path)[40 * Page]);
        Assert.Equal([71, 0, 71], Contents(path)[(70 * Page + 99)..(70 * Page + 102)]);
        Assert.All(Enumerable.Range(0, 100).Except([40]), p => Assert.Equal(p + 1, Contents(path)[p * Page]));
        file.CountFrom(new byte[32]);
        Assert.Empty(file.Written);
    }

    [Fact, Trait("Feature", "A14")]
    public void Every_byte_counts()
    {
        var whole = Pack(Numbered(100), Enumerable.Range(0, 100));
        var bytes = File.ReadAllBytes(whole);
        var broken = At("broken");
        var dice = new Dice(3);
        foreach (var place in Enumerable.Range(0, 200).Select(n => dice.Between(0, bytes.Length - 1, $"place {n}")).Concat([0, bytes.Length - 1]))
        {
            bytes[place] ^= 1;
            File.WriteAllBytes(broken, bytes);
            bytes[place] ^= 1;
            Assert.Equal(broken, Assert.Throws<BrokenSnapshotException>(() => ReadAll(broken)).File);
        }

        foreach (var length in (int[])[0, 1, 47, 48, bytes.Length - 1])
        {
            File.WriteAllBytes(broken, bytes[..length]);
            Assert.Throws<BrokenSnapshotException>(() => ReadAll(broken));
        }

        ReadAll(whole);
    }

    [Fact, Trait("Feature", "A14")]
    public void Layers_that_were_not_made_on_each_other_make_no_file()
    {
        var (pages, others) = (Numbered(10), Numbered(20)[..(10 * Page)]);
        others[^1] = 7;
        var (one, another) = (Pack(pages, Enumerable.Range(0, 10)), Pack(others, Enumerable.Range(0, 10)));
        var above = Pack(pages, [3], one);
        foreach (var wrong in (string[][])[[above, another], [above], [one, above], [one, another]])
        {
            var layers = wrong.Select(PackedLayer.Open).ToList();
            Assert.Throws<BrokenSnapshotException>(() => SnapshotPages.Make(At("wrong"), layers));
            layers.ForEach(l => l.Dispose());
            Assert.False(File.Exists(At("wrong")));
        }

        Assert.Null(SnapshotPages.At(At("wrong")));
        Make(At("right"), [above, one]).Dispose();
    }

    [Fact, Trait("Feature", "A14")]
    public void Many_read_and_one_writes_as_in_any_other_file()
    {
        var plain = At("plain.db");
        Fill(plain, 20_000);
        var path = At("with a blank, ümlaut & 100%.db");
        using var file = Make(path, [Pack(File.ReadAllBytes(plain), Enumerable.Range(0, (int)(new FileInfo(plain).Length / Page)))]);
        using var writer = ReadModelFile.Open(path, SqliteOpenMode.ReadWrite);
        ReadModelFile.Execute(writer, "pragma journal_mode=wal");
        Parallel.For(0, 8, n =>
        {
            using var reader = ReadModelFile.Open(path, SqliteOpenMode.ReadWrite);
            // Some read through memory that the file is mapped into.
            if (n % 2 == 0) ReadModelFile.Execute(reader, "pragma mmap_size=268435456");
            for (var row = n; row < 20_000; row += 997) Assert.Equal(row * 3L, ReadModelFile.Scalar(reader, $"select value from odd where id = {row}"));
            Assert.Equal(20_000, ReadModelFile.Scalar(reader, "select count(*) from odd where text like 'text %'"));
        });
        ReadModelFile.Execute(writer, "update odd set value = -1 where id % 100 = 7; insert into odd values (20000, -1, 'new'); pragma wal_checkpoint(truncate)");
        using var after = ReadModelFile.Open(path, SqliteOpenMode.ReadWrite);
        Assert.Equal(201, ReadModelFile.Scalar(after, "select count(*) from odd where value = -1"));
        Assert.Equal(20_001, ReadModelFile.Scalar(after, "select count(*) from odd"));
        using var check = after.CreateCommand();
        check.CommandText = "pragma integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
        Assert.NotEmpty(file.Written);
    }

    [Fact, Trait("Feature", "A14")]
    public void A_broken_page_is_an_error_and_never_another_answer()
    {
        var plain = At("plain.db");
        Fill(plain, 20_000);
        var packed = Pack(File.ReadAllBytes(plain), Enumerable.Range(0, (int)(new FileInfo(plain).Length / Page)));
        var bytes = File.ReadAllBytes(packed);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(packed, bytes);
        using var file = Make(At("broken.db"), [packed]);
        using var reader = ReadModelFile.Open(At("broken.db"), SqliteOpenMode.ReadOnly);
        Assert.Equal(3, ReadModelFile.Scalar(reader, "select value from odd where id = 1"));
        Assert.Null(file.Broken);

        Assert.Throws<SqliteException>(() => ReadModelFile.Scalar(reader, "select count(*) from odd where text like 'text %'"));
        Assert.Equal(packed, file.Broken?.File);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Fill(string path, int rows)
    {
        using var connection = ReadModelFile.Open(path, SqliteOpenMode.ReadWriteCreate);
        ReadModelFile.Execute(connection, $"create table odd (id integer primary key, value integer, text text); with recursive n(i) as (select 0 union all select i + 1 from n where i < {rows - 1}) insert into odd select i, i * 3, 'text ' || i from n; create index of_value on odd (value)");
    }

    private static byte[] Numbered(int pages) => [.. Enumerable.Range(0, pages).SelectMany(p => Enumerable.Repeat((byte)(p + 1), Page))];

    private static ReadOnlySpan<byte> Of(byte[] pages, int page) => (page + 1) * Page <= pages.Length ? pages.AsSpan(page * Page, Page) : [];

    private static void ReadAll(string path)
    {
        using var layer = PackedLayer.Open(path);
        for (var block = 0; block < layer.Blocks; block++) layer.Read(block, new byte[PackedPages.Most * Page]);
    }

    private static SnapshotPages Make(string path, IEnumerable<string> packed) => SnapshotPages.Make(path, [.. packed.Select(PackedLayer.Open)]);

    private static byte[] Contents(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private string Pack(byte[] pages, IEnumerable<int> which, string? under = null)
    {
        using var below = under is null ? null : PackedLayer.Open(under);
        var plain = At($"{Guid.NewGuid():n}.plain");
        File.WriteAllBytes(plain, pages);
        PackedPages.Pack(plain, which, below?.Hash ?? new byte[PackedPages.Hash], plain + ".br", CancellationToken.None);
        return plain + ".br";
    }

    private string At(string name) => Path.Combine(folder, name);
}

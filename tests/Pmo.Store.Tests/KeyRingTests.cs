using System.Text;
using Pmo.Auditing;
using Pmo.Sqlite;

namespace Pmo.Store.Tests;

/// <summary>Personal fields: sealed in the log, open to the program, gone for good when a person is erased.</summary>
public sealed class KeyRingTests : IDisposable
{
    private static readonly EventNames Names = new([typeof(PersonNamed)]);
    private static readonly PersonId Ada = new(Guid.CreateVersion7());
    private static readonly PersonId Bob = new(Guid.CreateVersion7());
    private readonly TempDirectory directory = new();
    private readonly Guid id = Guid.CreateVersion7();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_personal_field_is_not_in_the_stored_bytes_and_comes_back()
    {
        using var keys = Keys();
        var stored = Write(keys, new(Ada, "Ada Lovelace", "ada@example.org"));
        Assert.DoesNotContain("Ada", Encoding.UTF8.GetString(stored.Data.Span), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("""{"$pd":1,"s":""", Encoding.UTF8.GetString(stored.Data.Span), StringComparison.Ordinal);
        Assert.Equal(new(Ada, "Ada Lovelace", "ada@example.org"), Read(keys, stored));
    }

    [Fact]
    public void The_same_event_under_the_same_id_has_the_same_bytes_and_under_another_id_others()
    {
        using var keys = Keys();
        var e = new PersonNamed(Ada, "Ada Lovelace", null);
        Assert.Equal(Write(keys, e).Data.ToArray(), Write(keys, e).Data.ToArray());
        Assert.NotEqual(Write(keys, e).Data.ToArray(), Write(keys, e, Guid.CreateVersion7()).Data.ToArray());
    }

    [Fact]
    public void Keys_survive_a_restart()
    {
        NewEvent stored;
        using (var keys = Keys()) stored = Write(keys, new(Ada, "Ada Lovelace", "ada@example.org"));
        using var again = Keys();
        Assert.Equal("Ada Lovelace", Read(again, stored).Name);
        Assert.Equal(Write(again, new(Ada, "Ada Lovelace", "ada@example.org")).Data.ToArray(), stored.Data.ToArray());
    }

    [Fact]
    public void An_erased_person_reads_erased_at_once_and_after_a_restart_and_others_stay()
    {
        NewEvent ada, bob;
        using (var keys = Keys())
        {
            (ada, bob) = (Write(keys, new(Ada, "Ada Lovelace", null)), Write(keys, new(Bob, "Bob", null)));
            keys.Destroy(Ada);
            Assert.Equal(new(Ada, PersonalAttribute.Erased, null), Read(keys, ada));
        }
        using var again = Keys();
        Assert.Equal(PersonalAttribute.Erased, Read(again, ada).Name);
        Assert.Equal("Bob", Read(again, bob).Name);
    }

    [Fact]
    public void A_person_who_comes_back_after_erasure_has_a_new_key_that_does_not_open_the_past()
    {
        using var keys = Keys();
        var before = Write(keys, new(Ada, "Ada Lovelace", null));
        keys.Destroy(Ada);
        var after = Write(keys, new(Ada, "Ada King", null));
        Assert.Equal("Ada King", Read(keys, after).Name);
        Assert.Equal(PersonalAttribute.Erased, Read(keys, before).Name);
        Assert.Contains("\"k\":2", Encoding.UTF8.GetString(after.Data.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void No_wrapped_key_of_an_erased_person_is_left_in_any_file()
    {
        using var keys = Keys();
        Write(keys, new(Ada, "Ada Lovelace", null));
        byte[] wrapped;
        using (var file = Connection.ForReading(directory["keys.db"])) wrapped = Convert.FromHexString(file.Ask("select hex(wrapped) from key"));
        Assert.Contains(Directory.GetFiles(directory.Path), file => Holds(file, wrapped));
        keys.Destroy(Ada);
        Assert.DoesNotContain(Directory.GetFiles(directory.Path), file => Holds(file, wrapped));
    }

    [Fact]
    public void A_sealed_field_put_into_another_event_or_another_field_or_changed_does_not_open()
    {
        using var keys = Keys();
        var stored = Write(keys, new(Ada, "Ada Lovelace", "ada@example.org"));
        Assert.Throws<UnreadableEventException>(() => Read(keys, stored with { Id = Guid.CreateVersion7() }));
        var json = Encoding.UTF8.GetString(stored.Data.Span);
        Assert.Throws<UnreadableEventException>(() => Read(keys, stored with { Data = Encoding.UTF8.GetBytes(json.Replace("\"name\"", "\"x\"", StringComparison.Ordinal).Replace("\"email\"", "\"name\"", StringComparison.Ordinal)) }));
        Assert.Throws<UnreadableEventException>(() => Read(keys, stored with { Data = Encoding.UTF8.GetBytes(json.Replace("\"$pd\":1", "\"$pd\":9", StringComparison.Ordinal)) }));
        Assert.Throws<UnreadableEventException>(() => Read(keys, stored with { Data = Encoding.UTF8.GetBytes(json.Replace("\"t\":\"", "\"t\":\"AAAA", StringComparison.Ordinal)) }));
        Assert.Throws<UnreadableEventException>(() => Read(keys, stored with { Data = Encoding.UTF8.GetBytes(json.Replace("\"n\":", "\"m\":", StringComparison.Ordinal)) }));
    }

    [Fact]
    public void A_field_that_was_stored_in_the_clear_reads_as_it_is()
    {
        using var keys = Keys();
        var clear = new EventSerializer(Names).Write(new PersonNamed(Ada, "Ada", null), id, default, Make.Noon);
        Assert.Equal("Ada", Read(keys, clear).Name);
    }

    [Fact]
    public void Without_keys_a_sealed_field_reads_erased()
    {
        using var keys = Keys();
        var stored = Write(keys, new(Ada, "Ada", null));
        Assert.Equal(PersonalAttribute.Erased, ((PersonNamed)new EventSerializer(Names).Read(AsStored(stored))!).Name);
    }

    [Fact]
    public void Keys_do_not_open_with_another_wrapping_key()
    {
        using (var keys = Keys()) Write(keys, new(Ada, "Ada", null));
        Assert.Contains("wrapping key", Assert.Throws<CannotOpenStoreException>(() => new KeyRing(directory.Path, new byte[32])).Message);
    }

    [Fact]
    public async Task Many_threads_sealing_for_one_new_person_make_one_key()
    {
        using var keys = Keys();
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Write(keys, new(Bob, "Bob", null)).Data.ToArray())));
        Assert.All(all, bytes => Assert.Equal(all[0], bytes));
        using var file = Connection.ForReading(directory["keys.db"]);
        Assert.Equal("1", file.Ask("select count(*) from key"));
    }

    [Fact]
    public void Sealing_ends_with_the_event_and_does_not_leak_to_the_next()
    {
        using var keys = Keys();
        Write(keys, new(Ada, "Ada", null));
        Assert.Null(PersonalData.Current);
        Assert.Throws<UnreadableEventException>(() => Read(keys, new NewEvent(id, "trial.person-named", "{"u8.ToArray(), default, Make.Noon)));
        Assert.Null(PersonalData.Current);
    }

    private KeyRing Keys() => new(directory.Path, Make.SaltKey);

    private NewEvent Write(KeyRing keys, PersonNamed e, Guid? eventId = null) => new EventSerializer(Names, keys).Write(e, eventId ?? id, default, Make.Noon);

    private static PersonNamed Read(KeyRing keys, NewEvent e) => (PersonNamed)new EventSerializer(Names, keys).Read(AsStored(e))!;

    private static StoredEvent AsStored(NewEvent e) => new()
    {
        Position = 1, Stream = "trial.person-1", Revision = 0, Id = e.Id, Name = e.Name, Data = e.Data, Metadata = e.Metadata, RecordedAt = e.RecordedAt,
    };

    private static bool Holds(string file, byte[] bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content.AsSpan().IndexOf(bytes) >= 0;
    }
}

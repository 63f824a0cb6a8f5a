using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>The leaf's exact bytes, against a second implementation written down from the specification line by line.</summary>
public sealed class LeafTests
{
    private static readonly Guid Id = new("0196a3c0-1234-8abc-9def-0123456789ab");

    public static TheoryData<string, long, string, string, string> Events => new()
    {
        { "reporting.obligation-1", 0, "reporting.report-escalated", "{}", "{}" },
        { "office.person-0196a3c012348abc9def0123456789ab", 41, "office.person-named", """{"name":"Größe 👷"}""", """{"at":"2026-03-02T12:00:00Z"}""" },
        { "x.y-z", long.MaxValue, "x.y", new string('d', 100_000), new string('m', 5_000) },
        { "trial." + new string('s', 3_000), 1, new string('n', 2_000), "", "" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void A_leaf_has_the_bytes_that_the_specification_gives(string stream, long revision, string name, string data, string metadata)
    {
        var leaf = new byte[Leaf.Size];
        new Leaf(Make.SaltKey).Write(leaf, Utf8(stream), revision, Id, Utf8(name), Utf8(data), Utf8(metadata));
        Assert.Equal(Specified(Make.SaltKey.ToArray(), stream, revision, name, Utf8(data), Utf8(metadata)), leaf);
    }

    [Fact]
    public void A_leaf_that_another_language_computed_is_the_same()
    {
        var leaf = new byte[Leaf.Size];
        new Leaf(Make.SaltKey).Write(leaf, "reporting.obligation-1"u8, 0, Id, "reporting.report-escalated"u8, "{}"u8, "{}"u8);
        Assert.Equal("3adc1fb8e468b4f02861d0f82831a84115872e657f8fa52c1282c23dcaddeeb1", Convert.ToHexStringLower(leaf));
    }

    [Fact]
    public void Two_salt_keys_used_in_turn_do_not_mix()
    {
        Leaf[] leaves = [new(Make.SaltKey), new(new byte[32])];
        for (var i = 0; i < 4; i++)
        {
            var key = i % 2 == 0 ? Make.SaltKey.ToArray() : new byte[32];
            var leaf = new byte[Leaf.Size];
            leaves[i % 2].Write(leaf, "x.y-1"u8, i, Id, "x.y"u8, "{}"u8, "{}"u8);
            Assert.Equal(Specified(key, "x.y-1", i, "x.y", Utf8("{}"), Utf8("{}")), leaf);
        }
    }

    [Fact]
    public void A_salt_key_has_32_bytes() => Assert.Throws<ArgumentException>(() => new Leaf(new byte[31]));

    private static byte[] Specified(byte[] saltKey, string stream, long revision, string type, byte[] data, byte[] metadata)
    {
        byte[] id = Id.ToByteArray(bigEndian: true);
        byte[] saltD = HMACSHA256.HashData(saltKey, (byte[])[.. Utf8("pmo-salt/1/data"), .. id])[..16];
        byte[] saltM = HMACSHA256.HashData(saltKey, (byte[])[.. Utf8("pmo-salt/1/meta"), .. id])[..16];
        byte[] dataCommit = SHA256.HashData((byte[])[.. Utf8("pmo-data/1\n"), .. saltD, .. data]);
        byte[] metaCommit = SHA256.HashData((byte[])[.. Utf8("pmo-meta/1\n"), .. saltM, .. metadata]);
        byte[] rev = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(rev, (ulong)revision);
        byte[] input = [.. Utf8("pmo-event/1\n"), .. LP(stream), .. rev, .. id, .. LP(type), .. LP("application/json"), .. dataCommit, .. metaCommit];
        return SHA256.HashData((byte[])[0, .. input]);
    }

    private static byte[] LP(string text)
    {
        var bytes = Utf8(text);
        return [(byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

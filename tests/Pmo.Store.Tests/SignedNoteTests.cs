using System.Security.Cryptography;
using System.Text;
using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>Signed checkpoints are C2SP signed notes, readable by other tools, and every changed byte is noticed.</summary>
[Trait("Feature", "A9")]
public sealed class SignedNoteTests
{
    private static readonly Checkpoint Signed = new("pmo/log/0123456789abcdef0123456789abcdef/1", 300_000, SHA256.HashData("root"u8));
    private readonly SigningKey key = new(SigningKey.Make());

    [Fact]
    public void The_signature_is_DER_over_the_text_and_the_key_id_begins_the_hash_of_the_public_key()
    {
        var lines = key.Sign(Signed).ToString().Split('\n');
        Assert.Equal([Signed.Origin, "300000", Convert.ToBase64String(Signed.Root), ""], lines[..4]);
        Assert.Equal(["", ""], [lines[3], lines[5]]);
        var (parts, bytes) = (lines[4].Split(' '), Convert.FromBase64String(lines[4].Split(' ')[2]));
        Assert.Equal(("—", Signed.Origin), (parts[0], parts[1]));

        var vkey = key.Public(Signed.Origin).ToString().Split('+', 3);
        var spki = Convert.FromBase64String(vkey[2])[1..];
        Assert.Equal((Signed.Origin, 2), (vkey[0], Convert.FromBase64String(vkey[2])[0]));
        Assert.Equal(SHA256.HashData(spki)[..4], bytes[..4]);
        Assert.Equal(Convert.ToHexStringLower(bytes[..4]), vkey[1]);
        using var other = ECDsa.Create();
        other.ImportSubjectPublicKeyInfo(spki, out _);
        Assert.True(other.VerifyData(Encoding.UTF8.GetBytes(string.Join('\n', lines[..3]) + "\n"), bytes[4..], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [Fact]
    public void A_key_is_read_back_and_one_with_a_changed_part_is_none()
    {
        var written = key.Public(Signed.Origin).ToString();
        Assert.Equal(written, VerifierKey.Parse(written)?.ToString());
        var parts = written.Split('+', 3);
        Assert.All(new[] { "", "x", $"{parts[0]}+00000000+{parts[2]}", $"{parts[0]}+{parts[1]}+{parts[2][..^4]}", $"a b+{parts[1]}+{parts[2]}", $"{parts[0]}+{parts[1]}+AA{parts[2][2..]}" },
            text => Assert.Null(VerifierKey.Parse(text)));
    }

    [Fact]
    public void A_note_with_any_byte_changed_is_not_signed()
    {
        var (text, verifier) = (key.Sign(Signed).ToString(), key.Public(Signed.Origin));
        for (var at = 0; at < text.Length; at++)
        {
            // 'A' and 'B' differ in a bit that base64 must not ignore at its end.
            var changed = $"{text[..at]}{(text[at] == 'A' ? 'B' : 'A')}{text[(at + 1)..]}";
            Assert.False(SignedNote.Parse(changed)?.IsSignedBy(verifier) == true && Checkpoint.Of(SignedNote.Parse(changed)!) is not null, $"The change at {at} was not noticed.");
        }

        Assert.False(SignedNote.Parse(text)!.IsSignedBy(new SigningKey(SigningKey.Make()).Public(Signed.Origin)));
        Assert.False(SignedNote.Parse(text)!.IsSignedBy(verifier.Of("pmo/log/other/1")));
    }

    [Theory]
    [InlineData("origin\n01\n{root}\n"), InlineData("origin\n-1\n{root}\n"), InlineData("origin\n1\nAAAA\n"), InlineData("\n1\n{root}\n"), InlineData("origin\n1\n")]
    public void What_is_no_checkpoint_is_not_read_as_one(string text) =>
        Assert.Null(Checkpoint.Of(new SignedNote(text.Replace("{root}", Convert.ToBase64String(Signed.Root), StringComparison.Ordinal), [])));
}

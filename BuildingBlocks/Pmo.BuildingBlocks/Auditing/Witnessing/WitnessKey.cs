using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>
/// The public half of a witness's key: <c>name+key id+base64(0xff ‖ "pmo-cosignature/1" ‖ SubjectPublicKeyInfo)</c>. What it signs is the
/// cosignature of C2SP (tlog-cosignature), a time and a checkpoint, but with ECDSA on P-256: 0xff is the type for those without a number.
/// </summary>
/// <param name="Name">Whose key it is.</param>
/// <param name="Spki">The key, as SubjectPublicKeyInfo.</param>
internal sealed record WitnessKey(string Name, ReadOnlyMemory<byte> Spki)
{
    private const int TimeSize = 8;
    private static readonly byte[] Type = [0xff, .. "pmo-cosignature/1"u8];

    /// <summary>Tells keys of one name apart: the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key).</summary>
    public byte[] Id => SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), 0x0A, .. Type, .. Spki.Span])[..4];

    /// <summary>The key as text.</summary>
    public override string ToString() => $"{Name}+{Convert.ToHexStringLower(Id)}+{Convert.ToBase64String([.. Type, .. Spki.Span])}";

    /// <summary>Reads a key; null when the text is none.</summary>
    public static WitnessKey? Parse(string text)
    {
        var parts = text.Trim().Split('+', 3);
        if (parts.Length != 3 || Base64.Read(parts[2]) is not { } bytes || !bytes.AsSpan().StartsWith(Type)) return null;
        var key = new WitnessKey(parts[0], bytes.AsMemory(Type.Length));
        return key.ToString() == text.Trim() && VerifierKey.Parse(key.Plain.ToString()) is not null ? key : null;
    }

    /// <summary>Signs a checkpoint at a time, in seconds.</summary>
    public static NoteSignature Sign(SigningKey key, string name, Checkpoint checkpoint, DateTimeOffset at)
    {
        var time = new byte[TimeSize];
        BinaryPrimitives.WriteInt64BigEndian(time, at.ToUnixTimeSeconds());
        return new(name, new WitnessKey(name, key.Public(name).Spki).Id, [.. time, .. key.Sign(name, Text(at.ToUnixTimeSeconds(), checkpoint)).Signatures[0].Bytes]);
    }

    /// <summary>When the witness signed this checkpoint; null when the signature is not its own.</summary>
    public DateTimeOffset? SignedAt(Checkpoint checkpoint, NoteSignature signature)
    {
        if (signature.Name != Name || !signature.KeyId.SequenceEqual(Id) || signature.Bytes.Length <= TimeSize) return null;
        var time = BinaryPrimitives.ReadInt64BigEndian(signature.Bytes);
        return time is >= 0 and < 253_402_300_800 && Plain.Verifies(Text(time, checkpoint), signature.Bytes.AsSpan(TimeSize)) ? DateTimeOffset.FromUnixTimeSeconds(time) : null;
    }

    private VerifierKey Plain => new(Name, Spki);

    // No checkpoint begins so, so that a witness's key can never be taken for a log's.
    private static string Text(long time, Checkpoint checkpoint) => string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n{checkpoint.Text}");
}

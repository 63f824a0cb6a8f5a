using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>The public half of a log's signing key, as it is handed to those who check: <c>name+key id+base64(0x02 ‖ SubjectPublicKeyInfo)</c> (C2SP signed note).</summary>
/// <param name="Name">Whose key it is: the log's origin.</param>
/// <param name="Spki">The key, as SubjectPublicKeyInfo.</param>
internal sealed record VerifierKey(string Name, ReadOnlyMemory<byte> Spki)
{
    /// <summary>ECDSA, P-256, SHA-256, DER.</summary>
    private const byte Algorithm = 0x02;

    /// <summary>Tells keys apart: the first four bytes of the key's SHA-256.</summary>
    public byte[] Id => SHA256.HashData(Spki.Span)[..4];

    /// <summary>The key id in hexadecimal digits.</summary>
    public string IdText => Convert.ToHexStringLower(Id);

    /// <summary>The key as text.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String([Algorithm, .. Spki.Span])}";

    /// <summary>The key under another name: a log keeps its key when it goes on under a new origin.</summary>
    public VerifierKey Of(string name) => this with { Name = name };

    /// <summary>Reads a key; null when the text is none.</summary>
    public static VerifierKey? Parse(string text)
    {
        var parts = text.Trim().Split('+', 3);
        if (parts.Length != 3 || !SignedNote.IsName(parts[0]) || Base64.Read(parts[2]) is not [Algorithm, .. var spki]) return null;
        var key = new VerifierKey(parts[0], spki);
        return key.IdText == parts[1] && key.Import() is { } imported && Free(imported) ? key : null;
    }

    /// <summary>Whether this key signed the text. A signature by curve or encoding that does not fit is none.</summary>
    public bool Verifies(string text, ReadOnlySpan<byte> signature)
    {
        using var key = Import();
        return key?.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence) == true;
    }

    private ECDsa? Import()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Spki.Span, out var read);
            if (read == Spki.Length && key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value) return key;
        }
        catch (CryptographicException)
        {
        }

        key.Dispose();
        return null;
    }

    private static bool Free(ECDsa key)
    {
        key.Dispose();
        return true;
    }
}

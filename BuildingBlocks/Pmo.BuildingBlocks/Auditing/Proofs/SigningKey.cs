using System.Security.Cryptography;
using System.Text;

namespace Pmo.Auditing;

/// <summary>The private key with which an installation signs its checkpoints: ECDSA on P-256.</summary>
/// <param name="secret">Its 32 bytes, from <c>secrets/</c>.</param>
internal sealed class SigningKey(ReadOnlyMemory<byte> secret)
{
    private readonly ReadOnlyMemory<byte> spki = SpkiOf(secret);

    /// <summary>The 32 bytes of a new key.</summary>
    public static byte[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportParameters(includePrivateParameters: true).D!;
    }

    /// <summary>The public half, named for a log.</summary>
    public VerifierKey Public(string origin) => new(origin, spki);

    /// <summary>Signs a checkpoint.</summary>
    public SignedNote Sign(Checkpoint checkpoint) => Sign(checkpoint.Origin, checkpoint.Text);

    /// <summary>Signs a text in the name of a log.</summary>
    public SignedNote Sign(string origin, string text)
    {
        using var key = Import(secret);
        var signature = key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(text, [new(origin, Public(origin).Id, signature)]);
    }

    private static byte[] SpkiOf(ReadOnlyMemory<byte> secret)
    {
        using var key = Import(secret);
        return key.ExportSubjectPublicKeyInfo();
    }

    private static ECDsa Import(ReadOnlyMemory<byte> secret) => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret.ToArray() });
}

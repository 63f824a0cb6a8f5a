using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pmo;

/// <summary>Chance that can be repeated: the same seed and the same question give the same answer, whatever was asked before.</summary>
public sealed class Dice(int seed)
{
    /// <summary>A number from 0 up to and not including 1, for a question such as <c>late/{obligation}</c>.</summary>
    public double Roll(string question)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{question}"), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability, string question) => Roll(question) < probability;

    /// <summary>A whole number from <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    public int Between(int from, int to, string question) => from + (int)(Roll(question) * (to - from + 1));

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> of, string question) => of[(int)(Roll(question) * of.Count)];
}

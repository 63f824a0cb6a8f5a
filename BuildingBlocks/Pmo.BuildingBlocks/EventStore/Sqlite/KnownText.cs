using System.Text;

namespace Pmo.Sqlite;

/// <summary>Turns stored UTF-8 into strings and gives the same string for the same bytes, as long as it remembers them.</summary>
/// <param name="places">How many texts are remembered; a power of two.</param>
internal sealed class KnownText(int places)
{
    private readonly (byte[] Utf8, string Text)[] known = new (byte[], string)[places];

    /// <summary>The text of these bytes.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var place = ref known[hash.ToHashCode() & (places - 1)];
        if (place.Utf8 is null || !utf8.SequenceEqual(place.Utf8)) place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return place.Text;
    }
}

using System.Buffers.Text;

namespace Pmo;

/// <summary>Looks into the escapes of a JSON string that is otherwise well formed.</summary>
internal static class EscapedText
{
    private const int EscapeLength = 6;

    /// <summary>True when no escape stands for NUL and every surrogate has its other half, so that the text can be stored and shown anywhere.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> escaped)
    {
        for (var at = escaped.IndexOf((byte)'\\'); at >= 0; at = escaped.IndexOf((byte)'\\'))
        {
            escaped = escaped[at..];
            var length = 2;
            if (Unit(escaped) is { } unit)
            {
                if (unit == 0 || char.IsLowSurrogate(unit)) return false;
                var pair = char.IsHighSurrogate(unit);
                if (pair && !(Unit(escaped[EscapeLength..]) is { } low && char.IsLowSurrogate(low))) return false;
                length = pair ? 2 * EscapeLength : EscapeLength;
            }
            escaped = escaped[length..];
        }
        return true;
    }

    /// <summary>The UTF-16 unit of a <c>\uXXXX</c> that stands at the front, or null.</summary>
    private static char? Unit(ReadOnlySpan<byte> text) =>
        text.Length >= EscapeLength && text[0] == '\\' && text[1] == 'u' && Utf8Parser.TryParse(text[2..EscapeLength], out ushort unit, out _, 'x') ? (char)unit : null;
}

using System.IO.Compression;
using System.Text;

namespace Pmo.Host.Attaching;

/// <summary>A kind of file that is taken as evidence.</summary>
/// <param name="Endings">How its name ends.</param>
/// <param name="MediaType">As it is sent back.</param>
/// <param name="Fits">Whether these bytes are such a file: the name alone says nothing.</param>
internal sealed record FileKind(string[] Endings, string MediaType, Func<byte[], bool> Fits);

/// <summary>The kinds of file that are taken: such as are looked at, and hold nothing that runs.</summary>
internal static class FileKinds
{
    /// <summary>The most bytes of a file.</summary>
    public const int Largest = 5_000_000;

    /// <summary>What is said of them.</summary>
    public const string Words = "PDF, PNG, JPEG, text, CSV, or Word and Excel without macros, up to 5 MB";

    private static readonly IReadOnlyList<FileKind> all =
    [
        new([".pdf"], "application/pdf", b => b.AsSpan().StartsWith("%PDF-"u8)),
        new([".png"], "image/png", b => b.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        new([".jpg", ".jpeg"], "image/jpeg", b => b.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])),
        new([".txt"], "text/plain", IsText),
        new([".csv"], "text/csv", IsText),
        new([".docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b => IsOffice(b, "word/document.xml")),
        new([".xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b => IsOffice(b, "xl/workbook.xml")),
    ];

    /// <summary>What a form's file field accepts.</summary>
    public static string Accept { get; } = string.Join(',', all.SelectMany(k => k.Endings));

    /// <summary>The kind of a file; null: none that is taken.</summary>
    public static FileKind? Of(string name, byte[] content) => all.FirstOrDefault(k => k.Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && k.Fits(content));

    private static bool IsText(byte[] content)
    {
        try
        {
            return !new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsOffice(byte[] content, string main)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var names = zip.Entries.Select(e => e.FullName).ToList();
            return names.Contains(main) && !names.Exists(n => n.Contains("vba", StringComparison.OrdinalIgnoreCase) || n.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || n.EndsWith(".exe", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

using System.Security.Cryptography;

namespace Pmo.Host.Attaching;

/// <summary>
/// The attached files, in <c>attachments/</c> of the data directory, each under its SHA-256: the same file is kept once, and a file that is
/// not what its name says was altered. A file without an event, left by a stop in between, is nobody's and does no harm.
/// </summary>
internal sealed class AttachmentShelf(PmoSettings settings)
{
    /// <summary>The folder within the data directory.</summary>
    public const string Folder = "attachments";

    private readonly string root = Path.Combine(Path.GetFullPath(settings.DataDirectory), Folder);

    /// <summary>Keeps a file; its hash. It is on the disk before anything tells of it.</summary>
    public string Keep(byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (Read(hash).Content is not null) return hash;
        PrivateFolder.Make(root);
        var (file, making) = (FileOf(root, hash), Path.Combine(root, $"{hash}.{Path.GetRandomFileName()}"));
        PrivateFolder.Make(Path.GetDirectoryName(file)!);
        using (var stream = new FileStream(making, FileMode.CreateNew))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: settings.Durable);
        }

        File.Move(making, file, overwrite: true);
        return hash;
    }

    /// <summary>A file, or what is wrong with it.</summary>
    public (byte[]? Content, string? Trouble) Read(string hash) => Read(root, hash);

    /// <summary>A file of a data directory's folder, or what is wrong with it, as a sentence.</summary>
    public static (byte[]? Content, string? Trouble) Read(string root, string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower) || !File.Exists(FileOf(root, hash))) return (null, "The file that was attached is missing. Put it back from a backup of the folder attachments.");
        var content = File.ReadAllBytes(FileOf(root, hash));
        return Convert.ToHexStringLower(SHA256.HashData(content)) == hash ? (content, null) : (null, "The file is not the one that was attached: it was altered. Put it back from a backup of the folder attachments.");
    }

    private static string FileOf(string root, string hash) => Path.Combine(root, hash[..2], hash);
}

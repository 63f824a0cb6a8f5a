using System.Security.Cryptography;
using Pmo.Sqlite;

namespace Pmo.Auditing;

/// <summary>
/// The installation's secret keys, one file each in <c>secrets/</c>, readable by its owner only and backed up apart from the
/// log. They are made at the first start.
/// </summary>
public sealed class Secrets
{
    private const int KeySize = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly string[] Names = ["salt", "wrapping"];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> keys = [];
    private readonly string directory;
    private SigningKey? signing;

    private Secrets(string directory, Func<string, byte[]> key)
    {
        this.directory = directory;
        foreach (var name in Names) keys[name] = key(FileOf(directory, name));
        if (File.Exists(SigningFile)) Sign(ReadGuarded(SigningFile));
    }

    /// <summary>The key of the salts in every leaf: whoever has it can test guesses about withheld data.</summary>
    public ReadOnlyMemory<byte> SaltKey => keys["salt"];

    /// <summary>The key that wraps the keys of personal fields.</summary>
    public ReadOnlyMemory<byte> WrappingKey => keys["wrapping"];

    /// <summary>The key that signs checkpoints; null when it was lost: then nothing is signed, and everything else goes on.</summary>
    internal SigningKey? Signing => signing;

    /// <summary>A check value per key, for backups and the Operations page; none gives its key away.</summary>
    public IReadOnlyDictionary<string, string> CheckValues => keys.ToDictionary(key => key.Key, key => CheckValue(key.Value.Span));

    /// <summary>
    /// Opens the secrets of a data directory and makes those that are missing, unless there is a log already. Throws
    /// <see cref="CannotOpenStoreException"/> then, and when others could read one.
    /// </summary>
    public static Secrets Open(string dataDirectory)
    {
        // New keys beside an old log would make its leaves impossible to verify and its names impossible to read.
        if (File.Exists(LogFile.In(dataDirectory)))
        {
            var secrets = Read(dataDirectory);
            // A log of which nothing was signed yet has lost no key.
            if (secrets.signing is null && !new KeptCheckpoints(new(dataDirectory)).Any) secrets.MakeSigningKey();
            return secrets;
        }

        var directory = Path.Combine(dataDirectory, "secrets");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        var made = new Secrets(dataDirectory, file => ReadOrMake(file));
        if (made.signing is null) made.MakeSigningKey();
        return made;
    }

    /// <summary>Makes the key that signs checkpoints, if there is none.</summary>
    internal void MakeSigningKey() => Sign(ReadOrMake(SigningFile, SigningKey.Make));

    /// <summary>Reads the secrets of a log and makes nothing. Throws <see cref="CannotOpenStoreException"/> when there is no log, one is missing, or others could read it.</summary>
    public static Secrets Read(string dataDirectory) =>
        File.Exists(LogFile.In(dataDirectory)) ? new(dataDirectory, ReadGuarded) : throw new CannotOpenStoreException($"There is no log in {dataDirectory}.");

    /// <summary>Tells two keys apart without giving either away.</summary>
    internal static string CheckValue(ReadOnlySpan<byte> key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "pmo-check/1"u8).AsSpan(0, 8));

    private string SigningFile => FileOf(directory, "signing");

    private void Sign(byte[] key)
    {
        keys["signing"] = key;
        try
        {
            signing = new(key);
        }
        catch (CryptographicException)
        {
            throw new CannotOpenStoreException($"{SigningFile} does not hold a key. Restore it from the backup of secrets/.");
        }
    }

    private static string FileOf(string dataDirectory, string name) => Path.Combine(dataDirectory, "secrets", name + ".key");

    internal static byte[] ReadOrMake(string file, Func<byte[]>? key = null)
    {
        if (File.Exists(file)) return ReadGuarded(file);
        using (Alone(Path.Combine(Path.GetDirectoryName(file)!, "making")))
            if (!File.Exists(file)) Make(file, key?.Invoke() ?? RandomNumberGenerator.GetBytes(KeySize));
        return ReadGuarded(file);
    }

    // Moving a file without overwriting is no single step on Unix: two starts at once could each take their own key for the installation's.
    private static FileStream Alone(string file)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (true)
            try
            {
                return new FileStream(file, Mine(FileMode.OpenOrCreate));
            }
            catch (IOException) when (File.Exists(file) && since.Elapsed < TimeSpan.FromSeconds(30))
            {
                Thread.Sleep(5);
            }
    }

    private static FileStreamOptions Mine(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static byte[] ReadGuarded(string file)
    {
        if (!File.Exists(file)) throw new CannotOpenStoreException($"{file} is missing, and the log cannot be used without it. Restore secrets/ from its backup.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) is not UnixFileMode.None and var others)
            throw new CannotOpenStoreException($"{file} may be used by others ({others}). Run: chmod 600 '{file}', and think about who may have read it.");
        var key = new byte[KeySize + 1];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), key, out var length) && length == KeySize
            ? key[..KeySize]
            : throw new CannotOpenStoreException($"{file} does not hold a key. Restore it from the backup of secrets/.");
    }

    // Written aside under a name of its own and moved, so that a crash leaves a whole key or none, and starts at once,
    // of one process or of several, agree on one.
    private static void Make(string file, byte[] key)
    {
        var aside = $"{file}.{Guid.NewGuid():n}";
        using (var stream = new FileStream(aside, Mine(FileMode.Create)))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}

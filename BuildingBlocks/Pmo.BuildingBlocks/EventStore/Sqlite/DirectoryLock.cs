using System.Globalization;

namespace Pmo;

/// <summary>Holds a data directory for this process: a second one is refused, because two writers would break the log.</summary>
public sealed class DirectoryLock : IDisposable
{
    // What .NET says when another process has the file; anything else is a disk, a right or a name that is wrong.
    private const int WouldBlockOnLinux = 11, WouldBlockOnMac = 35, SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream held;

    private DirectoryLock(FileStream held) => this.held = held;

    /// <summary>Takes the directory, and makes it if it is missing. Throws <see cref="DirectoryInUseException"/> when another process has it, <see cref="CannotOpenStoreException"/> on a network file system.</summary>
    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        RequireLocal(directory);
        // Who holds a file that nobody else can open cannot be read from it: that stands in a file of its own.
        var holder = Path.Combine(directory, "pmo.pid");
        try
        {
            var held = new FileStream(Path.Combine(directory, "pmo.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new(Signed(held, holder));
        }
        catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation)
        {
            throw new DirectoryInUseException(directory, Read(holder), e);
        }
    }

    private static FileStream Signed(FileStream held, string holder)
    {
        try
        {
            using var process = new StreamWriter(new FileStream(holder, FileMode.Create, FileAccess.Write, FileShare.ReadWrite));
            process.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose() => held.Dispose();

    private static int? Read(string holder)
    {
        if (!File.Exists(holder)) return null;
        using var text = new StreamReader(new FileStream(holder, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return int.TryParse(text.ReadToEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : null;
    }

    private static void RequireLocal(string directory)
    {
        var drive = new DriveInfo(Path.GetFullPath(directory));
        if (drive.DriveType == DriveType.Network)
            throw new CannotOpenStoreException($"{directory} is on a network file system ({drive.DriveFormat}), whose locks do not protect the log. Choose a local disk.");
    }
}

/// <summary>Another process has the data directory.</summary>
public sealed class DirectoryInUseException(string directory, int? process, Exception? inner = null)
    : Exception($"{directory} is in use by {(process is { } id ? $"process {id}" : "another process")}. Stop it first, or choose another data directory.", inner)
{
    /// <summary>The process that holds it, when it has said so.</summary>
    public int? Process => process;
}

using System.Globalization;

namespace Pmo;

/// <summary>Holds a data directory for this process: a second one is refused, because two writers would break the log.</summary>
public sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <summary>Takes the directory. Throws <see cref="DirectoryInUseException"/> when another process has it.</summary>
    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        RequireLocal(directory);
        var path = Path.Combine(directory, "pmo.lock");
        try
        {
            // Windows can only tell who holds the file if reading stays allowed; elsewhere only None takes an exclusive lock.
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None, 1);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new(file);
        }
        catch (IOException e) when (Holder(path) is { } holder)
        {
            throw new DirectoryInUseException(directory, holder, e);
        }
    }

    public void Dispose() => file.Dispose();

    private static int? Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(file);
            return int.TryParse(text.ReadToEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void RequireLocal(string directory)
    {
        var drive = new DriveInfo(Path.GetFullPath(directory));
        if (drive.DriveType == DriveType.Network)
            throw new CannotOpenStoreException($"{directory} is on a network file system ({drive.DriveFormat}), whose locks do not protect the log. Choose a local disk.");
    }
}

/// <summary>Another process has the data directory.</summary>
public sealed class DirectoryInUseException(string directory, int process, Exception? inner = null)
    : Exception($"{directory} is in use by process {process}. Stop that process first, or choose another data directory.", inner)
{
    /// <summary>The process that holds it; 0 when it has not yet said.</summary>
    public int Process => process;
}

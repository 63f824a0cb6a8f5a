namespace Pmo.Host;

/// <summary>Folders that are their owner's alone: whoever can enter the data directory can open the console's socket and read the files.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it if it is missing, and closes one to others that they could enter; one that belongs to somebody else is refused.</summary>
    public static DirectoryInfo Make(string path)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path);
        var folder = Directory.CreateDirectory(path, Mine);
        // Only its owner may change a folder's mode, so that another's is found out here.
        if (folder.UnixFileMode != Mine) File.SetUnixFileMode(path, Mine);
        return folder;
    }
}

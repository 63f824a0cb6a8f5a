using System.Globalization;
using System.Text;

namespace Pmo.Auditing;

/// <summary>
/// A folder that keeps signed checkpoints, a file each, named for incarnation and size. No file is ever replaced, so that a share
/// on which nothing can be overwritten will do.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="durable">Wait for the disk.</param>
/// <param name="make">Make it when it is missing. A share that is missing is not connected.</param>
internal sealed class CheckpointFolder(string path, bool durable, bool make)
{
    private const string Ending = ".checkpoint";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Keeps a checkpoint. One that is there already stays.</summary>
    public void Keep(SignedNote note)
    {
        var checkpoint = Checkpoint.Of(note)!;
        if (make) Directory.CreateDirectory(path);
        var file = System.IO.Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{Origin.Parse(checkpoint.Origin)!.Incarnation:d4}-{checkpoint.Size:d12}{Ending}"));
        if (!File.Exists(file)) Write(file, note.ToString(), durable);
    }

    /// <summary>The checkpoints of an installation that are kept here, newest first, each read when it is looked at. What is no checkpoint is passed over; whether it is signed is for the caller to see.</summary>
    public IEnumerable<SignedNote> All(string installation) => !Directory.Exists(path) ? [] :
        Directory.GetFiles(path, "*" + Ending).OrderDescending(StringComparer.Ordinal).Select(f => SignedNote.Parse(File.ReadAllText(f)))
            .OfType<SignedNote>().Where(n => Checkpoint.Of(n) is { } c && Origin.Parse(c.Origin)?.Installation == installation);

    /// <summary>Writes a file whole or not at all.</summary>
    public static void Write(string file, string text, bool durable)
    {
        var aside = $"{file}.{Guid.NewGuid():n}";
        using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: durable);
        }

        File.Move(aside, file, overwrite: true);
    }
}

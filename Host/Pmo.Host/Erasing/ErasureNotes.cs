using System.Globalization;
using Pmo.Auditing;

namespace Pmo.Host.Erasing;

/// <summary>
/// Who was erased, by id alone, in a file beside the log and, where checkpoints are kept on another machine, in one there: a backup
/// that is older than an erasure brings back a log that knows nothing of it.
/// </summary>
internal sealed class ErasureNotes(ProofOptions options)
{
    private const string Name = "erasures";

    private string[] Files => options.Elsewhere is { } elsewhere ? [Path.Combine(options.Directory, Name), Path.Combine(elsewhere, Name)] : [Path.Combine(options.Directory, Name)];

    /// <summary>Everyone who was erased, as any of the files says.</summary>
    public IReadOnlySet<PersonId> All() => Files.Where(File.Exists).SelectMany(File.ReadLines).Select(Read).OfType<PersonId>().ToHashSet();

    /// <summary>Notes that a person is erased, wherever it is not noted yet. A folder that cannot be reached gets it at the next start.</summary>
    /// <returns>Why it could not be noted everywhere; null: it is.</returns>
    public string? Note(PersonId person, DateTimeOffset at)
    {
        string? trouble = null;
        foreach (var file in Files)
        {
            try
            {
                if (File.Exists(file) && File.ReadLines(file).Any(line => Read(line) == person)) continue;
                using var stream = new FileStream(file, FileMode.Append, FileAccess.Write);
                stream.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{person.Value:n} {at.UtcDateTime:O}\n")));
                stream.Flush(flushToDisk: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                trouble = failure.Message;
            }
        }

        return trouble;
    }

    // A line that was cut off by a crash is written again.
    private static PersonId? Read(string line) => Guid.TryParseExact(line.Split(' ')[0], "n", out var id) ? new PersonId(id) : null;
}

using Pmo.Host.Stepping;

namespace Pmo.Host.Exporting;

/// <summary>Somebody took a list away as a file. Recorded before the file was sent, with what shows later that a file is this one.</summary>
/// <param name="By">Who took it.</param>
/// <param name="Page">The page's address with its parameters unfilled.</param>
/// <param name="Path">The address asked for.</param>
/// <param name="Asked">What else was asked, by its names; the values of ids, numbers and days only, because a name may be among words that were typed. Empty: nothing.</param>
/// <param name="List">The list's id on the page.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="AsOf">The moment looked back at, as its code; null: now.</param>
/// <param name="Position">The last event the list knew.</param>
/// <param name="Sha256">The hash of the file.</param>
[EventName("host.list-exported")]
public sealed record ListExported(PersonId By, string Page, string Path, string Asked, string List, ListFormat Format, int Rows, string? AsOf, long Position, string Sha256, DateTimeOffset At);

/// <summary>Records that somebody takes a list away as a file. The host saw it.</summary>
[May(Role.System)]
public sealed record NoteExport(PersonId By, string Page, string Path, string Asked, string List, ListFormat Format, int Rows, string? AsOf, long Position, string Sha256, DateTimeOffset At) : ICommand;

/// <summary>Every file that is taken away is recorded, whoever takes it.</summary>
internal sealed class NoteExportRule : IRule<NoteExport, Looks>
{
    public string Stream(NoteExport c) => Looks.StreamOf(c.By, c.At);

    public Decision Decide(NoteExport c, Looks looks, Moment m) => [new ListExported(c.By, c.Page, c.Path, c.Asked, c.List, c.Format, c.Rows, c.AsOf, c.Position, c.Sha256, c.At)];
}

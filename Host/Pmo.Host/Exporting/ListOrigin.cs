using System.Globalization;
using Pmo.Components;

namespace Pmo.Host.Exporting;

/// <summary>Where a file comes from: which page, at which moment, and who took it.</summary>
/// <param name="Page">The page's address, without a moment.</param>
/// <param name="Position">The last event the list knew.</param>
/// <param name="At">The instant the list was seen at.</param>
/// <param name="Past">A moment of the past was looked at.</param>
/// <param name="Taken">When the file was made.</param>
/// <param name="By">Who took it.</param>
/// <param name="Zone">Whose clock its instants are on.</param>
internal sealed record ListOrigin(string Page, long Position, DateTimeOffset At, bool Past, DateTimeOffset Taken, string By, TimeZoneInfo Zone)
{
    /// <summary>The moment as it stands in an address, which opens the same page at the same moment for everybody.</summary>
    public string Moment => new PastMoment("", Position, At).Code;

    /// <summary>An instant on that clock, with its offset.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>What the file is called: the list, the moment, and the event.</summary>
    public string FileName(string title, ListFormat format)
    {
        var at = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss'Z'", CultureInfo.InvariantCulture);
        return $"{(Slug.Of(title) is { Length: > 0 } name ? name : "list")}_{(Past ? "as-of-" : "")}{at}_event-{Position.ToString(CultureInfo.InvariantCulture)}{ListAsked.EndingOf(format)}";
    }
}

using Microsoft.AspNetCore.Http;

namespace Pmo.Components;

/// <summary>A list of a page that becomes a file: the page is asked as always, and draws this list whole.</summary>
public sealed class Exporting
{
    /// <summary>The id of the list; null: the page is only looked at.</summary>
    public string? List { get; set; }

    /// <summary>True for the list that becomes a file.</summary>
    public bool Of(string list) => List == list;

    /// <summary>How many of many are drawn: so many to look at, all in a file.</summary>
    public int Most(int shown) => List is null ? shown : int.MaxValue;

    /// <summary>Refuses a list that is longer than a file may be.</summary>
    public static void Check(long rows, string one, string? plural)
    {
        if (rows > Slice.Whole)
            throw new BadRequestException(TooLong, $"These are {Format.Count(rows, one, plural)}, and a file holds {Format.Count(Slice.Whole, one, plural)} at most. Go back, narrow the list by its filters, and export it in parts.", StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>The code of that refusal.</summary>
    public const string TooLong = "export.too-long";
}

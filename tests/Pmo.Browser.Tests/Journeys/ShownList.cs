using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>A table as it stands on a page, read without any of the product's own reading.</summary>
internal sealed partial class ShownList(IElement table)
{
    /// <summary>What it is called.</summary>
    public string Title => table.QuerySelector("caption")?.TextContent.Trim() ?? "";

    /// <summary>The id under which it can be asked for: of what stands around it, or its own.</summary>
    public string Id => (table.Closest(".pmo-grid") ?? table).Id ?? "";

    /// <summary>Where its file of a kind is; null: nowhere.</summary>
    public string? FileOf(string format) => table.Owner!.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).FirstOrDefault(h =>
        h.Split('?')[0].EndsWith($".{format}", StringComparison.Ordinal) && (h.Contains($"list={Id}", StringComparison.Ordinal) || Id == "grid" && !h.Contains("list=", StringComparison.Ordinal)));

    /// <summary>Words over columns that somebody sees, and may take away.</summary>
    public IEnumerable<string> Heads => table.QuerySelectorAll("thead tr:last-child > *").Where(h => !h.ClassList.Contains("pick") && !h.HasAttribute("data-private") && h.QuerySelector(".visually-hidden") is null).Select(h => Told(h.TextContent));

    /// <summary>The rows.</summary>
    public IReadOnlyList<ShownRow> Rows => [.. table.QuerySelectorAll("tbody tr").Select(r => new ShownRow(r))];

    /// <summary>Words with single blanks.</summary>
    public static string Told(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A row of it.</summary>
    internal sealed partial class ShownRow(IElement row)
    {
        private static readonly string[] Beside = ["datetime", "value", "aria-label", "data-whole"];

        private readonly string said = Squeezed($"{row.TextContent} {string.Join(' ', row.QuerySelectorAll("*").SelectMany(e => Beside.Select(e.GetAttribute)))}");

        /// <summary>How many cells say something.</summary>
        public int Saying => row.Children.Count(c => !c.ClassList.Contains("pick") && !c.HasAttribute("data-private") && Left(c).Length > 0);

        /// <summary>True when the row shows what a cell of a file holds.</summary>
        public bool Shows(string cell) => cell.Length == 0 || Forms(cell).Any(f => said.Contains(Squeezed(f), StringComparison.Ordinal));

        /// <summary>True when the row had a number not above a cell's, and has one at the same place, not below it, in a later look.</summary>
        public bool HasMovedOver(string cell, ShownRow later) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var n)
            && Numbers.Zip(later.Numbers).Any(p => p.First < p.Second && p.First <= n && n <= p.Second);

        private IEnumerable<decimal> Numbers => Figures().Matches(row.TextContent).Select(m => decimal.Parse(m.Value, NumberStyles.Number, CultureInfo.InvariantCulture));

        [GeneratedRegex(@"\d+(,\d{3})*(\.\d+)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
        private static partial Regex Figures();

        private static IEnumerable<string> Forms(string cell)
        {
            if (decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var n))
            {
                return [cell];
            }

            if (cell.Length > 10 && cell[10] == 'T' && DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return [at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)];
            return cell.Split("; ").All(p => p.Length > 0) ? [string.Join("", cell.Split("; ")), cell] : [cell];
        }

        private static string Left(IElement cell)
        {
            var copy = (IElement)cell.Clone();
            foreach (var quiet in copy.QuerySelectorAll("svg, button, form, input, a.btn, a.why, [data-private]").ToList()) quiet.Remove();
            return copy.TextContent.Replace("–", "", StringComparison.Ordinal).Trim();
        }

        private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ',' and not '\'')).Replace("−", "-", StringComparison.Ordinal);
    }
}

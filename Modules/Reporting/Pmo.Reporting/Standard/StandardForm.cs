using System.ComponentModel.DataAnnotations;

namespace Pmo.Reporting;

/// <summary>A new version of the reporting standard as it is typed: what is in force, to be changed, and room for more sections.</summary>
public sealed class StandardForm
{
    private const int Room = 3;

    public int? Replaces { get; set; }
    [Required(ErrorMessage = "Say from when it holds.")] public DateOnly? From { get; set; }
    [Required(ErrorMessage = "Say what is new and why.")] public string? Note { get; set; }
    public List<SectionLine> Sections { get; set; } = [];
    public List<DimensionLine> Dimensions { get; set; } = [];
    public List<FigureLine> Figures { get; set; } = [];
    public List<NeedLine> Needs { get; set; } = [];

    internal static StandardForm Of(ReportingStandard s, DateOnly from) => new()
    {
        Replaces = s.Version,
        From = from,
        Sections = [.. s.Sections.Select(x => new SectionLine { Key = x.Key, Title = x.Title, Hint = x.Hint, Mandatory = x.Mandatory, MostWords = x.MostWords }), .. Enumerable.Range(0, Room).Select(_ => new SectionLine())],
        Dimensions = [.. Enum.GetValues<Dimension>().Select(d => new DimensionLine { Dimension = d, Rated = s.Dimensions.Contains(d) })],
        Figures = [.. Enum.GetValues<Figure>().Select(f => new FigureLine { Figure = f, Asked = AskedOf(s, f) })],
        Needs = [.. Enum.GetValues<Rag>().SelectMany(c => Enum.GetValues<Explanation>(), (c, n) => new NeedLine { Colour = c, Need = n, Asked = s.Needs(c).Contains(n) })],
    };

    /// <summary>The command; a section whose title is empty is left out.</summary>
    internal IssueReportingStandard ToCommand() => new(
        Replaces ?? 0,
        From ?? DateOnly.MinValue,
        [.. Sections.Where(s => !string.IsNullOrWhiteSpace(s.Title)).Select(s => new StandardSection(KeyOf(s), s.Title!.Trim(), s.Hint?.Trim() ?? "", s.Mandatory, s.MostWords))],
        [.. Dimensions.Where(d => d.Rated).Select(d => d.Dimension)],
        [.. Figures.Where(f => f.Asked != Asked.No).Select(f => new FigureAsked(f.Figure, f.Asked == Asked.Mandatory))],
        [.. Enum.GetValues<Rag>().Select(c => new ColourRule(c, [.. Needs.Where(n => n.Colour == c && n.Asked).Select(n => n.Need)]))],
        Note ?? "");

    private static Asked AskedOf(ReportingStandard s, Figure figure) =>
        s.Figures.FirstOrDefault(f => f.Figure == figure) is { } f ? f.Mandatory ? Asked.Mandatory : Asked.Optional : Asked.No;

    // A new section's key is made from its title, and stays when the title is changed later.
    private static string KeyOf(SectionLine s)
    {
        if (!string.IsNullOrWhiteSpace(s.Key)) return s.Key.Trim();
        var letters = s.Title!.Trim().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').ToArray();
        var key = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return key.Length <= 30 ? key : key[..30].TrimEnd('-');
    }
}

/// <summary>A section as it is typed.</summary>
public sealed class SectionLine
{
    public string? Key { get; set; }
    [StringLength(80, ErrorMessage = "At most 80 characters.")] public string? Title { get; set; }
    [StringLength(300, ErrorMessage = "At most 300 characters.")] public string? Hint { get; set; }
    public bool Mandatory { get; set; }
    public int? MostWords { get; set; }
}

/// <summary>Whether a dimension is rated.</summary>
public sealed class DimensionLine
{
    public Dimension Dimension { get; set; }
    public bool Rated { get; set; }
}

/// <summary>How much a figure is asked for.</summary>
public enum Asked { No, Optional, Mandatory }

/// <summary>How much one figure is asked for.</summary>
public sealed class FigureLine
{
    public Figure Figure { get; set; }
    public Asked Asked { get; set; }
}

/// <summary>Whether a colour needs an explanation.</summary>
public sealed class NeedLine
{
    public Rag Colour { get; set; }
    public Explanation Need { get; set; }
    public bool Asked { get; set; }
}

namespace Pmo.Reporting.Importing;

/// <summary>Reads the columns of a mapping file, with what holds for all of them: date formats and words for "nothing".</summary>
internal sealed class ColumnFile(DayFormat days, Words words)
{
    public DayFormat Days => days;

    public static Column Column(MapNode node)
    {
        var written = node.Text();
        return written.Length > 0 ? new Column(written, node.Line) : throw node.Wrong($"{node.Name} names no column.");
    }

    public TextColumn Text(MapNode node, WhenBlank blank) => Read(node, blank, static (_, c) => c);

    public DayColumn Day(MapNode node, WhenBlank blank) =>
        Read(node, blank, (n, c) => new DayColumn(c.Places, c.Blank, c.Words, n is null ? days : Format(n, days)));

    public MoneyColumn Money(MapNode node, WhenBlank blank) =>
        Read(node, blank, static (n, c) => new MoneyColumn(c.Places, c.Blank, c.Words, n?.Find("unit")?.OneOf(("1", 1m), ("k", 1e3m), ("m", 1e6m), ("bn", 1e9m)) ?? 1m));

    public RatingColumn Rating(MapNode node, WhenBlank blank) =>
        Read(node, blank, static (n, c) => new RatingColumn(c.Places, c.Blank, c.Words, n is null ? Plain : Scale(n)));

    public SectionColumns Section(MapNode node) => new([.. node.Items().Select(Part)], node.IsList ? WhenBlank.Fine : BlankOf(node, WhenBlank.Fine));

    public DayFormat Format(MapNode node, DayFormat otherwise) =>
        new(node.Find("dates")?.Texts() ?? otherwise.Formats, node.Find("two-digit years from")?.Number() ?? otherwise.Century);

    /// <summary>A column's own words come on top of those for all columns.</summary>
    public static Words WordsOf(MapNode node, Words? otherwise) => new(
        (node.Find("not given")?.Texts() ?? []).Select(Spelling).Concat(otherwise?.NotGiven ?? new HashSet<string>()).ToHashSet(),
        node.Find("not given like")?.Pattern() ?? otherwise?.NotGivenLike,
        node.Find("withheld")?.Pattern() ?? otherwise?.Withheld);

    /// <summary>Spellings are compared without case and blanks: "Amber/ Red" is "amber/red".</summary>
    public static string Spelling(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    private static IReadOnlyDictionary<string, Rag?> Plain { get; } = new Dictionary<string, Rag?> { ["green"] = Rag.Green, ["amber"] = Rag.Amber, ["red"] = Rag.Red };

    private SectionPart Part(MapNode node)
    {
        var label = node.IsText ? null : node.Find("label")?.Text();
        var kind = node.IsText ? "text" : node.Find("as")?.OneOf(("text", "text"), ("money", "money"), ("day", "day")) ?? "text";
        return new SectionPart(label, kind switch
        {
            "money" => Money(node, WhenBlank.Fine),
            "day" => Day(node, WhenBlank.Fine),
            _ => Text(node, WhenBlank.Fine),
        });
    }

    /// <summary>A column is its header alone, or a mapping with "column" (one, or several to look at in order) and what is special about it.</summary>
    private T Read<T>(MapNode node, WhenBlank blank, Func<MapNode?, TextColumn, T> make) where T : TextColumn
    {
        if (node.IsText) return make(null, new TextColumn([new Place(Column(node), null)], blank, words));
        var column = make(node, new TextColumn([.. node.Need("column").Items().Select(PlaceOf)], BlankOf(node, blank), WordsOf(node, words)));
        node.NothingElse();
        return column;
    }

    private static Place PlaceOf(MapNode node)
    {
        if (node.IsText) return new Place(Column(node), null);
        var place = new Place(Column(node.Need("column")), node.Find("note")?.Text());
        node.NothingElse();
        return place;
    }

    private static WhenBlank BlankOf(MapNode node, WhenBlank otherwise) => node.IsText ? otherwise
        : node.Find("blank")?.OneOf(("mark", WhenBlank.Mark), ("fine", WhenBlank.Fine), ("refuse", WhenBlank.Refuse)) ?? otherwise;

    private static Dictionary<string, Rag?> Scale(MapNode node)
    {
        if (node.Find("means") is not { } means) return new(Plain);
        var scale = new Dictionary<string, Rag?>();
        foreach (var (spelling, meaning) in means.Pairs())
            scale[Spelling(spelling)] = meaning.OneOf<Rag?>(("green", Rag.Green), ("amber", Rag.Amber), ("red", Rag.Red), ("none", null));
        return scale;
    }
}

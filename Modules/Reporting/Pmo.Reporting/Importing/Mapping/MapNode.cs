using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pmo.Reporting.Importing;

/// <summary>The mapping file cannot be used; says in which line and what to do.</summary>
internal sealed class ImportMapException(long line, string sentence) : Exception($"Line {line} of the mapping file: {sentence}");

/// <summary>A place in the mapping file that knows its line, and that complains about words it does not know.</summary>
internal sealed class MapNode(string name, YamlNode node)
{
    private readonly HashSet<string> asked = [];

    public int Line => (int)node.Start.Line;
    public string Name => name;
    public bool IsText => node is YamlScalarNode;
    public bool IsList => node is YamlSequenceNode;

    /// <summary>The file's outermost mapping.</summary>
    public static MapNode Open(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            throw new ImportMapException(broken.Start.Line, $"this is not YAML ({broken.Message.TrimEnd('.')}). Check indentation, colons and quotes.");
        }
        catch (InvalidOperationException)
        {
            throw new ImportMapException(1, "this is not YAML: a bracket, brace or quote opens and never closes.");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new MapNode("the file", root)
            : throw new ImportMapException(1, "the file holds no mapping. It starts with \"name: …\".");
    }

    /// <summary>A part that may be missing.</summary>
    public MapNode? Find(string key)
    {
        asked.Add(key);
        var child = Mapping.Children.FirstOrDefault(c => ((YamlScalarNode)c.Key).Value == key).Value;
        return child is null or YamlScalarNode { Value: "" or "~" or "null", Style: ScalarStyle.Plain } ? null : new MapNode(key, child);
    }

    /// <summary>A part that must be there.</summary>
    public MapNode Need(string key) => Find(key) ?? throw Wrong($"\"{key}\" is missing under {name}.");

    /// <summary>Each key with its part; every key counts as known.</summary>
    public IEnumerable<(string Key, MapNode Value)> Pairs()
    {
        foreach (var (key, value) in Mapping.Children)
        {
            var text = ((YamlScalarNode)key).Value ?? "";
            asked.Add(text);
            yield return (text, new MapNode(text, value));
        }
    }

    /// <summary>The parts of a list; one part that is no list counts as a list of one.</summary>
    public IEnumerable<MapNode> Items() => node is YamlSequenceNode list ? list.Children.Select(c => new MapNode(name, c)) : [this];

    public string Text() => node is YamlScalarNode { Value: { } value } ? value : throw Wrong($"{name} must be a text.");

    public string[] Texts() => [.. Items().Select(i => i.Text())];

    public int Number() => int.TryParse(Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : throw Wrong($"{name} must be a whole number, not \"{Text()}\".");

    public DateOnly Day() => DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw Wrong($"\"{Text()}\" must be a day written yyyy-MM-dd.");

    public Regex Pattern()
    {
        try
        {
            return new Regex(Text(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException wrong)
        {
            throw Wrong($"{name} is not a pattern that can be used ({wrong.Message})");
        }
    }

    /// <summary>One of the words the format knows.</summary>
    public T OneOf<T>(params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        foreach (var (word, meaning) in words)
            if (word.Equals(Text(), StringComparison.OrdinalIgnoreCase)) return meaning;
        var known = string.Join(", ", words.ToArray().Select(w => w.Word));
        throw Wrong($"{name} cannot be \"{Text()}\". It is one of: {known}.");
    }

    /// <summary>Complains about the first key that nobody asked for: a misspelt word must not be ignored.</summary>
    public void NothingElse()
    {
        foreach (var key in Mapping.Children.Keys.Cast<YamlScalarNode>())
            if (!asked.Contains(key.Value ?? ""))
                throw new ImportMapException(key.Start.Line, $"\"{key.Value}\" is not known under {name}. Known are: {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
    }

    public ImportMapException Wrong(string sentence) => new(Line, sentence);

    private YamlMappingNode Mapping => node as YamlMappingNode ?? throw Wrong($"{name} must have parts (\"key: value\") of its own.");
}

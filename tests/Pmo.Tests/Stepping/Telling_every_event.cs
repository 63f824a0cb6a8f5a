using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pmo.Tests.EventShapes;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Stepping;

/// <summary>Whoever steps through a record reads words: of every event there is, and of every field of it.</summary>
[Trait("Feature", "A2")]
public sealed partial class Telling_every_event
{
    private static readonly StreamStories Stories = new(TheSolution.Modules);

    /// <summary>Words of the program that nobody else says.</summary>
    private static readonly string[] OfTheProgram = ["Id", "Guid", "Hash", "Enum", "Null", "Default", "Index", "Ordinal", "Bool", "Json"];

    public static TheoryData<string> Events => [.. TheSolution.Events.Select(TheSolution.NameOf)];

    [Theory, MemberData(nameof(Events))]
    public void An_event_is_told_in_a_sentence_without_ids_or_names_of_the_program(string name)
    {
        var type = TheSolution.Events.Single(e => TheSolution.NameOf(e) == name);
        var told = Stories.All.Where(s => s.Of(type) is not null).ToList();
        Assert.True(told.Count > 0, $"{type.Name} is told in no story: say in a sentence what it means (StreamStory.Says) where its module tells of its streams.");

        Assert.All(told, story => Assert.All(Samples(type, name), e => Check(SentenceOf(story, e), type)));
    }

    [Fact]
    public void Every_field_of_an_event_and_of_a_record_has_a_label_of_words()
    {
        var wrong = from story in Stories.All
                    from type in story.Events.Append(story.Initial.GetType()).SelectMany(Within).Distinct()
                    from field in FieldTexts.FieldsOf(type)
                    let label = FieldLabels.Of(field, story)
                    where !Label().IsMatch(label) || OfTheProgram.Any(w => label.Split(' ').Contains(w, StringComparer.OrdinalIgnoreCase)) || label is "To" or "From" or "At" or "By" or "On" or "With" or "Next" or "Own" || label.EndsWith(" at", StringComparison.Ordinal) && field.PropertyType != typeof(DateTimeOffset) && field.PropertyType != typeof(DateTimeOffset?) && field.PropertyType != typeof(TimeOnly)
                    select $"{story.Kind}: {type.Name}.{field.Name} reads \"{label}\"";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_stream_that_a_rule_decides_has_a_story()
    {
        var kinds = StreamKind().Matches(string.Concat(Components.Sources.Of("BuildingBlocks", "Host", "Modules").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText)))
            .Select(m => m.Groups["kind"].Value).Distinct().ToList();

        Assert.True(kinds.Count > 25);
        Assert.DoesNotContain(kinds, k => Stories.Of(k + "-x") is null);
    }

    [Fact]
    public void What_is_private_is_in_no_sentence()
    {
        var told = from story in Stories.All
                   from type in story.Events
                   from field in FieldTexts.FieldsOf(type)
                   where story.Withholds(field.Name, new HashSet<Role> { Role.ComplianceReviewer }) || field.GetCustomAttribute<PersonalAttribute>() is not null
                   let e = Made.Of(type, TheSolution.NameOf(type))
                   where field.GetValue(e) is string { Length: > 0 } text && SentenceOf(story, e).Contains(text, StringComparison.Ordinal)
                   select $"{type.Name}.{field.Name}";

        Assert.Empty(told);
    }

    /// <summary>The event as it is filled with plain values, and every shape it was ever stored in.</summary>
    private static IEnumerable<object> Samples(Type type, string name)
    {
        yield return Made.Of(type, name);
        foreach (var file in Directory.GetFiles(Path.Combine(TheSolution.Root, "tests", "Pmo.Tests", "EventShapes"), $"{name}.*.json"))
            if (Path.GetFileName(file)[(name.Length + 1)..^".json".Length].All(char.IsAsciiDigit)) yield return JsonSerializer.Deserialize(File.ReadAllText(file), type, EventJson.Options)!;
    }

    private static string SentenceOf(StreamStory story, object e)
    {
        object state;
        try
        {
            state = story.After(story.Initial, e);
        }
        catch (Exception missing) when (missing is KeyNotFoundException or InvalidOperationException)
        {
            // What it changes was never made: the sentence has to do without.
            state = story.Initial;
        }

        return story.Of(e.GetType())!.Sentence(e, state);
    }

    private static void Check(string told, Type type)
    {
        var read = Tell.Read(told, (kind, _) => kind == "instant" ? "2026-03-02 10:00" : $"some {kind}");
        Assert.True(read.Length > 20 && (char.IsUpper(read[0]) || char.IsAsciiDigit(read[0]) || read.StartsWith("some ", StringComparison.Ordinal)) && read.Contains(' ', StringComparison.Ordinal), $"{type.Name}: {read}");
        Assert.DoesNotMatch(Ids(), read);
        Assert.DoesNotMatch(Code(), read);
        Assert.DoesNotContain("  ", read, StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Within(Type type)
    {
        yield return type;
        foreach (var inner in FieldTexts.FieldsOf(type).Select(p => p.PropertyType).SelectMany(t => t.IsGenericType ? t.GenericTypeArguments.Prepend(t) : [t]).Select(t => Nullable.GetUnderlyingType(t) ?? t).Where(t => t != type && FieldTexts.HasFields(t)))
            foreach (var deeper in Within(inner)) yield return deeper;
    }

    [GeneratedRegex("^[A-Z][A-Za-z'’(),. -]*[a-zA-Z)0]$")]
    private static partial Regex Label();

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}|[{}]")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\b[A-Z][a-z]+[A-Z]\w+|Pmo\.|System\.")]
    private static partial Regex Code();

    [GeneratedRegex("""\"(?<kind>(office|reporting|host|pmo|standards|coaching|staffing)\.[a-z]+)-(\{|all")""")]
    private static partial Regex StreamKind();
}

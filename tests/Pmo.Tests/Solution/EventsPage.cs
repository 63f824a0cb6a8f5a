using System.Reflection;
using System.Text.RegularExpressions;
using Pmo.Tests.Components;

namespace Pmo.Tests.Solution;

/// <summary>docs/events.md: every event that may stand in a log, what it says, who writes it and who listens.</summary>
internal static class EventsPage
{
    private static readonly (string Owner, string Text)[] Files =
        [.. Sources.Of("BuildingBlocks", "Host", "Modules").Order(StringComparer.Ordinal).Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];

    public static string Text() => string.Join('\n',
    [
        "# Events", "", $"Made from the source by a test: the {TheSolution.Events.Count} events. A stored name never changes, and fields are only ever added; the shapes that were ever stored lie in [tests/Pmo.Tests/EventShapes](../tests/Pmo.Tests/EventShapes). Fields marked * are personal: sealed with the key of the person.", "",
        .. TheSolution.Events.GroupBy(e => TheSolution.NameOf(e).Split('.')[0]).SelectMany(Module),
    ]);

    private static IEnumerable<string> Module(IGrouping<string, Type> module) =>
        [$"## {module.Key}", "", "| event | says | fields | written by | heard by |", "|---|---|---|---|---|", .. module.Select(Row), ""];

    private static string Row(Type @event)
    {
        var writes = new Regex($@"new {@event.Name}\(");
        var hears = new Regex($@"\b{@event.Name}\b(?! *\()");
        var writers = Files.Where(f => writes.IsMatch(f.Text)).Select(f => f.Owner).ToArray();
        var listeners = Files.Where(f => !f.Text.Contains($"record {@event.Name}(", StringComparison.Ordinal) && hears.IsMatch(f.Text)).Select(f => f.Owner).Except(writers).Where(o => !o.Contains("Sample", StringComparison.Ordinal));
        var fields = @event.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).Select(p => p.Name + (p.IsDefined(typeof(PersonalAttribute)) ? "*" : ""));
        return $"| `{TheSolution.NameOf(@event)}`<br>{@event.Name} | {Written.Sentence(@event.Name)} | {string.Join(", ", fields)} | {string.Join(", ", writers)} | {string.Join(", ", listeners)} |";
    }
}

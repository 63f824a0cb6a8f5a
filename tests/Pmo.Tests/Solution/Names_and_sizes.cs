using System.Reflection;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Components;
using Pmo.Tests.Components;

namespace Pmo.Tests.Solution;

public sealed partial class Names_and_sizes
{
    private const int LongestFile = 250;

    /// <summary>Words that say what a type is for the program and not what it is for a PMO.</summary>
    private static readonly string[] Empty = ["Handler", "Service", "Services", "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Dto", "Impl", "Base", "Data", "Info", "Common"];

    /// <summary>Words of the field that hold one of those: people who manage something, and a registration that the framework calls services.</summary>
    private static readonly string[] Terms = ["ProjectManager", "UnitManager", "LineManager", "PersonalData", "DataDate", "PmoServices"];

    [Fact]
    public void A_rule_is_named_for_its_command() => Assert.All(TheSolution.Rules, r => Assert.Equal(r.Command.Name + "Rule", r.Rule.Name));

    [Fact]
    public void A_command_and_a_query_begin_with_a_verb_and_a_page_says_that_it_is_one()
    {
        Assert.All(TheSolution.Queries, q => Assert.Matches("^(Find|Count|Show|Preview|Search)", q.Name));
        Assert.All(TheSolution.Commands, c => Assert.DoesNotMatch("(Command|Request)$", c.Name));
        Assert.All(TheSolution.Product.Where(t => t.IsDefined(typeof(RouteAttribute))), p => Assert.EndsWith("Page", p.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_is_stored_under_its_module_and_its_own_words()
    {
        Assert.All(TheSolution.Events, e => Assert.Matches("^[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*$", TheSolution.NameOf(e)));
        Assert.All(TheSolution.Events, e => Assert.Equal(MessageNames.ModuleOf(e) is "buildingblocks" ? "pmo" : MessageNames.ModuleOf(e), TheSolution.NameOf(e).Split('.')[0]));
        Assert.All(TheSolution.Events, e => Assert.True(e.IsSealed, e.Name));
    }

    [Fact]
    public void No_name_is_empty_of_meaning()
    {
        var wrong = TheSolution.Product.Where(t => Word().Matches(Terms.Aggregate(t.Name.Split('`')[0], (name, term) => name.Replace(term, "", StringComparison.Ordinal))).Any(w => Empty.Contains(w.Value)));

        Assert.Empty(wrong.Select(t => t.FullName));
    }

    [Fact]
    public void A_module_shows_only_its_door_its_components_and_the_rows_they_are_given()
    {
        var modules = TheSolution.Modules.Select(m => m.GetType().Assembly).Where(a => a.GetName().Name != "Pmo.Host").Distinct();
        var wrong = modules.SelectMany(a => a.GetExportedTypes()).Intersect(TheSolution.Types).Where(t => !typeof(IModule).IsAssignableFrom(t) && !typeof(ComponentBase).IsAssignableFrom(t) && !IsRow(t));

        Assert.False(wrong.Any(), "Make these internal: " + string.Join(", ", wrong.Select(t => t.FullName)));
    }

    [Fact]
    public void What_decides_and_answers_is_sealed()
    {
        var working = TheSolution.Types.Where(t => t is { IsAbstract: false, IsInterface: false, IsValueType: false } && !typeof(ComponentBase).IsAssignableFrom(t));

        Assert.All(working.Where(t => !TheSolution.Types.Any(heir => heir.BaseType == t)), t => Assert.True(t.IsSealed, t.FullName));
    }

    [Fact]
    public void No_file_is_too_long_to_read()
    {
        var files = Sources.Of("BuildingBlocks", "Host", "Modules", "tests").Select(f => (Name: Path.GetRelativePath(TheSolution.Root, f), Lines: File.ReadLines(f).Count())).ToArray();

        Assert.True(files.Length > 300);
        Assert.All(files, f => Assert.InRange(f.Lines, 1, LongestFile));
    }

    [Fact]
    public void Every_rule_policy_and_read_model_says_what_it_does_in_a_sentence()
    {
        var named = TheSolution.Rules.Select(r => r.Rule).Concat(TheSolution.Types.Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Policy)) || t.IsSubclassOf(typeof(Projection)) || IsState(t) || t.IsDefined(typeof(EventNameAttribute)))));
        var silent = named.Distinct().Where(t => Written.Sentence(t.Name) is not { Length: > 10 });

        Assert.False(silent.Any(), "A sentence in the PMO's words is missing above: " + string.Join(", ", silent.Select(t => t.FullName)));
    }

    [Fact]
    public void No_region_and_no_interface_for_a_single_class_in_a_module()
    {
        Assert.DoesNotContain(Sources.Of("BuildingBlocks", "Host", "Modules"), f => File.ReadAllText(f).Contains("#region", StringComparison.Ordinal));
        var faces = TheSolution.Types.Where(t => t.IsInterface && !t.Assembly.GetName().Name!.Contains("Contracts", StringComparison.Ordinal) && t.Assembly != typeof(PolicyStarted).Assembly);

        Assert.All(faces, i => Assert.True(TheSolution.Types.Count(t => !t.IsInterface && t.IsAssignableTo(i)) > 1, i.FullName));
    }

    [Fact]
    public void A_blank_between_two_words_is_written_where_it_is_kept()
    {
        // Of an element that holds only a blank, nothing is shown, and the two words run into each other.
        var pages = Sources.Of("BuildingBlocks", "Host", "Modules").Where(f => f.EndsWith(".razor", StringComparison.Ordinal)).ToArray();
        Assert.True(pages.Length > 100);
        Assert.DoesNotContain(pages, f => File.ReadAllText(f).Contains("<text> </text>", StringComparison.Ordinal));
    }

    private static bool IsState(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IState<>));

    // Records and the enums in them: what a page is given by a query, or a component by a page. Forms, and what stands in a form's file, are filled in by people.
    private static bool IsRow(Type type) => type.IsEnum || type.IsDefined(typeof(EventNameAttribute)) || type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetInterfaces().Any(i => i.Name == "IEquatable`1"))
        || typeof(IBaseRequest).IsAssignableFrom(type) || type.Name.EndsWith("Form", StringComparison.Ordinal) || Path.GetFileName(Written.Of(type.Name)?.File ?? "").Contains("Form", StringComparison.Ordinal) || type.DeclaringType is { } outer && (IsRow(outer) || typeof(ComponentBase).IsAssignableFrom(outer));

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}

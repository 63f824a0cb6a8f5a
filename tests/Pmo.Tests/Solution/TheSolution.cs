using System.Reflection;
using Pmo.Host;

namespace Pmo.Tests.Solution;

/// <summary>Everything the solution is made of: its modules, their types, and its source.</summary>
internal static class TheSolution
{
    /// <summary>The modules of this build with the host, as an installation runs them.</summary>
    public static IReadOnlyList<IModule> Modules { get; } = new PmoSettings("none", PmoSettings.ModulesOf(null)).Running;

    /// <summary>The modules' own assemblies and their contracts.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Modules.SelectMany(ModuleRegistration.AssembliesOf).Append(typeof(PolicyStarted).Assembly).Distinct()];

    /// <summary>Every type of them that somebody wrote.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies.SelectMany(a => a.GetTypes()).Where(IsWritten)];

    /// <summary>Every type of the product, building blocks and host included.</summary>
    public static IReadOnlyList<Type> Product { get; } =
        [.. Types.Concat(new[] { typeof(ICommand), typeof(global::Pmo.Components.PmoPage), typeof(PmoHost) }.SelectMany(t => t.Assembly.GetTypes()).Where(IsWritten)).Distinct()];

    public static IReadOnlyList<Type> Commands { get; } = [.. Types.Where(t => typeof(ICommand).IsAssignableFrom(t) && t is { IsInterface: false, IsAbstract: false }).OrderBy(MessageNames.Of, StringComparer.Ordinal)];

    public static IReadOnlyList<Type> Queries { get; } = [.. Types.Where(t => MessageCatalogue.AnswerOf(t) is not null && !t.IsInterface).OrderBy(MessageNames.Of, StringComparer.Ordinal)];

    public static IReadOnlyList<(Type Rule, Type Command)> Rules { get; } =
        [.. Types.Where(t => !t.IsInterface).SelectMany(t => t.GetInterfaces(), (t, i) => (Rule: t, Interface: i)).Where(x => IsRule(x.Interface))
            .Select(x => (x.Rule, Command: x.Interface.GetGenericArguments()[0])).OrderBy(x => MessageNames.Of(x.Command), StringComparer.Ordinal)];

    public static IReadOnlyList<Type> Events { get; } = [.. Types.Where(t => t.IsDefined(typeof(EventNameAttribute), false)).OrderBy(NameOf, StringComparer.Ordinal)];

    /// <summary>An event's stored name.</summary>
    public static string NameOf(Type @event) => @event.GetCustomAttribute<EventNameAttribute>()!.Name;

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static bool IsRule(Type face) => face.IsGenericType && (face.GetGenericTypeDefinition() == typeof(IRule<,>) || face.GetGenericTypeDefinition() == typeof(IRule<,,>));

    private static bool IsWritten(Type type) => !type.Name.Contains('<', StringComparison.Ordinal) && type.Name != "_Imports" && type.Namespace?.StartsWith("Pmo", StringComparison.Ordinal) == true;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pmo.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("These tests read the solution's source: run them inside its folder.");
        return folder.FullName;
    }
}

using System.Reflection;

namespace Pmo;

/// <summary>Every command and query of the running modules, by name. Throws when one does not say who may send it.</summary>
public sealed class MessageCatalogue(IEnumerable<Assembly> assemblies)
{
    private readonly Dictionary<string, Type> types = assemblies.Distinct().SelectMany(a => a.GetTypes())
        .Where(t => t is { IsAbstract: false, IsInterface: false } && (typeof(ICommand).IsAssignableFrom(t) || AnswerOf(t) is not null))
        .ToDictionary(t => MessageNames.Of(Guarded(t)));

    /// <summary>All of them.</summary>
    public IEnumerable<Type> All => types.Values;

    /// <summary>The commands.</summary>
    public IEnumerable<Type> Commands => types.Values.Where(typeof(ICommand).IsAssignableFrom);

    /// <summary>The queries.</summary>
    public IEnumerable<Type> Queries => types.Values.Where(t => AnswerOf(t) is not null);

    /// <summary>The command or query of this name; null when its module is not running.</summary>
    public Type? Find(string name) => types.GetValueOrDefault(name);

    /// <summary>What a query answers; null for anything else.</summary>
    public static Type? AnswerOf(Type type) =>
        type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))?.GenericTypeArguments[0];

    private static Type Guarded(Type message) => message.GetCustomAttribute<MayAttribute>() is { Roles.Count: > 0 }
        ? message
        : throw new InvalidOperationException($"{message.FullName} does not say who may send it: give it [May(…)].");
}

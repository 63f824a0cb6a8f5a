using System.Text.Json;

namespace Pmo.Host.Api;

/// <summary>A command or query as the reference page shows it.</summary>
/// <param name="Module">Whose it is.</param>
/// <param name="Path">Where it is called.</param>
/// <param name="Command">True for commands.</param>
/// <param name="Summary">Its doc comment's first sentence.</param>
/// <param name="May">The roles that may send it.</param>
/// <param name="Fields">Its fields with their types; a question mark where it may be left out.</param>
public sealed record ApiEntry(string Module, string Path, bool Command, string Summary, string May, string Fields)
{
    /// <summary>Everything a person can call, in order of address.</summary>
    public static IReadOnlyList<ApiEntry> All(MessageCatalogue messages) =>
        [.. messages.All.Where(t => Endpoints.MayOf(t).Any(r => r != Role.System)).OrderBy(MessageNames.Of, StringComparer.Ordinal).Select(Of)];

    private static ApiEntry Of(Type message) => new(
        MessageNames.ModuleOf(message), "/api" + Endpoints.PathOf(message), typeof(ICommand).IsAssignableFrom(message),
        DocComments.Summary(message) ?? MessageNames.Kebab(message.Name).Replace('-', ' '),
        string.Join(", ", Endpoints.MayOf(message).Where(r => r != Role.System)),
        string.Join(", ", message.GetProperties().Where(p => p.CanWrite).Select(p => $"{JsonNamingPolicy.CamelCase.ConvertName(p.Name)}: {Type(p.PropertyType)}")));

    private static string Type(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Type(value) + "?";
        if (type.IsArray) return Type(type.GetElementType()!) + "[]";
        if (type.IsGenericType) return Type(type.GenericTypeArguments[^1]) + "[]";
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double)) return "number";
        if (type == typeof(DateOnly)) return "day";
        if (type == typeof(DateTimeOffset)) return "instant";
        if (type == typeof(Guid) || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))) return "uuid";
        return type.IsEnum ? string.Join('|', Enum.GetNames(type)) : type.Name;
    }
}

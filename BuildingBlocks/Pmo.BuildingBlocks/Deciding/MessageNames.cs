using System.Collections.Concurrent;
using System.Text;

namespace Pmo;

/// <summary>Names of commands and queries: <c>reporting.submit-report</c>, from module and type.</summary>
public static class MessageNames
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    /// <summary>The name of a command or query.</summary>
    public static string Of(Type message) => Names.GetOrAdd(message, static t => $"{ModuleOf(t)}.{Kebab(t.Name)}");

    /// <summary>The module a type belongs to, by its assembly: <c>Pmo.Reporting.Contracts</c> and <c>Pmo.Reporting</c> are "reporting".</summary>
    public static string ModuleOf(Type type)
    {
        var parts = type.Assembly.GetName().Name!.Split('.');
        return (parts.Length > 1 ? parts[1] : parts[0]).ToLowerInvariant();
    }

    /// <summary><c>SubmitReport</c> → <c>submit-report</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}

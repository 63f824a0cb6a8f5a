using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Pmo.Components;

/// <summary>The page's address with its query, to make links that change one value and keep the rest.</summary>
public sealed class Address
{
    private readonly string path;
    private readonly Dictionary<string, StringValues> values;

    /// <summary>Reads an absolute address.</summary>
    public Address(string uri)
    {
        var parsed = new Uri(uri);
        path = parsed.AbsolutePath;
        values = QueryHelpers.ParseQuery(parsed.Query);
    }

    private Address(string path, Dictionary<string, StringValues> values) => (this.path, this.values) = (path, values);

    /// <summary>A value of the query.</summary>
    public string? this[string name] => values.TryGetValue(name, out var value) && value.Count > 0 ? value[0] : null;

    /// <summary>What the list's address seeks, one value a name.</summary>
    public IReadOnlyDictionary<string, string> Sought => values.Where(v => !StringValues.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value[0]!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The address with another value; null or empty takes it out.</summary>
    public Address With(string name, string? value)
    {
        var changed = new Dictionary<string, StringValues>(values, StringComparer.OrdinalIgnoreCase);
        if (string.IsNullOrEmpty(value)) changed.Remove(name);
        else changed[name] = value;
        return new Address(path, changed);
    }

    /// <summary>The path.</summary>
    public string Path => path;

    /// <summary>The same query at another path.</summary>
    public Address At(string other) => new(other, values);

    /// <summary>Path and query.</summary>
    public override string ToString() => QueryHelpers.AddQueryString(path, values.Where(v => !StringValues.IsNullOrEmpty(v.Value)));
}

using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Pmo.Tests.EventShapes;

/// <summary>Fills any record with values that are plain to see and the same for ever: what is made depends on names, not on chance.</summary>
internal static class Made
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ConcurrentDictionary<Type, Type[]> Kinds = new();

    /// <summary>A value of a type, as the one called <paramref name="name"/>.</summary>
    public static object Of(Type type, string name)
    {
        var t = Nullable.GetUnderlyingType(type) ?? type;
        var seed = Seed(name);
        if (t == typeof(string)) return name;
        if (t == typeof(bool)) return true;
        if (t == typeof(int)) return seed % 90 + 1;
        if (t == typeof(long)) return (long)(seed % 9000 + 1);
        if (t == typeof(decimal)) return seed % 9000 + 0.5m;
        if (t == typeof(double)) return seed % 90 + 0.5;
        if (t == typeof(Guid)) return Ids.Named("shape", name);
        if (t == typeof(DateOnly)) return DateOnly.FromDateTime(Start.Date).AddDays(seed % 28);
        if (t == typeof(TimeOnly)) return new TimeOnly(seed % 24, seed % 60);
        if (t == typeof(DateTimeOffset)) return Start.AddMinutes(seed % 10_000);
        if (t == typeof(TimeSpan)) return TimeSpan.FromMinutes(seed % 600);
        if (t.IsEnum) return Enum.GetValues(t).GetValue(seed % Enum.GetValues(t).Length)!;
        if (ElementOf(t) is { } element) return List(t, element, name);
        if (t.IsAbstract) return Record(KindsOf(t)[seed % KindsOf(t).Length]);
        return Record(t);
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type).MaxBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, p.Name!))]);
        foreach (var p in type.GetProperties().Where(p => p.SetMethod is not null && constructor.GetParameters().All(c => !string.Equals(c.Name, p.Name, StringComparison.OrdinalIgnoreCase))))
            p.SetValue(made, Of(p.PropertyType, p.Name));
        return made;
    }

    private static object List(Type type, Type element, string name)
    {
        if (element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)) return Dictionary(element.GenericTypeArguments, name);
        var array = Array.CreateInstance(element, element.IsEnum ? 1 : 2);
        for (var i = 0; i < array.Length; i++) array.SetValue(Of(element, $"{name} {i + 1}"), i);
        return type.IsAssignableFrom(array.GetType()) ? array : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), array)!;
    }

    private static object Dictionary(Type[] of, string name)
    {
        var made = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
        made.Add(Of(of[0], $"{name} key"), Of(of[1], $"{name} value"));
        return made;
    }

    private static Type? ElementOf(Type type)
    {
        if (type.IsArray) return type.GetElementType();
        var face = type.IsInterface && type.IsGenericType ? type : null;
        return face is not null && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetInterfaces().Append(type).First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GenericTypeArguments[0] : null;
    }

    private static Type[] KindsOf(Type type) => Kinds.GetOrAdd(type, static t => [.. t.Assembly.GetTypes().Where(k => k.IsSubclassOf(t) && !k.IsAbstract).OrderBy(k => k.Name, StringComparer.Ordinal)]);

    private static int Seed(string name) => (int)(Ids.Named("shape-seed", name).ToByteArray()[0] * 251u + (uint)name.Length * 7u);
}

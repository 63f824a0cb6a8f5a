namespace Pmo.Components;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
public sealed record Option(string Value, string Text)
{
    /// <summary>The values of an enum, in its order, in words.</summary>
    public static IReadOnlyList<Option> Of<T>(params ReadOnlySpan<T> except) where T : struct, Enum
    {
        var options = new List<Option>();
        foreach (var value in Enum.GetValues<T>())
            if (!except.Contains(value)) options.Add(new Option(value.ToString(), States.Of(value.ToString()).Word));
        return options;
    }

    /// <summary>An option for an id.</summary>
    public static Option Of<T>(T id, string text) where T : struct, IId<T> => new(id.ToString()!, text);
}

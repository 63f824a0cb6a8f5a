namespace Pmo.Components;

/// <summary>Word, shape and colour of a status. The order green, amber, red, unknown is the same everywhere; in stacks red stands nearest the axis.</summary>
public static class Rags
{
    /// <summary>The statuses a person can choose, in order.</summary>
    public static IReadOnlyList<Rag> All { get; } = [Rag.Green, Rag.Amber, Rag.Red];

    /// <summary>Its word.</summary>
    public static string Word(Rag? rag) => rag?.ToString() ?? "Unknown";

    /// <summary>Its shape: circle, triangle, octagon; a dashed circle for unknown.</summary>
    public static string Icon(Rag? rag) => rag switch
    {
        Rag.Green => "circle-check",
        Rag.Amber => "alert-triangle",
        Rag.Red => "alert-octagon",
        _ => "circle-dashed",
    };

    /// <summary>Its css class.</summary>
    public static string Css(Rag? rag) => rag switch
    {
        Rag.Green => "rag-green",
        Rag.Amber => "rag-amber",
        Rag.Red => "rag-red",
        _ => "rag-unknown",
    };

    /// <summary>Its fill in charts.</summary>
    public static string Fill(Rag? rag) => rag switch
    {
        Rag.Green => "#3a8f4a",
        Rag.Amber => "#e6a300",
        Rag.Red => "#c62828",
        _ => "#9aa3af",
    };
}

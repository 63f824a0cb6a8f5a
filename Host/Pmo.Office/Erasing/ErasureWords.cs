using Pmo.Components;

namespace Pmo.Office.Erasing;

/// <summary>Erasures in words.</summary>
internal static class ErasureWords
{
    /// <summary>The legal bases somebody chooses from, with the articles that most laws of this kind follow.</summary>
    public static IReadOnlyList<Option> Bases { get; } = [.. Enum.GetValues<ErasureBasis>().Select(b => new Option(b.ToString(), ErasureBases.Words(b)))];

    /// <summary>What became of a request, in a sentence.</summary>
    public static string Fate(ErasureRow e) => e.State switch
    {
        ErasureState.Executed => $"Removed: {e.Gone}.",
        ErasureState.Approved => "Approved: it is being carried out.",
        ErasureState.Withdrawn => e.WithdrawnReason ?? "",
        ErasureState.BlockedByHold => "A legal hold is to be lifted first.",
        _ => "A second person is to approve it.",
    };
}

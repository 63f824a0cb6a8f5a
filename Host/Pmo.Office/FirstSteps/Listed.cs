namespace Pmo.Office.FirstSteps;

/// <summary>Names one after the other, the first few of them.</summary>
internal static class Listed
{
    public static string Of(IEnumerable<string> names, int most = 6)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(most)) + (all.Count > most ? $" and {all.Count - most} more" : "");
    }
}

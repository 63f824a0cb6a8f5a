using Microsoft.AspNetCore.Http;
using Pmo.Components;

namespace Pmo.Host.Several;

/// <summary>The form of an act on several rows, as it was sent.</summary>
/// <param name="Rows">Every row that was shown.</param>
/// <param name="Can">Those that could be done.</param>
/// <param name="Act">Names the act, so that sending it again does nothing twice.</param>
/// <param name="Seen">What had been entered when the verdicts were shown.</param>
/// <param name="Doing">The press was to do it, not to look.</param>
/// <param name="Given">What is entered now.</param>
internal sealed record BulkForm(IReadOnlyList<string> Rows, IReadOnlyList<string> Can, Guid Act, string Seen, bool Doing, IReadOnlyDictionary<string, string> Given)
{
    /// <summary>The posted form; null when the page is only looked at.</summary>
    public static BulkForm? Of(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return null;
        var form = request.Form;
        var given = form.Keys.Where(k => k.StartsWith(BulkFields.Prefix, StringComparison.Ordinal)).ToDictionary(k => k[BulkFields.Prefix.Length..], k => form[k].ToString());
        return new(Split(form["rows"]), Split(form["can"]), Guid.TryParse(form["act"], out var act) ? act : default, form["seen"].ToString(), form["press"] == "do", given);
    }

    /// <summary>A short text that is the same for the same entries.</summary>
    public static string SeenOf(IReadOnlyDictionary<string, string> given) =>
        Ids.Named("bulk.seen", string.Join('\n', given.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}\t{g.Value.ReplaceLineEndings("\n")}"))).ToString("n");

    private static string[] Split(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What would become, or became, of one row.</summary>
public sealed record BulkVerdict(BulkRow Row, Outcome Outcome)
{
    /// <summary>Something would be written.</summary>
    public bool Can => Outcome == Outcome.WouldBeDone;
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pmo.Host.Shell;

namespace Pmo.Host.LookingBack;

/// <summary>Keeps a moment in every address of a page: links, filters, sorting, paging, exports and regions lead to the same moment.</summary>
internal static partial class PastLinks
{
    /// <summary>A link that leads out of the past says so with this attribute.</summary>
    public const string Out = "data-now";

    // Never about a moment: what the browser loads, and what only concerns the session.
    private static readonly string[] Timeless = ["/dist/", "/live", "/favicon", "/sign-out", "/act-for", "/openapi"];

    /// <summary>Answers the request, and puts the moment into the addresses of what was answered.</summary>
    public static async Task Keep(HttpContext http, string moment, RequestDelegate next)
    {
        using var page = await HeldAnswer.To(http, next);
        if (http.Response.Headers.Location is [{ } to] && Local(http.Request, to) is { } local) http.Response.Headers.Location = With(local, moment, encoded: false);
        if (page.Length == 0) return;
        var kept = page.ToArray();
        if (HeldAnswer.IsPage(http.Response)) kept = Encoding.UTF8.GetBytes(In(Encoding.UTF8.GetString(kept), moment));
        if (http.Response.ContentLength is not null) http.Response.ContentLength = kept.Length;
        await http.Response.Body.WriteAsync(kept, http.RequestAborted);
    }

    /// <summary>The page with the moment in its addresses.</summary>
    internal static string In(string html, string moment) => Tags().Replace(html, tag =>
    {
        if (tag.Value.Contains(" " + Out, StringComparison.Ordinal)) return tag.Value;
        var form = tag.Groups[1].Value == "form";
        if (form && !tag.Value.Contains("method=\"get\"", StringComparison.OrdinalIgnoreCase)) return tag.Value;
        var kept = Addresses().Replace(tag.Value, a => $"{a.Groups[1].Value}=\"{With(a.Groups[2].Value, moment, encoded: true)}\"");
        // A form that is sent by GET forgets what its address held.
        return form && !HasMoment(html, tag.Index) ? $"{kept}<input type=\"hidden\" name=\"{PastMoment.Key}\" value=\"{WebUtility.HtmlEncode(moment)}\" />" : kept;
    });

    private static bool HasMoment(string html, int from)
    {
        var end = html.IndexOf("</form>", from, StringComparison.Ordinal);
        return html.AsSpan(from, (end < 0 ? html.Length : end) - from).Contains($"name=\"{PastMoment.Key}\"", StringComparison.Ordinal);
    }

    private static string With(string address, string moment, bool encoded)
    {
        if (Timeless.Any(t => address.StartsWith(t, StringComparison.Ordinal)) || Momentous().IsMatch(address)) return address;
        var hash = Hash().Match(address) is { Success: true } h ? h.Index : address.Length;
        var (before, after) = (address[..hash], address[hash..]);
        var joint = !before.Contains('?', StringComparison.Ordinal) ? "?" : encoded ? "&amp;" : "&";
        return $"{before}{joint}{PastMoment.Key}={Uri.EscapeDataString(moment)}{after}";
    }

    private static string? Local(HttpRequest request, string to) =>
        to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) ? to
        : Uri.TryCreate(to, UriKind.Absolute, out var there) && there.Authority == request.Host.Value ? there.PathAndQuery + there.Fragment : null;

    // Components write their attributes in double quotes and escape all that could end one.
    [GeneratedRegex("<(a|form|div|nav|button|section|tr|th|select|input|textarea)\\b[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("(?<= )(href|hx-get|action|formaction)=\"(/(?!/)[^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("[?&;]asOf=", RegexOptions.IgnoreCase)]
    private static partial Regex Momentous();

    // The number sign of an escape such as &#x27; begins no fragment.
    [GeneratedRegex("(?<!&)#")]
    private static partial Regex Hash();
}

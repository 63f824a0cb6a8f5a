using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Pmo.Host.Shell;

/// <summary>Days, times and the numbers of events stay whole on every page, wherever their sentence comes from: however narrow a column is, no line ends inside one.</summary>
internal static partial class Unbroken
{
    // Browsers break 2026-09-09 after a hyphen, and no style but this forbids it.
    private const string Begin = "<span class=\"nobr\">", End = "</span>";

    // What is no running text, and what stands whole already.
    private static readonly string[] Verbatim = ["script", "style", "title", "textarea", "option", "svg", "time"];

    /// <summary>Marks what a page says before it is sent; any other answer passes as it is.</summary>
    public static async Task Keep(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }

        using var page = await HeldAnswer.To(context, next);
        if (page.Length == 0) return;
        // A list taken away is read from its page, and is none.
        if (HeldAnswer.IsPage(context.Response))
        {
            // It becomes longer than whoever wrote it said.
            context.Response.ContentLength = null;
            Send(page.GetBuffer().AsSpan(0, (int)page.Length), context.Response.BodyWriter);
        }
        else context.Response.BodyWriter.Write(page.GetBuffer().AsSpan(0, (int)page.Length));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Send(ReadOnlySpan<byte> page, IBufferWriter<byte> to)
    {
        var room = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(page.Length));
        Mark(room.AsSpan(0, Encoding.UTF8.GetChars(page, room)), to);
        ArrayPool<char>.Shared.Return(room);
    }

    /// <summary>Writes the page with a mark around each of them.</summary>
    public static void Mark(ReadOnlySpan<char> html, IBufferWriter<byte> to)
    {
        var (sent, at) = (0, 0);
        while (at < html.Length)
        {
            var tag = html[at..].IndexOf('<');
            var text = tag < 0 ? html[at..] : html.Slice(at, tag);
            foreach (var found in Whole().EnumerateMatches(text))
            {
                Write(html[sent..(at + found.Index)], to);
                Write(Begin, to);
                Write(text.Slice(found.Index, found.Length), to);
                Write(End, to);
                sent = at + found.Index + found.Length;
            }

            at = tag < 0 ? html.Length : at + tag + LengthOfTag(html[(at + tag)..]);
        }

        Write(html[sent..], to);
    }

    // A tag; with its content where that is verbatim.
    private static int LengthOfTag(ReadOnlySpan<char> html)
    {
        if (html.StartsWith("<!--")) return Through(html, "-->");
        foreach (var name in Verbatim)
            if (html[1..].StartsWith(name) && html.Length > name.Length + 1 && html[name.Length + 1] is '>' or ' ')
                return Through(html, $"</{name}>");
        return Through(html, ">");
    }

    private static int Through(ReadOnlySpan<char> html, string end) => html.IndexOf(end) is var at and >= 0 ? at + end.Length : html.Length;

    private static void Write(ReadOnlySpan<char> text, IBufferWriter<byte> to) => Encoding.UTF8.GetBytes(text, to);

    [GeneratedRegex(@"(?<![\w\-&])(\d{4}-\d\d(-\d\d([ T]\d\d:\d\d(:\d\d)?(Z| UTC)?)?)?|\d{1,2}:\d\d(:\d\d)?|\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?|#\d+(,\d{3})*)(?![\w\-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}

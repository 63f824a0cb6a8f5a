using Ganss.Xss;
using Markdig;

namespace Pmo.Components;

/// <summary>The one way from people's Markdown to HTML: HTML is off in the Markdown, then an allow-list has the last word.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseAutoLinks().UseTaskLists().UseEmphasisExtras().Build();

    private static readonly HtmlSanitizer Sanitizer = NewSanitizer();

    /// <summary>The safe HTML of a text; empty for none.</summary>
    public static string ToHtml(string? markdown) =>
        string.IsNullOrWhiteSpace(markdown) ? "" : Sanitizer.Sanitize(Markdig.Markdown.ToHtml(markdown, Pipeline));

    private static HtmlSanitizer NewSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "del", "sub", "sup", "mark", "ins",
                "code", "pre", "blockquote", "a", "table", "thead", "tbody", "tr", "th", "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        });
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link) link.SetAttribute("rel", "noopener noreferrer nofollow");
            if (e.Node is AngleSharp.Dom.IElement { LocalName: "h1" or "h2" } heading) Lower(heading, e);
        };
        return sanitizer;
    }

    /// <summary>A page has one h1 and its parts h2: headings in a text start at h3.</summary>
    private static void Lower(AngleSharp.Dom.IElement heading, PostProcessNodeEventArgs e)
    {
        var lower = e.Document.CreateElement("h3");
        foreach (var child in heading.ChildNodes.ToArray()) lower.AppendChild(child);
        e.ReplacementNodes.Add(lower);
    }
}

using System.Globalization;
using System.Text;
using MimeKit;
using Encoder = System.Text.Encodings.Web.HtmlEncoder;

namespace Pmo.Host.Mail;

/// <summary>A mail with everything that stands in it, names resolved.</summary>
/// <param name="At">When it was put together, or released: the same at every attempt.</param>
internal sealed record Letter(Guid Mail, DateTimeOffset At, string Name, string Address, bool AtOnce, IReadOnlyList<Told> Told)
{
    private const string Soft = "color:#5b6472;font-size:13px";

    /// <summary>The mail as it goes out. No text of people can become a header: MimeKit encodes, and line breaks are gone before.</summary>
    public MimeMessage Write(MailSettings settings)
    {
        var message = new MimeMessage { Subject = Subject, Date = At, MessageId = $"{Mail:n}@{settings.From.Domain}", Body = Body(settings) };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress(Encoding.UTF8, OneLine(Name), Address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    /// <summary>The one thing it tells, or how many.</summary>
    public string Subject => Told is [var only] ? Short($"Pmo: {OneLine(only.Text)}") : Short($"Pmo: {Told.Count} notices ({string.Join(", ", Groups.Select(g => g.Key))})");

    private IEnumerable<IGrouping<string, Told>> Groups => Told.OrderBy(t => !t.AtOnce).ThenBy(t => t.Title, StringComparer.Ordinal).ThenBy(t => t.At).GroupBy(t => t.Title);

    private string Opening => AtOnce
        ? Told.Count == 1 ? "This does not wait for your day's mail:" : $"{Told.Count} notices. One of them does not wait for your day's mail, the others come along:"
        : Told.Count == 1 ? "One notice since your last mail:" : $"{Told.Count} notices since your last mail:";

    private MimeEntity Body(MailSettings settings) =>
        new MultipartAlternative(new TextPart("plain") { Text = Text(settings) }, new TextPart("html") { Text = Html(settings) });

    /// <summary>The mail in plain text.</summary>
    public string Text(MailSettings settings)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Hello {OneLine(Name)},\n\n{Opening}\n");
        foreach (var group in Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{group.Key}\n{new string('-', group.Key.Length)}\n\n");
            foreach (var t in group) text.Append(CultureInfo.InvariantCulture, $"* {OneLine(t.Text)}\n  {settings.Address(t.Link)}\n  Why you get this: {OneLine(t.Reason)}\n\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"All your notices: {settings.Address("/notices")}\nWhen and what is mailed to you: {settings.Address("/notices/preferences")}\n").ToString();
    }

    private string Html(MailSettings settings)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>");
        html.Append(CultureInfo.InvariantCulture, $"<body style=\"margin:0;padding:16px;font:15px/1.5 system-ui,sans-serif;color:#1b2330;background:#ffffff\"><div style=\"max-width:36rem\"><p>Hello {Safe(Name)},</p><p>{Safe(Opening)}</p>");
        foreach (var group in Groups)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2 style=\"font-size:16px;margin:24px 0 8px\">{Safe(group.Key)}</h2>");
            foreach (var t in group)
                html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 14px;padding-left:12px;border-left:3px solid #2453b8\"><a href=\"{Safe(settings.Address(t.Link))}\" style=\"color:#2453b8;font-weight:600\">{Safe(t.Text)}</a><br><span style=\"{Soft}\">Why you get this: {Safe(t.Reason)}</span></p>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Soft};margin-top:28px\"><a href=\"{Safe(settings.Address("/notices"))}\" style=\"color:#2453b8\">All your notices</a> · <a href=\"{Safe(settings.Address("/notices/preferences"))}\" style=\"color:#2453b8\">When and what is mailed to you</a></p>");
        return html.Append("</div></body></html>").ToString();
    }

    private static string Safe(string text) => Encoder.Default.Encode(OneLine(text));

    private static string OneLine(string text) => string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string text) => text.Length <= 150 ? text : text[..147] + "…";
}

/// <summary>One notice in a mail.</summary>
/// <param name="Title">What people call its kind.</param>
/// <param name="InPlaceOf">The name of the absent person in whose place this one is told.</param>
internal sealed record Told(string Title, string Text, string Why, string Link, DateTimeOffset At, bool AtOnce, string? InPlaceOf)
{
    /// <summary>Why this person is told, and in whose place.</summary>
    public string Reason => InPlaceOf is null ? Why : $"{Why} You are told in place of {InPlaceOf}.";
}

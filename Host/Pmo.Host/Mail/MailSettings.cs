using MailKit.Security;
using MimeKit;

namespace Pmo.Host.Mail;

/// <summary>How one installation sends mail.</summary>
/// <param name="PublicUrl">Where people reach the site: links in mails begin with it.</param>
/// <param name="From">The sender.</param>
/// <param name="Folder">Where mails are written as .eml files while there is no server.</param>
/// <param name="Smtp">The server; null: the folder.</param>
/// <param name="AfterOutage">How many mails go out by themselves in the first hour after an outage.</param>
public sealed record MailSettings(Uri PublicUrl, MailboxAddress From, string Folder, SmtpSettings? Smtp = null, int AfterOutage = 20)
{
    /// <summary>The settings of an installation, from <c>pmo.json</c> in its directory or the environment. What cannot be is an error that says what to write.</summary>
    public static MailSettings Of(IConfiguration configuration, PmoSettings settings)
    {
        var directory = Path.GetFullPath(settings.DataDirectory);
        var url = Url(configuration["Pmo:PublicUrl"] ?? Served(settings));
        var mail = configuration.GetSection("Pmo:Mail");
        return new(
            url, Sender(mail["From"] ?? $"pmo@{(url.HostNameType == UriHostNameType.Dns ? url.Host : "localhost")}"), Path.Combine(directory, mail["Folder"] ?? "mail"),
            // Sample people have made-up addresses: nothing is ever sent to them.
            settings.Sample ? null : SmtpSettings.Of(mail, directory), Number(mail["AfterOutage"], "Pmo:Mail:AfterOutage", 20));
    }

    /// <summary>A page of the site, as a mail links to it.</summary>
    public string Address(string link) => PublicUrl.AbsoluteUri.TrimEnd('/') + link;

    internal static int Number(string? text, string name, int otherwise) =>
        text is null ? otherwise : int.TryParse(text, out var n) && n is >= 0 and <= 65535 ? n : throw new ArgumentException($"{name} is '{text}'; write a whole number from 0 to 65535.");

    private static Uri Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0
            ? url
            : throw new ArgumentException($"Pmo:PublicUrl is '{text}'; write where people reach the site, such as https://pmo.example.org.");

    private static MailboxAddress Sender(string text) =>
        MailboxAddress.TryParse(text, out var sender) ? sender : throw new ArgumentException($"Pmo:Mail:From is '{text}'; write an address, such as Pmo <pmo@example.org>.");

    private static string Served(PmoSettings settings) =>
        settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()?.Replace("*", "localhost", StringComparison.Ordinal) ?? "http://localhost";
}

/// <summary>The mail server.</summary>
/// <param name="Password">From a file, never from the settings themselves.</param>
/// <param name="Tls">How the connection is encrypted; without, only to this very machine.</param>
public sealed record SmtpSettings(string Host, int Port, string? User, string? Password, SecureSocketOptions Tls)
{
    /// <summary>The server that the settings name; null: none.</summary>
    public static SmtpSettings? Of(IConfigurationSection mail, string directory)
    {
        if (mail["Host"] is not { Length: > 0 } host) return null;
        var tls = mail["Tls"]?.ToUpperInvariant() switch
        {
            null or "STARTTLS" => SecureSocketOptions.StartTls,
            "ONCONNECT" => SecureSocketOptions.SslOnConnect,
            "NONE" when host is "localhost" || System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address) => SecureSocketOptions.None,
            "NONE" => throw new ArgumentException($"Pmo:Mail:Tls is None and {host} is another machine: names and addresses would cross the network in the clear. Use StartTls or OnConnect."),
            _ => throw new ArgumentException($"Pmo:Mail:Tls is '{mail["Tls"]}'; choose StartTls or OnConnect."),
        };
        if (mail["Password"] is not null) throw new ArgumentException("The mail server's password does not belong into the settings: write it into the file secrets/smtp-password of the data directory, or name another with Pmo:Mail:PasswordFile.");
        var port = MailSettings.Number(mail["Port"], "Pmo:Mail:Port", tls == SecureSocketOptions.SslOnConnect ? 465 : 587);
        return new(host, port, mail["User"], PasswordOf(mail, directory), tls);
    }

    private static string? PasswordOf(IConfigurationSection mail, string directory)
    {
        if (mail["User"] is null) return null;
        var file = Path.Combine(directory, mail["PasswordFile"] ?? Path.Combine("secrets", "smtp-password"));
        return File.Exists(file) ? File.ReadAllText(file).Trim() : throw new ArgumentException($"Pmo:Mail:User is given and there is no password: write it into {file}, readable for the owner alone.");
    }
}

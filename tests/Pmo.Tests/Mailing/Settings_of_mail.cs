using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Pmo.Host;
using Pmo.Host.Mail;

namespace Pmo.Tests.Mailing;

/// <summary>What may be set, and what may not.</summary>
[Trait("Feature", "G10")]
public sealed class Settings_of_mail : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-mail-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private MailSettings Of(params (string Name, string Value)[] settings) => Of(new PmoSettings(directory, [], "http://*:5080;https://other"), settings);

    private static MailSettings Of(PmoSettings pmo, (string Name, string Value)[] settings) =>
        MailSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Pmo:" + s.Name, (string?)s.Value))).Build(), pmo);

    [Fact]
    public void Without_any_setting_mail_goes_into_the_folder_and_links_lead_to_where_the_site_is_served()
    {
        var mail = Of();

        Assert.Null(mail.Smtp);
        Assert.Equal(Path.Combine(directory, "mail"), mail.Folder);
        Assert.Equal("http://localhost:5080/notices", mail.Address("/notices"));
        Assert.Equal((20, "pmo@localhost"), (mail.AfterOutage, mail.From.Address));
    }

    [Fact]
    public void A_server_is_named_with_its_password_in_a_file_of_the_secrets()
    {
        Directory.CreateDirectory(Path.Combine(directory, "secrets"));
        File.WriteAllText(Path.Combine(directory, "secrets", "smtp-password"), "herons\n");
        var mail = Of(("PublicUrl", "https://pmo.example.org"), ("Mail:Host", "smtp.example.org"), ("Mail:User", "pmo"), ("Mail:AfterOutage", "50"), ("Mail:From", "The PMO <office@example.org>"));

        Assert.Equal(new SmtpSettings("smtp.example.org", 587, "pmo", "herons", SecureSocketOptions.StartTls), mail.Smtp);
        Assert.Equal((50, "office@example.org"), (mail.AfterOutage, mail.From.Address));
        Assert.Equal(465, Of(("Mail:Host", "smtp.example.org"), ("Mail:Tls", "OnConnect")).Smtp!.Port);
    }

    [Fact]
    public void Encryption_is_never_off_but_to_this_very_machine()
    {
        Assert.Equal(SecureSocketOptions.None, Of(("Mail:Host", "127.0.0.1"), ("Mail:Tls", "None")).Smtp!.Tls);
        Assert.Contains("in the clear", Assert.Throws<ArgumentException>(() => Of(("Mail:Host", "smtp.example.org"), ("Mail:Tls", "None"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Of(("Mail:Host", "smtp.example.org"), ("Mail:Tls", "Auto")));
    }

    [Theory]
    [InlineData("PublicUrl", "pmo.example.org")]
    [InlineData("PublicUrl", "ftp://pmo.example.org")]
    [InlineData("Mail:From", "nobody at all")]
    [InlineData("Mail:AfterOutage", "many")]
    [InlineData("Mail:AfterOutage", "-1")]
    public void What_cannot_be_is_an_error_that_says_what_to_write(string name, string value) =>
        Assert.Contains($"Pmo:{name} is '{value}'; write", Assert.Throws<ArgumentException>(() => Of((name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_password_does_not_stand_in_the_settings_and_is_not_forgotten()
    {
        Assert.Contains("secrets/smtp-password", Assert.Throws<ArgumentException>(() => Of(("Mail:Host", "smtp.example.org"), ("Mail:Password", "herons"))).Message, StringComparison.Ordinal);
        Assert.Contains("there is no password", Assert.Throws<ArgumentException>(() => Of(("Mail:Host", "smtp.example.org"), ("Mail:User", "pmo"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_never_sends_to_a_server() =>
        Assert.Null(Of(new PmoSettings(directory, []) { Sample = true }, [("Mail:Host", "smtp.example.org")]).Smtp);
}

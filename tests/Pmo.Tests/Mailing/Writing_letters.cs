using MimeKit;
using Pmo.Host.Mail;

namespace Pmo.Tests.Mailing;

/// <summary>What stands in a mail, and what cannot get into its headers.</summary>
[Trait("Feature", "G10")]
public sealed class Writing_letters
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly MailSettings Settings = new(new Uri("https://pmo.example.org/office/"), new MailboxAddress("Pmo", "pmo@example.org"), "mail");
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-00000000aa11");

    private static Letter Letter(string name, params Told[] told) => new(Id, Now, name, "ann@example.org", false, told);
    private static Told Told(string text, string title = "Reminders", string link = "/projects/1?tab=reports", string? inPlaceOf = null) => new(title, text, "You are the sponsor.", link, Now, false, inPlaceOf);

    private static MimeMessage Crossed(Letter letter)
    {
        using var wire = new MemoryStream();
        letter.Write(Settings).WriteTo(wire);
        wire.Position = 0;
        return MimeMessage.Load(wire);
    }

    [Theory]
    [InlineData("Eve\r\nBcc: all@example.org")]
    [InlineData("Eve\nBcc: all@example.org")]
    [InlineData("Eve\rBcc: all@example.org")]
    [InlineData("Eve\u2028Bcc: all@example.org")]
    [InlineData("Eve\u0085Bcc: all@example.org\0")]
    [InlineData("\"Eve\" <all@example.org>, Bob")]
    public void No_name_and_no_text_becomes_a_header_or_a_receiver(string hostile)
    {
        var message = Crossed(Letter(hostile, Told(hostile + "\r\n\r\nbody", hostile, inPlaceOf: hostile)));

        Assert.Equal(["ann@example.org"], message.GetRecipients().Select(r => r.Address));
        Assert.Empty(message.Bcc);
        Assert.Equal(["Auto-Submitted", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To", "X-Auto-Response-Suppress"], message.Headers.Select(h => h.Field).Order(StringComparer.Ordinal));
        Assert.DoesNotContain('\n', message.Subject!);
    }

    [Fact]
    public void One_notice_is_its_own_subject_and_several_name_their_kinds()
    {
        Assert.Equal("Pmo: The report of BR-1 is due.", Crossed(Letter("Ann", Told("The report of BR-1 is due."))).Subject);
        Assert.Equal("Pmo: 3 notices (Escalations, Reminders)", Crossed(Letter("Ann", Told("a"), Told("b", "Escalations"), Told("c"))).Subject);
        Assert.Equal(148, Letter("Ann", Told(new string('x', 500))).Subject.Length);
    }

    [Fact]
    public void Each_notice_stands_under_its_kind_with_its_link_and_why_it_comes()
    {
        var text = Crossed(Letter("Ann Archer", Told("The report is due."), Told("Bob asks.", "Escalations", inPlaceOf: "Cem"), Told("Another is due."))).TextBody!.ReplaceLineEndings("\n");

        Assert.Equal("""
            Hello Ann Archer,

            3 notices since your last mail:

            Escalations
            -----------

            * Bob asks.
              https://pmo.example.org/office/projects/1?tab=reports
              Why you get this: You are the sponsor. You are told in place of Cem.


            Reminders
            ---------

            * The report is due.
              https://pmo.example.org/office/projects/1?tab=reports
              Why you get this: You are the sponsor.

            * Another is due.
              https://pmo.example.org/office/projects/1?tab=reports
              Why you get this: You are the sponsor.

            All your notices: https://pmo.example.org/office/notices
            When and what is mailed to you: https://pmo.example.org/office/notices/preferences

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void The_formatted_text_holds_no_markup_of_people_and_the_same_links()
    {
        var html = Crossed(Letter("<b>Ann</b>", Told("<img src=x onerror=alert(1)> & more"))).HtmlBody;

        Assert.Contains("&lt;img src=x onerror=alert(1)&gt; &amp; more", html, StringComparison.Ordinal);
        Assert.Contains("Hello &lt;b&gt;Ann&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://pmo.example.org/office/notices/preferences\"", html, StringComparison.Ordinal);
        Assert.Contains("Why you get this: You are the sponsor.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_mail_is_the_same_bytes_but_for_the_boundary_and_says_that_no_person_wrote_it()
    {
        var letter = Letter("Ann", Told("The report is due."));

        Assert.Equal("01900000000070008000" + "00000000aa11@example.org", Crossed(letter).MessageId);
        Assert.Equal(Now, Crossed(letter).Date);
        Assert.Equal("auto-generated", Crossed(letter).Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(Crossed(letter).TextBody, Crossed(letter).TextBody);
    }
}

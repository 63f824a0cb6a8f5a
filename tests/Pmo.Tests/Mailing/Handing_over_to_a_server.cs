using MailKit.Security;
using Pmo.Host.Mail;
using Pmo.Office;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Mailing;

/// <summary>What becomes of a mail whatever the server says to it.</summary>
[Trait("Feature", "G10")]
public sealed class Handing_over_to_a_server : IAsyncLifetime
{
    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero);
    private readonly FakeSmtp server = new();
    private SmtpTransport transport = null!;
    private PostOffice post = null!;

    public async Task InitializeAsync()
    {
        transport = new(new("127.0.0.1", server.Port, null, null, SecureSocketOptions.None), TimeSpan.FromMilliseconds(1));
        post = await PostOffice.Open(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), transport);
        await post.Tell(Ann, 1);
    }

    public async Task DisposeAsync()
    {
        await post.DisposeAsync();
        transport.Dispose();
        await server.DisposeAsync();
    }

    private async Task<MailRow> Mail() => Assert.Single((await post.World.Ask(new FindMail())).Rows);

    private static string MessageId(string mail) => mail.Split('\n').Single(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)).Trim();

    [Fact]
    public async Task A_mail_that_is_taken_is_sent_once()
    {
        await post.Until(Tuesday);
        await post.Until(Tuesday.AddDays(3));

        Assert.Contains("To: Ann Archer <ann@example.org>", Assert.Single(server.Mails), StringComparison.Ordinal);
        Assert.Equal((MailState.Sent, 1), await Mail() is var m ? (m.State, m.Attempts) : default);
    }

    [Fact]
    public async Task All_that_is_due_goes_over_one_connection()
    {
        await post.Tell(Bob, 2);
        await post.Until(Tuesday);

        Assert.Equal((2, 1), (server.Mails.Count, server.Calls));
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_again_with_the_same_mail()
    {
        server.ToReceiver = "451 4.7.1 <ann@example.org>: greylisted, come back";
        await post.Until(Tuesday);
        var failed = await Mail();
        Assert.Equal((MailState.Failed, MailFailure.Later, "smtp.451 4.7.1", Tuesday.AddMinutes(1)), (failed.State, failed.Failure, failed.Code, failed.NextAt));
        Assert.Equal(0, await post.Send());

        server.ToReceiver = "250 ok";
        await post.Until(Tuesday.AddMinutes(1));
        Assert.Single(server.Mails);
        Assert.Equal((MailState.Sent, 2), await Mail() is var m ? (m.State, m.Attempts) : default);
        Assert.All(await post.World.Log<MailFailed>(), f => Assert.DoesNotContain("@", f.Code, StringComparison.Ordinal));
    }

    [Theory, InlineData("550 5.1.1 <ann@example.org> unknown", null), InlineData(null, "554 5.7.1 no")]
    public async Task A_server_that_refuses_for_good_is_not_asked_again(string? toReceiver, string? toMail)
    {
        (server.ToReceiver, server.ToMail) = (toReceiver ?? "250 ok", toMail ?? "250 ok");
        await post.Until(Tuesday);
        var calls = server.Calls;
        await post.Until(Tuesday.AddDays(7));

        Assert.Equal(calls, server.Calls);
        Assert.Equal((MailState.GivenUp, MailFailure.Refused, 1), await Mail() is var m ? (m.State, m.Failure, m.Attempts) : default);

        (server.ToReceiver, server.ToMail) = ("250 ok", "250 ok");
        await post.World.Do(new ReleaseMail((await Mail()).Mail));
        await post.Send();
        Assert.Equal(MailState.Sent, (await Mail()).State);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_mail_makes_one_duplicate_at_most_and_with_the_same_id()
    {
        server.ToMail = null;
        for (var n = 0; n < 12; n++) await post.Until(Tuesday.AddHours(n));

        Assert.Equal(2, server.Mails.Count);
        Assert.Single(server.Mails.Select(MessageId).Distinct());
        Assert.Equal((MailState.GivenUp, MailFailure.Uncertain, "smtp.broken-off"), await Mail() is var m ? (m.State, m.Failure, m.Code) : default);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_called_again_until_it_is_given_up()
    {
        await server.DisposeAsync();
        for (var n = 0; n < 80; n++) await post.Until(Tuesday.AddHours(n));

        Assert.Equal((MailState.GivenUp, 8, "smtp.unreachable"), await Mail() is var m ? (m.State, m.Attempts, m.Code) : default);
        Assert.Equal([1, 5, 15, 60, 240, 720, 1440], (await post.World.Log<MailFailed>()).Where(f => f.NextAt is not null).Select(f => (int)(f.NextAt!.Value - f.At).TotalMinutes));
    }

    [Fact]
    public async Task A_call_that_is_dropped_is_made_again_at_once()
    {
        server.Drops = 2;
        await post.Until(Tuesday);

        Assert.Equal((3, MailState.Sent, 1), (server.Calls, (await Mail()).State, (await Mail()).Attempts));
    }

    [Fact]
    public async Task An_address_that_cannot_be_written_to_is_given_up_without_calling()
    {
        await post.Until(Tuesday.AddHours(-1));
        await post.World.Until(Tuesday);
        await post.World.Do(new DisablePerson(Ann));
        await post.Send();

        Assert.Equal(0, server.Calls);
        Assert.Equal((MailState.GivenUp, MailFailure.NoAddress), await Mail() is var m ? (m.State, m.Failure) : default);
    }
}

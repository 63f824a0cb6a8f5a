using MimeKit;
using Pmo.Host.Mail;
using Pmo.Office;
using static Pmo.Tests.People.Somebody;
using static Pmo.Tests.Telling.Examples;

namespace Pmo.Tests.Mailing;

/// <summary>Mail through the whole house: weeks, weekends, changes of the clocks, stops.</summary>
[Trait("Feature", "G10")]
public sealed class Stories_of_mail
{
    private static DateTimeOffset Utc(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);

    private static async Task<IReadOnlyList<MailRequested>> Mails(PostOffice post) => await post.World.Log<MailRequested>();

    [Fact]
    public async Task Thirty_notices_of_a_day_are_one_mail()
    {
        await using var post = await PostOffice.Open(Utc(3, 2, 9));
        for (var n = 0; n < 30; n++)
        {
            await post.Tell(Ann, n, $"Report {n} is due.");
            post.World.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        await post.Until(Utc(3, 3, 7));
        Assert.Empty(post.Files);
        await post.Until(Utc(3, 5, 12));

        var mail = Assert.Single(await Mails(post));
        Assert.Equal((Utc(3, 3, 7, 1), 30), (mail.At, mail.Notices.Count));
        var message = await MimeMessage.LoadAsync(Assert.Single(post.Files));
        Assert.All(Enumerable.Range(0, 30), n => Assert.Contains($"* Report {n} is due.", message.TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_over_a_weekend_in_which_the_clocks_change_is_one_mail_on_monday_at_eight()
    {
        await using var post = await PostOffice.Open(Utc(3, 26, 6, 30));
        await post.Tell(Ann, 1, "Thursday morning.");
        await post.Until(Utc(3, 26, 12));
        await post.Tell(Ann, 2, "Thursday noon.");
        await post.Until(Utc(3, 27, 16));
        await post.Tell(Ann, 3, "Friday evening.");
        await post.Until(Utc(3, 29, 3));
        await post.Tell(Ann, 4, "Sunday, after the clocks went forward.");
        await post.Until(Utc(4, 1, 0));

        Assert.Equal([(Utc(3, 26, 7, 1), 1), (Utc(3, 27, 7, 1), 1), (Utc(3, 30, 6, 1), 2)], (await Mails(post)).Select(m => (m.At, m.Notices.Count)));
        Assert.Equal(3, post.Files.Count);
    }

    [Fact]
    public async Task What_does_not_wait_takes_along_what_waits_and_the_digest_of_the_day_is_not_sent()
    {
        await using var post = await PostOffice.Open(Utc(3, 2, 9));
        await post.Tell(Ann, 1);
        await post.Tell(Ann, 2);
        await post.Until(Utc(3, 2, 11));
        await post.Tell(Ann, 3, kind: Alarm);
        post.World.Clock.Advance(TimeSpan.FromMinutes(4));
        await post.Tell(Ann, 4, kind: Alarm);
        await post.Until(Utc(3, 4, 12));

        var mail = Assert.Single(await Mails(post));
        Assert.Equal((Utc(3, 2, 11, 5), true, 4), (mail.At, mail.AtOnce, mail.Notices.Count));
        Assert.Single(post.Files);
    }

    [Fact]
    public async Task What_does_not_wait_but_comes_in_the_night_goes_with_the_days_mail()
    {
        await using var post = await PostOffice.Open(Utc(3, 2, 9));
        await post.Until(Utc(3, 2, 23));
        await post.Tell(Ann, 1, kind: Alarm);
        await post.Until(Utc(3, 3, 7));
        await post.Tell(Ann, 2);
        await post.Until(Utc(3, 5, 12));

        Assert.Equal((Utc(3, 3, 7, 1), 2), Assert.Single(await Mails(post)) is var mail ? (mail.At, mail.Notices.Count) : default);
    }

    [Fact]
    public async Task Everyone_gets_mail_at_their_own_time_on_their_own_days_and_not_what_they_switched_off()
    {
        await using var post = await PostOffice.Open(Utc(3, 2, 9));
        await post.Add(Cem, "Cem Çelik", "cem@example.org", "America/New_York");
        await post.World.Do(new SetNoticePreferences(Bob, new(18, 0), [DayOfWeek.Wednesday, DayOfWeek.Sunday], ["office.part-named"]), Bob, [Role.Reader]);
        foreach (var (who, n) in new[] { (Ann, 1), (Bob, 2), (Cem, 3) }) await post.Tell(who, n);
        await post.Tell(Bob, 4, kind: "office.part-named");
        await post.Until(Utc(3, 9, 0));

        Assert.Equal([(Cem, Utc(3, 2, 13, 1), 1), (Ann, Utc(3, 3, 7, 1), 1), (Bob, Utc(3, 4, 17, 1), 1)], (await Mails(post)).Select(m => (m.To, m.At, m.Notices.Count)));
        Assert.Equal(2, (await post.World.Ask(new FindNotices(), Bob, [Role.Reader])).Total);
    }

    [Fact]
    public async Task Who_is_disabled_before_the_digest_goes_gets_none()
    {
        await using var post = await PostOffice.Open(Utc(3, 2, 9));
        await post.Tell(Ann, 1);
        await post.World.Do(new DisablePerson(Ann));
        await post.Until(Utc(3, 4, 0));

        Assert.Empty(await Mails(post));
        Assert.Empty(post.Files);
    }

    [Fact]
    public async Task Before_the_installation_is_live_everything_happens_and_nobody_is_told()
    {
        await using var world = new World(Monday);
        await world.Do(new ClaimEmail(Ann, "ann@example.org"));
        await world.Do(new AddPerson(Ann, "Ann", "ann@example.org", "UTC"));
        await world.Do(new GrantRole(Ann, Role.Coach));
        Assert.Null((await world.Ask(new ShowWhetherLive())).Since);
        await world.GoesLive();
        await world.Do(new GrantRole(Ann, Role.PmoOfficer));

        Assert.Equal("You now have the role: PMO officer.", Assert.Single(await world.Log<NoticeRequested>()).Text);
        Assert.Equal(Monday, (await world.Ask(new ShowWhetherLive())).Since);
    }

    [Fact]
    public async Task A_stop_between_handing_over_and_recording_sends_nothing_twice()
    {
        var killed = new Killed();
        await using var post = await PostOffice.Open(Utc(3, 2, 9), killed);
        killed.Into = new FolderTransport(post.Settings);
        for (var n = 0; n < 6; n++)
        {
            var person = new PersonId(Ids.Named("test.person", $"{n}"));
            await post.Add(person, $"Person {n}", $"p{n}@example.org", "Europe/Berlin");
            await post.Tell(person, n);
        }

        await post.World.Until(Utc(3, 3, 8));
        killed.AtMail = 3;
        await Assert.ThrowsAsync<InvalidOperationException>(post.Send);
        Assert.Equal((3, 2), (post.Files.Count, (await post.World.Log<MailSent>()).Count));
        var written = post.Files.ToDictionary(f => f, File.GetLastWriteTimeUtc);

        await post.Restart();
        await post.Send();
        Assert.Equal((6, 6), (post.Files.Count, (await post.World.Log<MailSent>()).Count));
        Assert.All(written, f => Assert.Equal(f.Value, File.GetLastWriteTimeUtc(f.Key)));
        Assert.Equal(6, (await post.World.Log<MailRequested>()).Count);

        await post.World.Get<ReadModels>().Rebuild("office");
        await post.Restart();
        Assert.Equal(0, await post.Send());
    }

    [Fact]
    public async Task A_stop_over_the_time_of_the_digest_makes_it_late_and_one()
    {
        await using var post = await PostOffice.Open(Utc(3, 2, 9));
        await post.Tell(Ann, 1);
        await post.Restart();
        await post.Tell(Ann, 2);
        await post.World.StoppedUntil(Utc(3, 5, 10));
        await post.Until(Utc(3, 6, 12));

        Assert.Equal((Utc(3, 5, 10), 2), Assert.Single(await Mails(post)) is var m ? (m.At, m.Notices.Count) : default);
        Assert.Single(post.Files);
    }

    [Fact]
    public async Task Nothing_that_stands_in_the_log_about_mail_holds_a_name_or_an_address()
    {
        await using var post = await PostOffice.Open(Utc(3, 2, 9));
        await post.Tell(Ann, 1, $"{Notices.Name(Bob)} asks.");
        await post.Until(Utc(3, 3, 9));

        Assert.Contains("Bob Brown asks.", (await MimeMessage.LoadAsync(Assert.Single(post.Files))).TextBody, StringComparison.Ordinal);
        var told = (await post.World.Log()).Where(r => r.Stored.Name.StartsWith("office.mail", StringComparison.Ordinal) || r.Stored.Name.StartsWith("pmo.notice", StringComparison.Ordinal) || r.Stored.Name.StartsWith("office.post", StringComparison.Ordinal)).ToList();
        Assert.True(told.Count >= 3);
        Assert.All(told, r => Assert.DoesNotMatch("(?i)brown|archer|example.org", System.Text.Encoding.UTF8.GetString(r.Stored.Data.Span)));
    }

    /// <summary>A transport after which the host dies at the n-th mail, before anything can be recorded.</summary>
    private sealed class Killed : IMailTransport
    {
        private int sent;

        public IMailTransport Into { get; set; } = null!;
        public int AtMail { get; set; } = int.MaxValue;

        public async Task<Handing> Send(Guid mail, MimeMessage message, CancellationToken cancellation)
        {
            var handing = await Into.Send(mail, message, cancellation);
            return ++sent == AtMail ? throw new InvalidOperationException("killed") : handing;
        }

        public Task Rest() => Task.CompletedTask;
    }
}

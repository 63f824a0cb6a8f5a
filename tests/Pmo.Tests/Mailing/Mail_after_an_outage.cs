using Pmo.Office;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Mailing;

/// <summary>After an outage few mails go by themselves, and many wait for an officer.</summary>
[Trait("Feature", "G10")]
public sealed class Mail_after_an_outage
{
    private static readonly DateTimeOffset Back = new(2026, 3, 5, 10, 0, 0, TimeSpan.Zero);

    private static async Task<PostOffice> Returned(int people)
    {
        var post = await PostOffice.Open(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        for (var n = 0; n < people; n++)
        {
            var person = new PersonId(Ids.Named("test.person", $"{n}"));
            await post.Add(person, $"Person {n}", $"p{n}@example.org", "Europe/Berlin");
            await post.Tell(person, n);
        }

        await post.World.StoppedUntil(Back);
        return post;
    }

    private static Task<Page<MailRow>> Held(PostOffice post) => post.World.Ask(new FindMail(MailState.Held));

    [Fact]
    public async Task Few_go_by_themselves_after_ten_minutes()
    {
        await using var post = await Returned(5);
        await post.Until(Back.AddMinutes(9));
        Assert.Empty(post.Files);
        Assert.Equal(5, (await Held(post)).Total);
        await post.Until(Back.AddMinutes(10));
        Assert.Equal(5, post.Files.Count);
        Assert.Equal(0, (await Held(post)).Total);
    }

    [Fact]
    public async Task Many_wait_until_an_officer_releases_or_discards_them()
    {
        await using var post = await Returned(6);
        await post.Until(Back.AddDays(1));
        Assert.Empty(post.Files);
        Assert.Equal(6, Assert.Single(await post.World.Log<HeldMailKept>()).Count);
        var held = (await Held(post)).Rows;
        Assert.Equal(6, held.Count);

        foreach (var mail in held.Take(4)) await post.World.Do(new ReleaseMail(mail.Mail));
        await post.World.Do(new DiscardHeldMail(held[4].Mail, "Stale."));
        await post.Restart();
        await post.Send();

        Assert.Equal(held.Take(4).Select(m => $"{m.Mail:n}.eml").Order(StringComparer.Ordinal), post.Files.Select(f => Path.GetFileName(f)));
        Assert.Equal(new Dictionary<MailState, long> { [MailState.Discarded] = 1, [MailState.Held] = 1, [MailState.Sent] = 4 }, (await post.World.Ask(new CountMail())).ToDictionary(c => c.State, c => c.Count));
        var discarded = Assert.Single((await post.World.Ask(new FindMail(MailState.Discarded))).Rows);
        Assert.Equal((World.Officer, "Stale."), (discarded.By, discarded.Reason));
        Assert.Equal(1, (await post.World.Ask(new CountUnreadNotices(), discarded.To, [Role.Reader])).Count);
    }

    [Fact]
    public async Task What_comes_later_in_the_first_hour_waits_too_when_many_wait_and_after_it_mail_is_as_always()
    {
        await using var post = await Returned(6);
        await post.Until(Back.AddMinutes(30));
        await post.Tell(Ann, 100, atOnce: true);
        await post.Until(Back.AddMinutes(50));
        Assert.Empty(post.Files);
        Assert.Equal(7, (await Held(post)).Total);
        await post.Until(Back.AddMinutes(70));
        await post.Tell(Bob, 101, atOnce: true);
        await post.Until(Back.AddMinutes(76));
        Assert.Single(post.Files);
    }

    [Fact]
    public async Task After_a_stop_of_less_than_an_hour_nothing_is_held()
    {
        await using var post = await PostOffice.Open(new DateTimeOffset(2026, 3, 3, 6, 30, 0, TimeSpan.Zero));
        await post.Tell(Ann, 1);
        await post.World.StoppedUntil(new DateTimeOffset(2026, 3, 3, 7, 20, 0, TimeSpan.Zero));
        await post.Send();

        Assert.Single(post.Files);
        Assert.Empty(await post.World.Log<MailHeld>());
    }

    [Fact]
    public async Task Only_the_PMO_releases()
    {
        await using var post = await Returned(6);
        var mail = (await Held(post)).Rows[0].Mail;
        foreach (var role in (Role[])[Role.Administrator, Role.Reader, Role.Executive])
            await Assert.ThrowsAsync<NotAllowedException>(() => post.World.Try(new ReleaseMail(mail), Ann, [role]));
    }
}

using MimeKit;
using Pmo.Host.Mail;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Mailing;

/// <summary>A mail that was put into words before somebody is erased leaves no file behind when it arrives after.</summary>
[Trait("Feature", "A12")]
public sealed class Forgetting_mails
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_mail_under_way_is_waited_for_and_removed_too()
    {
        var slow = new Slow();
        await using var post = await PostOffice.Open(Morning, slow);
        slow.Into = new FolderTransport(post.Settings);
        await post.Tell(Ann, 1, atOnce: true);
        await post.World.Until(Morning.AddHours(1));

        var sending = post.Send();
        await slow.Begun.Task;
        var forgetting = Forget(post);
        Assert.False(forgetting.IsCompleted);

        slow.May.SetResult();
        await sending;
        Assert.Equal(1, await forgetting);
        Assert.Empty(post.Files);
    }

    [Fact]
    public async Task What_a_killed_program_left_half_written_goes_too()
    {
        await using var post = await PostOffice.Open(Morning);
        Directory.CreateDirectory(post.Settings.Folder);
        File.WriteAllText(Path.Combine(post.Settings.Folder, "half.eml.part"), "Dear Ann");

        Assert.Equal(0, await Forget(post));
        Assert.Empty(post.Files);
    }

    private static Task<int> Forget(PostOffice post) =>
        post.World.Get<IEnumerable<IForgets>>().Single(place => place.Place == "mails in the folder").Forget(Ann, default);

    /// <summary>Hands a mail over only when it may.</summary>
    private sealed class Slow : IMailTransport
    {
        public TaskCompletionSource Begun { get; } = new();
        public TaskCompletionSource May { get; } = new();
        public IMailTransport? Into { get; set; }

        public async Task<Handing> Send(Guid mail, MimeMessage message, CancellationToken cancellation)
        {
            Begun.SetResult();
            await May.Task;
            return await Into!.Send(mail, message, cancellation);
        }

        public Task Rest() => Task.CompletedTask;
    }
}

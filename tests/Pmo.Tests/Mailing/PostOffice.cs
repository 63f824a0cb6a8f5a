using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Pmo.Host.Mail;
using Pmo.Office;
using static Pmo.Tests.People.Somebody;
using static Pmo.Tests.Telling.Examples;

namespace Pmo.Tests.Mailing;

/// <summary>A world that is live, with a few people, whose mail goes into a folder; it can be stopped and opened again.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-post-").FullName;
    private readonly IMailTransport? transport;

    private PostOffice(DateTimeOffset now, IMailTransport? transport)
    {
        this.transport = transport;
        Settings = new(new Uri("https://pmo.example.org/"), new MailboxAddress("Pmo", "pmo@example.org"), Path.Combine(directory, "mail"), AfterOutage: 5);
        World = Make(now);
    }

    public World World { get; private set; }

    public MailSettings Settings { get; }

    /// <summary>The files in the folder of mails.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(Settings.Folder) ? [.. Directory.GetFiles(Settings.Folder).Order(StringComparer.Ordinal)] : [];

    public static async Task<PostOffice> Open(DateTimeOffset now, IMailTransport? transport = null)
    {
        var post = new PostOffice(now, transport);
        await post.Add(Ann, "Ann Archer", "ann@example.org", "Europe/Berlin");
        await post.Add(Bob, "Bob Brown", "bob@example.org", "Europe/Berlin");
        await post.World.GoesLive();
        return post;
    }

    public async Task Add(PersonId person, string name, string email, string zone)
    {
        await World.Do(new ClaimEmail(person, email));
        await World.Do(new AddPerson(person, name, email, zone));
    }

    public Guid IdOf(int n) => Ids.Named("test.notice", $"{n}");

    /// <summary>Tells a person the n-th thing now.</summary>
    public Task<Outcome> Tell(PersonId to, int n, string text = "Something happened.", string link = "/projects", string kind = News, bool atOnce = false) =>
        World.Do(new RequestNotice(IdOf(n), to, kind, text, "You asked for it.", link, atOnce), PersonId.System);

    /// <summary>Lets time pass, and the dispatcher send what is due at the end.</summary>
    public async Task Until(DateTimeOffset instant)
    {
        await World.Until(instant);
        await Send();
    }

    public Task<int> Send() => World.Get<Dispatcher>().SendDue();

    /// <summary>Stops the host and starts it again on the same directory.</summary>
    public async Task Restart()
    {
        var now = World.Clock.GetUtcNow();
        await World.DisposeAsync();
        World = Make(now);
        await World.Get<PolicyRunner>().RunDue();
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private World Make(DateTimeOffset now) => new(now, directory, with: services =>
    {
        services.AddMail(Settings);
        if (transport is not null) services.AddSingleton(transport);
    });
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Pmo.Auditing;
using Pmo.Host.Proving;
using Pmo.Tests.House;
using Pmo.Tests.Security;

namespace Pmo.Tests.Proving;

/// <summary>While the host runs the log is signed in time, and when it may not be signed, everybody who must know sees it.</summary>
[Trait("Feature", "A9")]
public sealed class Signing_checkpoints : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("pmo-proof-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task An_event_waits_a_minute_at_most()
    {
        await using var site = await Site.Open(extra: [new LampsModule()]);
        await Followed(site);
        site.Clock.Advance(LogProof.Patience - TimeSpan.FromSeconds(1));
        await ManyLamps.Switched(site.Get<IEventStore>(), site.Get<EventSerializer>(), site.Clock.GetUtcNow(), 1);
        await Followed(site);
        Assert.Null(Status(site).SignedSize);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await LogFileOf.Until(() => Status(site).SignedSize == Status(site).Size);
        Assert.Equal(site.Clock.GetUtcNow(), Status(site).SignedAt);
    }

    [Fact]
    public async Task A_thousand_events_do_not_wait()
    {
        await using var site = await Site.Open(extra: [new LampsModule()]);
        await ManyLamps.Switched(site.Get<IEventStore>(), site.Get<EventSerializer>(), site.Clock.GetUtcNow(), LogProof.MostUnsigned);
        await LogFileOf.Until(() => Status(site).SignedSize >= LogProof.MostUnsigned);
    }

    [Fact]
    public async Task A_host_that_stops_signs_all_it_wrote()
    {
        long head;
        await using (var site = await Site.Open(directory: directory))
        {
            await site.Person([Role.Administrator]);
            head = await site.Get<IEventStore>().Head();
        }

        var note = await File.ReadAllTextAsync(Path.Combine(directory, "proof", "last"));
        Assert.True(long.Parse(note.Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture) >= head, note);
        Assert.Equal("proved", await Health(directory));
    }

    [Fact]
    public async Task A_restored_backup_is_said_to_all_who_look_and_goes_on_only_by_an_administrators_reason()
    {
        await using (var site = await Site.Open(directory: directory)) await site.Person([Role.Administrator]);
        LogFileOf.Lose(directory, 3);

        await using var restored = await Site.Open(directory: directory);
        await LogFileOf.Until(() => Status(restored).Trouble is not null);
        var administrator = await restored.SignedIn(await restored.Person([Role.Administrator], "ada@example.org"));
        Assert.Contains("older backup was restored", await Text(administrator, "/operations"), StringComparison.Ordinal);
        var health = await restored.Browser().Get("/health/proof");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("an older backup was restored", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal("proof.reason", (await Send(restored, new ContinueLog("so what"))).Code);
        await restored.Do(new ContinueLog("The disk died on Sunday; the backup of Saturday was restored, decided by Ada."));
        Assert.Equal("proved", await Text(restored.Browser(), "/health/proof"));
        var said = Assert.Single((await restored.Log()).Select(r => r.Event).OfType<LogContinued>());
        Assert.Equal((2, "The disk died on Sunday; the backup of Saturday was restored, decided by Ada."), (said.Incarnation, said.Reason));
        Assert.EndsWith("/2", Status(restored).Origin, StringComparison.Ordinal);
        Assert.Equal("proof.sound", (await Send(restored, new ContinueLog("Once more, for no reason at all."))).Code);
    }

    [Fact]
    public async Task A_checkpoint_is_signed_on_demand_and_the_page_shows_it()
    {
        await using var site = await Site.Open();
        var reviewer = await site.SignedIn(await site.Person([Role.Administrator]));
        await site.Do(new SignCheckpoint());
        var page = await Text(reviewer, "/operations");
        Assert.Contains($"over {Status(site).SignedSize} events", page, StringComparison.Ordinal);
        Assert.Contains(Status(site).Key!, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_gets_one_checkpoint_a_day()
    {
        await using var site = await Site.Open(with: s => s.AddSingleton(new CheckpointMailbox(new MailboxAddress("Compliance", "compliance@example.org"))));
        string[] Mails() => Directory.Exists(Path.Combine(site.DataDirectory, "mail")) ? Directory.GetFiles(Path.Combine(site.DataDirectory, "mail"), "*.eml") : [];
        await LogFileOf.Until(() => File.Exists(Path.Combine(site.DataDirectory, "proof", "mailed")));
        var mail = await File.ReadAllTextAsync(Assert.Single(Mails()));
        Assert.Contains("compliance@example.org", mail, StringComparison.Ordinal);
        Assert.Contains(Status(site).Origin, mail, StringComparison.Ordinal);
        Assert.True(await site.Get<MailCheckpoints>().MailOfToday());
        Assert.Single(Mails());
        site.Clock.Advance(TimeSpan.FromDays(1));
        await LogFileOf.Until(() => Mails().Length == 2);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("../kept", "../kept")]
    [InlineData("/mnt/worm", "/mnt/worm")]
    public void The_folder_elsewhere_is_a_setting(string? setting, string? folder)
    {
        File.WriteAllText(Path.Combine(directory, "pmo.json"), System.Text.Json.JsonSerializer.Serialize(new { Pmo = new { Checkpoints = new { Folder = setting } } }));
        Assert.Equal(folder is null ? null : Path.Combine(directory, folder), ProvingSetup.Of(directory).Elsewhere);
    }

    internal static ProofStatus Status(Site site) => site.Get<LogProof>().Status;

    internal static async Task<string> Text(Browser browser, string address) => Unmarked(await (await browser.Get(address)).Content.ReadAsStringAsync());

    /// <summary>A page without the marks that keep days and numbers of events whole.</summary>
    internal static string Unmarked(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<span class=\"nobr\">([^<]*)</span>", "$1");

    private static async Task Followed(Site site)
    {
        await LogFileOf.Until(() => Status(site).Size > 0 && Status(site).Size == site.Get<IEventStore>().Head().AsTask().Result);
    }

    internal static async Task<Outcome> Send(Site site, ICommand command)
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(site.Clock.GetUtcNow());
        return await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(command);
    }

    private static async Task<string> Health(string directory)
    {
        await using var site = await Site.Open(directory: directory);
        await LogFileOf.Until(() => Status(site).Size > 0);
        return await Text(site.Browser(), "/health/proof");
    }
}

using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host;
using Pmo.Host.Setup;
using Pmo.Host.SignIn;

namespace Pmo.Browser.Tests;

/// <summary>The real host with the small sample, made once for all tests of a run and only when one asks for it.</summary>
public sealed class RealHost : IAsyncLifetime
{
    // The day September's reports are due: some wait for review, some are still missing.
    private static readonly DateOnly LastDay = new(2026, 10, 7);
    private readonly Lazy<Task<Installation>> sample = new(Make);
    private readonly Dictionary<Role, (PersonId Person, string Session)> people = [];

    /// <summary>The installation with the sample.</summary>
    internal Task<Installation> Sample() => sample.Value;

    /// <summary>Opens a window in which the sample's person of a role is signed in.</summary>
    public async Task<Visit> Open(Chromium chromium, Role role, string theme = "light", int width = 1440, bool script = true)
    {
        var site = await Sample();
        var (_, session) = await Of(role);
        return await site.Open(chromium, session, theme, width, script);
    }

    /// <summary>The sample's person of a role.</summary>
    public async Task<PersonId> Person(Role role) => (await Of(role)).Person;

    /// <summary>What the sample's person of a role is answered.</summary>
    public async Task<T> Ask<T>(Role role, IQuery<T> query) => await (await Sample()).Ask(await Person(role), query);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (sample.IsValueCreated) await (await sample.Value).DisposeAsync();
    }

    private async Task<(PersonId Person, string Session)> Of(Role role)
    {
        if (people.TryGetValue(role, out var known)) return known;
        var services = (await Sample()).Services;
        var one = (await services.GetRequiredService<SamplePeople>().All()).Single(p => p.Role == role).Person;
        return people[role] = (one, (await services.GetRequiredService<Door>().Enter(one, new Visitor(null, "browser"))).Secret!);
    }

    private static async Task<Installation> Make()
    {
        var directory = Directory.CreateTempSubdirectory("pmo-sample-").FullName;
        await Host.Setup.Sample.Make(directory, SampleSize.Of("small")!, LastDay, seed: 1, PmoSettings.ModulesOf(null), _ => { }, default);
        return await Installation.Start(directory, new(LastDay, new(23, 0), TimeSpan.Zero), sample: true);
    }
}

using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pmo.Host;
using Pmo.Host.SignIn;
using Pmo.Office;

namespace Pmo.Browser.Tests.Office;

/// <summary>The real host on a small organisation: three people, two trees and sixty projects; and an empty one beside it.</summary>
public sealed class OfficeSite : IAsyncLifetime
{
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private readonly Dictionary<bool, WebApplication> sites = [];
    private readonly Dictionary<bool, string> sessions = [];
    private readonly List<string> directories = [];

    public static PersonId Olga { get; } = new(new Guid("01900000-0000-7000-8000-0000000000a1"));
    public static PersonId Pat { get; } = new(new Guid("01900000-0000-7000-8000-0000000000a2"));
    public static PersonId Sam { get; } = new(new Guid("01900000-0000-7000-8000-0000000000a3"));

    /// <summary>Where a site listens.</summary>
    public Uri Address(bool empty = false) => new(sites[empty].Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith("http://127", StringComparison.Ordinal)));

    /// <summary>Opens a window in which Olga, head of PMO and administrator, is signed in.</summary>
    public async Task<Visit> Open(Chromium chromium, string theme = "light", int width = 1440, bool empty = false, bool script = true)
    {
        var visit = await Visit.Open(chromium.Browser, Address(empty), theme, width, width > 500 ? 900 : 844, script);
        await visit.Page.Context.AddCookiesAsync([new() { Name = SessionCookie.Name, Value = sessions[empty], Url = Address(empty).ToString().Replace("http:", "https:"), Secure = true, HttpOnly = true }]);
        return visit;
    }

    public async Task InitializeAsync()
    {
        foreach (var empty in new[] { true, false })
        {
            var directory = Directory.CreateTempSubdirectory("pmo-office-").FullName;
            directories.Add(directory);
            var app = sites[empty] = PmoHost.Build(new PmoSettings(directory, PmoSettings.ModulesOf(null), "http://127.0.0.1:0") { Durable = false }, b => b.Logging.SetMinimumLevel(LogLevel.Warning));
            await Send(app, People());
            if (!empty) await Send(app, Organisation());
            await app.StartAsync();
            await app.Services.GetRequiredService<ReadModels>().CatchUp();
            sessions[empty] = (await app.Services.GetRequiredService<Door>().Enter(Olga, new Visitor(null, "browser"))).Secret!;
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var app in sites.Values)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        foreach (var directory in directories) Directory.Delete(directory, recursive: true);
    }

    private static async Task Send(WebApplication app, IEnumerable<ICommand> commands)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsSystem(TimeProvider.System.GetUtcNow());
        foreach (var command in commands)
        {
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
            Assert.True(outcome.Accepted, $"{command}: {outcome.Sentence}");
        }
    }

    private static IEnumerable<ICommand> People()
    {
        foreach (var (id, name) in new[] { (Olga, "Olga Berger"), (Pat, "Pat Lindqvist"), (Sam, "Sam Okafor") })
        {
            var email = name.Split(' ')[0].ToLowerInvariant() + "@example.org";
            yield return new ClaimEmail(id, email);
            yield return new AddPerson(id, name, email, "Europe/Berlin");
        }

        yield return new GrantRole(Olga, Role.HeadOfPmo);
        yield return new GrantRole(Olga, Role.Administrator);
    }

    private static IEnumerable<ICommand> Organisation()
    {
        var (works, roads, water) = (Units.IdOf(UnitKind.Department, "WORKS"), Units.IdOf(UnitKind.Department, "ROADS"), Units.IdOf(UnitKind.Department, "WATER"));
        var green = Units.IdOf(UnitKind.Portfolio, "GREEN");
        yield return new CreateUnit(UnitKind.Department, "WORKS", "Public Works", null, Founded);
        yield return new CreateUnit(UnitKind.Department, "ROADS", "Roads and Bridges", works, Founded);
        yield return new CreateUnit(UnitKind.Department, "WATER", "Water Supply", null, Founded);
        yield return new CreateUnit(UnitKind.Portfolio, "GREEN", "Green City 2030", null, Founded);
        yield return new NameUnitManager(UnitKind.Department, works, Sam);
        yield return new MoveUnit(UnitKind.Department, roads, water, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30));
        for (var n = 1; n <= 60; n++)
        {
            var project = Projects.IdOf($"CW-{n:000}");
            var profile = new ProjectProfile("Capital works", n % 3 == 0 ? "A" : "B", new(2025, 1, 6), new(2027, 1 + n % 12, 28), 250_000m * n, "EUR", n % 2 == 0 ? "Design" : "Build");
            yield return new RegisterProject($"CW-{n:000}", $"{(n % 2 == 0 ? "Bridge" : "Pumping station")} no. {n}", "Renewal with a new foundation.", n % 2 == 0 ? roads : water, profile);
            yield return new NameProjectManager(project, Pat);
            yield return new NameSponsor(project, Sam);
            if (n % 4 == 0) yield return new GroupProject(project, [green]);
            if (n % 10 == 0) yield return new RecordProjectStatus(project, ProjectStatus.OnHold, new(2026, 2, 1), null, "Waiting for the land");
        }

        yield return new AddHolidays(CalendarId.Default, [new(new(DateTime.UtcNow.Year, 12, 25), "Christmas Day"), new(new(DateTime.UtcNow.Year, 12, 26), "St Stephen's Day")]);
    }
}

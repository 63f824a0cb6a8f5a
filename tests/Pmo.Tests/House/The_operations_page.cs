using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pmo.Host;
using Pmo.Tests.Security;

namespace Pmo.Tests.House;

/// <summary>The Operations page says what an administrator must see: a stream that could not be written, tables behind the log, commands that wait.</summary>
public sealed class The_operations_page
{
    private static readonly Guid Broken = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Good = new("01900000-0000-7000-8000-000000000002");

    [Fact]
    public async Task It_shows_the_lag_the_parked_stream_and_the_command_that_comes_next()
    {
        await using var site = await Site.Open(with: StandStill, extra: [new LampsModule()]);
        var browser = await site.SignedIn(await site.Person([Role.Administrator]));
        await site.Get<PolicyRunner>().Start();
        await site.Do(new SwitchOn(Broken, "hall", 666));
        await site.Do(new SwitchOn(Good, "hall"));
        await site.Get<PolicyRunner>().RunDue();
        await site.Get<ReadModels>().CatchUp();
        await site.Do(new SwitchOn(new("01900000-0000-7000-8000-000000000003"), "cellar"));

        var answer = await browser.Get("/operations");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"tests.lamp-{Broken:n}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"tests.lamp-{Good:n}", page, StringComparison.Ordinal);
        Assert.Contains("tests.go-out<", page, StringComparison.Ordinal);
        Assert.Contains("tests.go-out-after-an-hour<", page, StringComparison.Ordinal);
        var row = page.Split("<tr").Single(r => r.Contains(">Tests</td>", StringComparison.Ordinal));
        Assert.Contains("Serving", row, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], Figures(row)[1..]);
        Assert.Contains(">Rebuild Tests<", page, StringComparison.Ordinal);
    }

    /// <summary>Tables and policies move only when the test says so.</summary>
    private static void StandStill(IServiceCollection services)
    {
        foreach (var service in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(Running)).ToArray()) services.Remove(service);
    }

    private static string[] Figures(string row) => [.. row.Split("<td class=\"num\">")[1..].Select(c => c.Split('<')[0].Trim())];
}

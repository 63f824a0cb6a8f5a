using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Pmo.Host.Engaging;
using Pmo.Host.Selecting;
using Pmo.Host.Testing;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Tests.Reporting;
using Pmo.Tests.Security;

namespace Pmo.Tests.Engaging;

/// <summary>A site with two departments and reports of a quarter, and the people who review it.</summary>
public sealed class UnderReview : IAsyncDisposable
{
    public static readonly UnitId Roads = Units.IdOf(UnitKind.Department, "ROADS"), Bridges = Units.IdOf(UnitKind.Department, "BRIDGES"), Rail = Units.IdOf(UnitKind.Department, "RAIL");
    public static readonly DateOnly From = new(2026, 1, 1), To = new(2026, 3, 2);
    public static readonly EngagementId Id = new(new Guid("01900000-0000-7000-8000-00000000e001"));
    public static readonly string[] Attributes = ["Handed in by whoever answered for it", "In time"];

    public Site Site { get; private init; } = null!;
    public PersonId Lead { get; private set; }
    public PersonId Second { get; private set; }
    public PersonId Outsider { get; private set; }
    public PersonId Author { get; private set; }
    public PersonId Officer { get; private set; }

    public static async Task<UnderReview> Begin(int reports = 12, Action<IServiceCollection>? with = null)
    {
        var review = new UnderReview { Site = await Site.Open(with: with) };
        (review.Lead, review.Second, review.Outsider) = (await review.Reviewer(), await review.Reviewer(), await review.Reviewer());
        (review.Author, review.Officer) = (await review.Site.Person([]), await review.Site.Person([Role.PmoOfficer]));
        await review.Site.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, From));
        await review.Site.Do(new CreateUnit(UnitKind.Department, "BRIDGES", "Bridges", Roads, From));
        await review.Site.Do(new CreateUnit(UnitKind.Department, "RAIL", "Rail", null, From));
        foreach (var (code, unit) in ((string, UnitId)[])[("R-1", Roads), ("B-1", Bridges), ("T-1", Rail)]) await review.Site.Do(new RegisterProject(code, $"Project {code}", null, unit, new ProjectProfile()));
        for (var n = 0; n < reports; n++) await review.HandIn(n % 4 == 3 ? "T-1" : n % 4 == 2 ? "B-1" : "R-1", n);
        return review;
    }

    /// <summary>A report of a project is handed in.</summary>
    public async Task HandIn(string code, int n, PersonId? by = null)
    {
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (project, day) = (Projects.IdOf(code), new DateOnly(2025, 1, 31).AddDays(n));
        var id = ObligationId.Of(project, day);
        await Site.Happened(Obligation.StreamOf(id), Examples.Submitted with { Obligation = id, Project = project, DataDate = day, By = by ?? Author, At = Site.Clock.GetUtcNow() });
    }

    public OpenEngagement Opening(params UnitId[] departments) =>
        new(Id, "Reports of the quarter", "Reports are handed in by those who answer for them.", From, To, departments, [], Lead, [Lead, Second], "No reviewer has a part in any project.");

    /// <summary>The engagement is open, and the log pinned to it.</summary>
    public async Task Open(params UnitId[] departments)
    {
        await Site.Do(Opening(departments), Lead);
        await Site.Do(new PinCheckpoint(Id), Lead);
    }

    /// <summary>A population is counted and fieldwork begins.</summary>
    public async Task<PopulationTaken> Fieldwork(string population = "reports-submitted", params UnitId[] departments)
    {
        await Open(departments);
        await Site.Do(new TakePopulation(Id, population), Lead);
        await Site.Do(new MoveEngagement(Id, EngagementState.Fieldwork), Lead);
        return (await Said<PopulationTaken>())[^1];
    }

    public DrawSample Drawing(SampleMethod method = SampleMethod.Random, int? size = 5) => new(Id, "reports-submitted", method, Attributes, Size: size);

    /// <summary>A sample is drawn.</summary>
    public async Task<SampleDrawn> Draw(SampleMethod method = SampleMethod.Random, int? size = 5)
    {
        await Site.Do(Drawing(method, size), Second);
        return (await Said<SampleDrawn>())[^1];
    }

    /// <summary>Every item of the first sample is tested and passes.</summary>
    public async Task TestAll()
    {
        var drawn = (await Said<SampleDrawn>())[0];
        foreach (var item in drawn.Items) await Site.Do(new TestItem(Id, drawn.Sample, item.Number, [.. Attributes.Select(a => new AttributeTested(a, TestResult.Pass, null))]), Lead);
    }

    /// <summary>Sends a command as somebody; says what became of it.</summary>
    public async Task<Outcome> Try(ICommand command, PersonId by)
    {
        await using var scope = await Scope(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
    }

    /// <summary>Asks a query as somebody with the rights they have.</summary>
    public async Task<T> Ask<T>(IQuery<T> query, PersonId by)
    {
        await Site.Settle();
        await using var scope = await Scope(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
    }

    public async Task<IReadOnlyList<T>> Said<T>() => [.. (await Site.Log()).Select(r => r.Event).OfType<T>()];

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private Task<PersonId> Reviewer() => Site.Person([Role.ComplianceReviewer]);

    private async Task<AsyncServiceScope> Scope(PersonId by)
    {
        await Site.Get<Memories>().CatchUp();
        var scope = Site.Get<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(Site.Get<IRights>().ViewerOf(by, Site.Clock.GetUtcNow())!);
        return scope;
    }
}

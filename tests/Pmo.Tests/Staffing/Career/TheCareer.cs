using Pmo.Office;
using Pmo.Office.Competencies;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Career;

/// <summary>People with a career, for the stories of ladder, track record and promotion.</summary>
internal static class TheCareer
{
    public static readonly PersonId Lee = new(new Guid("00000000-0000-8000-8000-0000000000b4"));
    public static readonly PersonId Sam = new(new Guid("00000000-0000-8000-8000-0000000000b2"));
    public static readonly PersonId Kim = new(new Guid("00000000-0000-8000-8000-0000000000b3"));
    public static readonly CompetencyId Risk = CompetencyStreams.IdOf("Risk management");

    /// <summary>Pat is in the pool since the year began; Lee, Sam and Kim work here, and the catalogue knows risk management.</summary>
    public static async Task Begin(World world)
    {
        foreach (var (person, name) in new[] { (Pat, "pat"), (Lee, "lee"), (Sam, "sam"), (Kim, "kim") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"), roles: [Role.Administrator]);
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"), roles: [Role.Administrator]);
        }

        await world.Do(new JoinPool(Pat, Grade.ProjectManager, 100, Start));
        await world.Do(new DefineCompetency("Risk management", CompetencyKind.Competency));
    }

    public static Task Validated(World world, PersonId person, CompetencyLevel level) => world.Do(new ValidateCompetency(person, Risk, level, "Looked at the risk register", new(2026, 1, 5)));

    /// <summary>A project that a person leads.</summary>
    public static async Task<ProjectId> Led(World world, string code, PersonId manager, decimal? budget = null)
    {
        await world.Do(new RegisterProject(code, code, null, null, new ProjectProfile(Class: "B", Budget: budget, Currency: budget is null ? null : "EUR")));
        await world.Do(new NameProjectManager(Projects.IdOf(code), manager, Lee));
        return Projects.IdOf(code);
    }

    /// <summary>A project that a person led until it was completed.</summary>
    public static async Task<ProjectId> LedToItsEnd(World world, string code, PersonId manager, decimal? budget = null)
    {
        var project = await Led(world, code, manager, budget);
        await world.Do(new RecordProjectStatus(project, ProjectStatus.Completed, DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime), Lee, "Done."));
        return project;
    }
}

using System.Reflection;
using System.Text.Json;
using Pmo.Office;
using Pmo.Reporting;
using Pmo.Reporting.Submitting;
using Pmo.Tests.EventShapes;

namespace Pmo.Tests.Solution;

/// <summary>People who have a part in some projects see the inner matters of these only, whatever they ask and however they ask it.</summary>
[Collection(SmallPmoTests.Name)]
public sealed class Queries_keep_to_the_projects_of_who_asks(SmallPmo pmo)
{
    private static readonly Role[] Partial = [Role.Reader, Role.ProjectManager, Role.Sponsor, Role.UnitManager, Role.LineManager];

    /// <summary>What everyone signed in may see of every project, and why.</summary>
    private static readonly Dictionary<string, string> OpenToEveryone = new()
    {
        ["FindProjects"] = "the register is open to everyone",
        ["ShowProject"] = "the register is open to everyone",
        ["FindUnits"] = "the trees are part of the register",
        ["FindPortfolioUnits"] = "names of departments and portfolios, to filter by",
        ["FindPeople"] = "who is who: name, roles and line, no project",
        ["ShowPerson"] = "who is who: name, roles and line, no project",
        ["ShowPresence"] = "who is away until when, and who stands in: no project",
        ["FindCompetencies"] = "what the organisation asks of its people is for everyone to read: no project",
        ["ShowCompetency"] = "who has it is for those who validate; no project",
        ["ShowProfile"] = "a person's own, and that of whom they lead; no project",
        ["ShowPoolMember"] = "a person's own place in the pool; everybody's for those who see the pool",
        ["FindMyProposals"] = "the posts proposed to a person themselves",
        ["ShowMyWishes"] = "a person's own wishes",
        ["ShowFitWeights"] = "how the fit is weighed: no project",
        ["FindReturns"] = "one's own way back from assignments; everybody's for those who staff",
        ["FindGradeWaivers"] = "what one decides oneself as sponsor; everything for those who see the pool",
        ["FindPostedRoles"] = "posted openly for all of the pool: the project's name and what the post asks",
        ["ShowPostedRole"] = "as above, and a person's own application",
        ["FindConsents"] = "what one is asked oneself; everything for those who see the pool",
        ["ShowCareer"] = "a person's own career; anybody's for the head of the PMO and the compliance reviewer: of a person, no project's inner matters",
        ["ShowCareerLadder"] = "what is asked for a grade is for everyone to read: no project",
        ["FindPromotions"] = "one's own cases and those of one's panels: of people, no project's inner matters",
        ["ShowPromotion"] = "the candidate's, the panel's and the head's: of a person, no project's inner matters",
        ["FindAppraisals"] = "those one is asked for and one's own; a sponsor sees only their own part of them",
        ["ShowAppraisal"] = "as above: of a person, and never of a project's inner matters",
        ["FindCalendars"] = "calendars are no project's",
        ["ShowCalendar"] = "calendars are no project's",
        ["ShowStandard"] = "standards are for everyone to read",
        ["ShowRecord"] = "the last accepted values: accepted reports are for everyone",
        ["FindSummaries"] = "issued summaries are for everyone: titles and how the whole stands",
        ["ShowSummaryBeingMade"] = "whether a summary is being made, nothing of any project",
        ["FindNotices"] = "what the person who asks was told themselves",
        ["CountUnreadNotices"] = "what the person who asks was told themselves",
        ["ShowNoticePreferences"] = "chosen by and for the person who asks",
        ["FindLadders"] = "who is told and when, by department: no project",
        ["FindSavedViews"] = "kept by and for the person who asks",
    };

    private static readonly Type[] All =
        [.. TheSolution.Queries.Where(q => q.GetCustomAttribute<MayAttribute>()!.Roles.Intersect(Partial).Any() && AnswerOf(q) is not null)];

    public static TheoryData<Type> Asked => [.. All];

    private ProjectId Mine => pmo.All<ProjectId>(e => e is ProjectRegistered).First();

    [Theory, Trait("Feature", "G2"), MemberData(nameof(Asked))]
    public async Task The_answer_asks_whose_projects_they_are(Type query)
    {
        var filtered = (await Answers(query, Somebody)).Any(a => a.Filtered);

        if (OpenToEveryone.TryGetValue(query.Name, out var reason)) Assert.False(filtered, $"{query.Name} is told to be open ({reason}) and filters all the same: take it off the table.");
        else Assert.True(filtered, $"{query.Name} does not use who.Projects: it would show the inner matters of every project to everyone with one of its roles.");
    }

    [Theory, Trait("Feature", "G2"), MemberData(nameof(Asked))]
    public async Task Nothing_of_other_projects_that_is_not_accepted_is_in_the_answer(Type query)
    {
        var secrets = Secrets().ToArray();
        var some = string.Concat((await Answers(query, Somebody)).Select(a => a.Text));

        Assert.True(secrets.Length > 10);
        Assert.DoesNotContain(SmallPmo.Remark, some, StringComparison.Ordinal);
        var told = Array.Find(secrets, s => some.Contains(s, StringComparison.OrdinalIgnoreCase));
        Assert.True(told is null, $"{query.Name} tells of obligation {told}, which is of another project and not accepted.");
    }

    [Fact, Trait("Feature", "G2")]
    public async Task Who_sees_all_is_told_of_the_very_same()
    {
        var told = string.Concat((await Answers(typeof(FindObligations), Viewer.System(pmo.World.Clock.GetUtcNow()))).Select(a => a.Text));

        Assert.Contains(Secrets(), s => told.Contains(s, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(await Answers(typeof(ShowReport), Viewer.System(pmo.World.Clock.GetUtcNow())), a => a.Text.Contains(SmallPmo.Remark, StringComparison.Ordinal));
    }

    [Fact, Trait("Feature", "G2")]
    public void The_table_of_what_is_open_names_queries_that_exist() => Assert.Empty(OpenToEveryone.Keys.Except(All.Select(q => q.Name)));

    /// <summary>A project manager with one project.</summary>
    private Viewer Somebody => new(SampleCast.Person("project-manager", 1), Partial.ToHashSet(), pmo.World.Clock.GetUtcNow(), new HashSet<ProjectId> { Mine });

    /// <summary>What must not be seen: the obligations of other projects that are not accepted, and the words of their reports.</summary>
    private IEnumerable<string> Secrets()
    {
        var accepted = pmo.All<ObligationId>(e => e is ReportAccepted).ToHashSet();
        return pmo.Log.Select(r => r.Event).OfType<ObligationScheduled>().Where(e => e.Project != Mine && !accepted.Contains(e.Obligation)).Select(e => e.Obligation.Value.ToString());
    }

    private async Task<IReadOnlyList<(bool Filtered, string Text)>> Answers(Type query, Viewer who)
    {
        await pmo.World.Get<Memories>().CatchUp();
        await pmo.World.Get<ReadModels>().CatchUp();
        var ask = GetType().GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(query, MessageCatalogue.AnswerOf(query)!);
        return [.. Variants(query).Select(q => ((bool, string))ask.Invoke(this, [q, who])!)];
    }

    private (bool Filtered, string Text) Ask<TQuery, TAnswer>(TQuery query, Viewer who) where TQuery : IQuery<TAnswer>
    {
        var answer = pmo.World.Get<IAnswer<TQuery, TAnswer>>();
        return pmo.World.Get<ReadModels>().Read(answer.GetType(), db =>
        {
            var text = JsonSerializer.Serialize(answer.Answer(query, who, db), Json.Messages);
            return (db.Filtered, text);
        });
    }

    /// <summary>The query as a page asks it first, and once for every thing of another project that it can be asked for.</summary>
    private IEnumerable<object> Variants(Type query)
    {
        var constructor = query.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var choices = constructor.GetParameters().Select(p => Choices(p).ToArray()).ToArray();
        for (var i = 0; i < choices.Max(c => (int?)c.Length).GetValueOrDefault(1); i++)
            yield return constructor.Invoke([.. choices.Select(c => c[i % c.Length])]);
    }

    private IEnumerable<object?> Choices(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.HasDefaultValue) yield return Default(parameter);
        if (type == typeof(ProjectId)) foreach (var p in pmo.All<ProjectId>(e => e is ProjectRegistered).Where(p => p != Mine).Take(3)) yield return p;
        else if (type == typeof(ObligationId)) foreach (var o in Secrets().Take(5).Select(s => new ObligationId(Guid.Parse(s))).Prepend(pmo.Remarked)) yield return o;
        else if (parameter.Name is "Text" && type == typeof(string)) foreach (var t in Texts()) yield return t;
        else if (parameter.Name is "Revision") yield return 1;
        else if (parameter.Name is "From" && !parameter.HasDefaultValue) yield return new DateOnly(2025, 7, 1);
        else if (parameter.Name is "To" && !parameter.HasDefaultValue) yield return new DateOnly(2026, 9, 30);
        else if (!parameter.HasDefaultValue) yield return Made.Of(type, parameter.Name!);
    }

    private IEnumerable<string> Texts() => pmo.Log.Select(r => r.Event).OfType<ProjectRegistered>().Where(p => p.Project != Mine).Take(3).SelectMany(p => new[] { p.Code, p.Name.Split(' ')[0] });

    private static object? Default(ParameterInfo parameter) =>
        parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);

    private static Type? AnswerOf(Type query) => TheSolution.Types.FirstOrDefault(t => t.GetInterfaces().Any(i => i.Name == "IAnswer`2" && i.GenericTypeArguments[0] == query));
}

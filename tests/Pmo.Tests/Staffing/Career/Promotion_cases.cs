using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Board;
using Pmo.Staffing.Career;
using static Pmo.Tests.Staffing.Career.TheCareer;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Career;

/// <summary>A promotion from its case to the grade, and who sees what of it on the way.</summary>
[Trait("Feature", "T31")]
public sealed class Promotion_cases : IAsyncDisposable
{
    private const string Confided = "Shouts when it gets late.";
    private static readonly PromotionId Case = PromotionId.Of(Pat, Grade.SeniorProjectManager);
    private readonly World world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Granted_it_gives_the_grade_from_its_day_and_the_person_is_told()
    {
        await Opened();
        await world.Do(new GrantPromotion(Case, new(2026, 4, 1), "The panel agrees."));
        var pat = (await world.Ask(new ShowPoolMember(Pat)))!;
        Assert.Equal((Grade.ProjectManager, "Senior project manager", new DateOnly(2026, 4, 1)), (pat.Grade, pat.Changes[^1].Value, pat.Changes[^1].From));
        Assert.Contains("You become senior project manager from 2026-04-01 on.", (await Told(Pat))[^1].Text, StringComparison.Ordinal);
        await world.Until(new(2026, 4, 2, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(Grade.SeniorProjectManager, (await world.Ask(new ShowPoolMember(Pat)))!.Grade);
        // The decision says what it rests on, so that it can be recomputed.
        var granted = (await world.Log()).Single(e => e.Event is PromotionGranted);
        Assert.Contains(granted.Metadata.Consulted!, c => c.Stream == PoolStreams.Of(Pat));
        Assert.Contains(granted.Metadata.Consulted!, c => c.Stream == Projects.StreamOf(Bridge));
        Assert.Contains(granted.Metadata.Consulted!, c => c.Stream == CareerLadder.Stream);
    }

    [Fact]
    public async Task Declined_the_person_reads_why_and_nothing_of_what_the_panel_said()
    {
        await Opened();
        await world.Do(new DeclinePromotion(Case, "Lead one more project first."));
        Assert.EndsWith("said why: Lead one more project first.", (await Told(Pat))[^1].Text, StringComparison.Ordinal);
        var mine = await Sees(Pat, Role.ProjectManager);
        Assert.Equal((PromotionState.Declined, "Lead one more project first."), (mine!.State, mine.Decision!.Reason));
        Assert.Empty(mine.Panel);
        Assert.Equal(Grade.ProjectManager, (await world.Ask(new ShowPoolMember(Pat)))!.Grade);
    }

    [Fact]
    public async Task The_head_reads_opinions_a_member_their_own_the_reviewer_that_they_were_given()
    {
        await Opened();
        Assert.Equal([Confided, "Calm in hard weeks."], (await Sees(Kim, Role.HeadOfPmo))!.Panel.Select(p => p.Opinion).Order().Reverse());
        var lees = (await Sees(Lee))!;
        Assert.Equal([(Sam, null, null), (Lee, true, "Calm in hard weeks.")], lees.Panel.Select(p => (p.Member, p.Recommends, p.Opinion)));
        Assert.True(lees.Sits);
        var review = (await Sees(Kim, Role.ComplianceReviewer))!;
        Assert.Equal([(Sam, false, null), (Lee, true, null)], review.Panel.Select(p => (p.Member, p.Recommends, p.Opinion)));
        Assert.All(review.Panel, p => Assert.NotNull(p.At));
    }

    [Fact]
    public async Task For_everybody_else_there_is_no_such_case()
    {
        await Opened();
        foreach (var role in Enum.GetValues<Role>().Except([Role.System, Role.HeadOfPmo, Role.ComplianceReviewer]))
        {
            Assert.Null(await Sees(Kim, role));
            Assert.Empty(await world.Ask(new FindPromotions(), Kim, [Role.Reader, role]));
        }

        Assert.Equal("promotion.unknown", (await world.Try(new GivePromotionOpinion(Case, true, "Yes."), Kim, [Role.Reader])).Code);
        Assert.Equal([(Case, false)], (await world.Ask(new FindPromotions(), Pat, [Role.Reader])).Select(r => (r.Promotion, r.Waits)));
    }

    [Fact]
    public async Task The_panel_is_asked_and_the_list_says_whose_opinion_is_missing()
    {
        await Opened(spoken: false);
        Assert.Equal([Lee, Sam], (await world.Log<NoticeRequested>()).Where(n => n.Kind == TellOfPromotions.Asked.Name).Select(n => n.To).OrderByDescending(p => p.Value));
        Assert.True(Assert.Single(await world.Ask(new FindPromotions(), Lee, [Role.Reader])).Waits);
        await world.Do(new GivePromotionOpinion(Case, false, "Not yet."), Lee, [Role.Reader]);
        await world.Do(new GivePromotionOpinion(Case, true, "I have thought again."), Lee, [Role.Reader]);
        var row = Assert.Single(await world.Ask(new FindPromotions(), Lee, [Role.Reader]));
        Assert.Equal((false, 1), (row.Waits, row.Silent));
        Assert.Equal((true, "I have thought again."), (await Sees(Kim, Role.HeadOfPmo))!.Panel.Where(p => p.Member == Lee).Select(p => (p.Recommends!.Value, p.Opinion!)).Single());
    }

    [Fact, Trait("Feature", "A20")]
    public async Task What_was_confided_stands_in_no_table_and_sealed_in_the_log()
    {
        await Opened();
        await foreach (var page in world.Store.ReadAll(0))
            foreach (var stored in page) Assert.DoesNotContain(Confided, System.Text.Encoding.UTF8.GetString(stored.Data.Span), StringComparison.Ordinal);
        await world.Get<ReadModels>().CatchUp();
        foreach (var file in Directory.GetFiles(world.DataDirectory, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "pmo.lock"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(open, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(Confided, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    private Task<PromotionSheet?> Sees(PersonId who, params Role[] roles) => world.Ask(new ShowPromotion(Case), who, [Role.Reader, .. roles]);

    private async Task<IReadOnlyList<NoticeRequested>> Told(PersonId person) => [.. (await world.Log<NoticeRequested>()).Where(n => n.To == person)];

    private async Task Opened(bool spoken = true)
    {
        await world.GoesLive();
        await Begin(world);
        await LedToItsEnd(world, "BRIDGE", Pat);
        await world.Do(new SetGradeConditions(Grade.SeniorProjectManager, new(2, 1, [new(Risk, CompetencyLevel.Competent)], []), new(2026, 3, 2), "A shorter way."));
        await Validated(world, Pat, CompetencyLevel.Competent);
        await world.Do(new OpenPromotion(Pat, Grade.SeniorProjectManager, "Led the bridge to its end.", [Bridge], [Lee, Sam]));
        if (!spoken) return;
        await world.Do(new GivePromotionOpinion(Case, true, "Calm in hard weeks."), Lee, [Role.Reader]);
        await world.Do(new GivePromotionOpinion(Case, false, Confided), Sam, [Role.Reader]);
    }
}

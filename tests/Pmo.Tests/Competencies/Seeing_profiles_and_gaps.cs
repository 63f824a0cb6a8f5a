using Pmo.Office;
using Pmo.Office.Competencies;

namespace Pmo.Tests.Competencies;

/// <summary>What people have beside what their roles ask; a person's own word never closes a gap.</summary>
[Trait("Feature", "G14")]
[Trait("Feature", "T5")]
[Trait("Feature", "T6")]
public sealed class Seeing_profiles_and_gaps : IAsyncDisposable
{
    private static readonly PersonId Pat = new(new Guid("00000000-0000-8000-8000-0000000000b1"));
    private static readonly PersonId Lee = new(new Guid("00000000-0000-8000-8000-0000000000b4"));
    private static readonly PersonId Olga = new(new Guid("00000000-0000-8000-8000-0000000000b5"));
    private static readonly CompetencyId Risk = CompetencyStreams.IdOf("Risk management");
    private static readonly CompetencyId Cert = CompetencyStreams.IdOf("PM certificate");
    private readonly World world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_claim_leaves_the_gap_and_a_validation_closes_it()
    {
        await Begin();
        Assert.Equal((3, null, null), await Gap());
        await world.Do(new ClaimCompetency(Pat, Risk, CompetencyLevel.Expert, "Years of it", new(2020, 1, 1)), Pat, [Role.Reader]);
        Assert.Equal((3, CompetencyLevel.Expert, null), await Gap());
        await world.Do(new ValidateCompetency(Pat, Risk, CompetencyLevel.Basic, "Assessment", new(2026, 1, 1)), Lee, [Role.Coach]);
        Assert.Equal((1, CompetencyLevel.Expert, CompetencyLevel.Basic), await Gap());
        await world.Do(new ValidateCompetency(Pat, Risk, CompetencyLevel.Competent, "Assessment", new(2026, 2, 1)), Lee, [Role.Coach]);
        Assert.Equal((0, CompetencyLevel.Expert, CompetencyLevel.Competent), await Gap());
        await world.Do(new WithdrawValidation(Pat, Risk, "Not their work."), Lee, [Role.Coach]);
        Assert.Equal((3, CompetencyLevel.Expert, null), await Gap());
    }

    [Fact]
    public async Task The_catalogue_counts_who_has_it_and_who_is_below()
    {
        await Begin();
        Assert.Equal((0, 1), await Counted());
        await world.Do(new ValidateCompetency(Pat, Risk, CompetencyLevel.Basic, "Assessment", new(2026, 1, 1)), Lee, [Role.Coach]);
        Assert.Equal((1, 1), await Counted());
        await world.Do(new ValidateCompetency(Pat, Risk, CompetencyLevel.Proficient, "Assessment", new(2026, 1, 1)), Lee, [Role.Coach]);
        Assert.Equal((1, 0), await Counted());
        var holder = Assert.Single((await Sheet(Role.Coach))!.People!);
        Assert.Equal((Pat, CompetencyLevel.Competent, 0), (holder.Person, holder.Target!.Value, holder.Gap));
        await world.Do(new RetireCompetency(Risk, "Part of planning."));
        Assert.Empty(await world.Ask(new FindCompetencies()));
        Assert.Equal("Part of planning.", Assert.Single(await world.Ask(new FindCompetencies(Retired: true))).RetiredBecause);
        // What they have stays on record, and no role asks it any more.
        var entry = Assert.Single((await Profile(Pat, Role.Reader))!.Entries);
        Assert.Equal((true, null, CompetencyLevel.Proficient), (entry.Retired, entry.Target, entry.Validated!.Level!.Value));
    }

    [Fact]
    public async Task A_certificate_runs_out_on_the_day_after_its_last()
    {
        await Begin();
        await world.Do(new DefineCompetency("PM certificate", CompetencyKind.Certificate));
        await world.Do(new ValidateCompetency(Pat, Cert, null, "Seen", new(2023, 3, 3), new(2026, 3, 3)), Lee, [Role.Coach]);
        await world.Until(new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero));
        Assert.False(await RanOut());
        Assert.Equal(1, (await world.Ask(new FindCompetencies(CompetencyKind.Certificate))).Single().Validated);
        await world.Until(new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        Assert.True(await RanOut());
        Assert.Equal(0, (await world.Ask(new FindCompetencies(CompetencyKind.Certificate))).Single().Validated);

        async Task<bool> RanOut() => (await Profile(Pat, Role.Reader))!.Entries.Single(e => e.Competency == Cert).Validated!.RanOut;
    }

    [Fact]
    public async Task A_profile_is_for_the_person_their_line_manager_and_those_who_validate()
    {
        await Begin();
        await world.Do(new NameLineManager(Pat, Olga), roles: [Role.Administrator]);
        Assert.Equal((true, false), Rights(await Profile(Pat, Role.Reader)));
        Assert.Equal((false, true), Rights(await Profile(Olga, Role.LineManager)));
        Assert.Equal((false, true), Rights(await Profile(Lee, Role.Coach)));
        Assert.Equal((false, false), Rights(await Profile(Lee, Role.ComplianceReviewer)));
        Assert.Null(await Profile(Lee, Role.Sponsor));
        Assert.Null((await Sheet(Role.Sponsor))!.People);

        static (bool, bool)? Rights(CompetencyProfile? p) => p is null ? null : (p.MayClaim, p.MayValidate);
    }

    private async Task Begin()
    {
        foreach (var (person, name) in new[] { (Pat, "pat"), (Lee, "lee"), (Olga, "olga") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"), roles: [Role.Administrator]);
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"), roles: [Role.Administrator]);
        }

        await world.Do(new GrantRole(Pat, Role.ProjectManager), roles: [Role.Administrator]);
        await world.Do(new DefineCompetency("Risk management", CompetencyKind.Competency));
        await world.Do(new SetCoreTarget(Risk, Role.ProjectManager, CompetencyLevel.Competent));
    }

    private async Task<(int Gap, CompetencyLevel? Claimed, CompetencyLevel? Validated)> Gap()
    {
        var e = (await Profile(Pat, Role.Reader))!.Entries.Single(e => e.Competency == Risk);
        return (e.Gap, e.Claimed?.Level, e.Validated?.Level);
    }

    private async Task<(int Validated, int Below)> Counted()
    {
        var c = (await world.Ask(new FindCompetencies())).Single(c => c.Competency == Risk);
        return (c.Validated, c.Below);
    }

    private Task<CompetencyProfile?> Profile(PersonId by, Role role) => world.Ask(new ShowProfile(Pat), by, [Role.Reader, role]);

    private Task<CompetencySheet?> Sheet(Role role) => world.Ask(new ShowCompetency(Risk), Lee, [Role.Reader, role]);
}

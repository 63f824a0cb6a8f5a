using Pmo.Host.Several;

namespace Pmo.Tests.Several;

/// <summary>What became of each of several rows, before it is done and ever after.</summary>
[Trait("Feature", "R51")]
public sealed class Keeping_what_became_of_each
{
    private static readonly PersonId Manager = new(new Guid("01900000-0000-7000-8000-0000000000a1"));
    private static readonly Guid Act = Guid.CreateVersion7(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_became_of_each_is_opened_again_after_a_restart_by_who_did_it_and_by_those_who_look_after_all()
    {
        var directory = Directory.CreateTempSubdirectory("pmo-several-").FullName;
        var by = World.Officer;
        RowDone[] rows = [new("P-1 Bridge, May 2026", "/reporting/obligations/1"), new("P-2 Quay, May 2026", "/reporting/obligations/2", "excuse.after-due", "After that only the head of the PMO may excuse it.")];
        await using (var world = new World(directory: directory))
        {
            await world.Do(new KeepSeveral(Act, "obligations", "excuse", "/reporting/obligations?state=Behind", by, null, rows), PersonId.System, [Role.System]);
            await world.Do(new KeepSeveral(Act, "obligations", "excuse", "/reporting/obligations?state=Behind", by, null, rows), PersonId.System, [Role.System]);
            Assert.Single(await world.Log<SeveralDone>());
        }

        await using (var world = new World(directory: directory))
        {
            var sheet = (await world.Ask(new ShowSeveral(Act), by, [Role.Reader]))!;
            Assert.Equal(("obligations", "excuse", by), (sheet.List, sheet.Action, sheet.By));
            Assert.Equal(rows, sheet.Rows);
            Assert.NotNull(await world.Ask(new ShowSeveral(Act), Manager, [Role.ComplianceReviewer, Role.Reader]));
            Assert.NotNull(await world.Ask(new ShowSeveral(Act), Manager, [Role.HeadOfPmo, Role.Reader]));
            Assert.Null(await world.Ask(new ShowSeveral(Act), Manager, [Role.PmoOfficer, Role.Reader]));
            Assert.Null(await world.Ask(new ShowSeveral(Guid.NewGuid()), by, [Role.HeadOfPmo, Role.Reader]));
            Assert.Equal("authority.role", (await Assert.ThrowsAsync<NotAllowedException>(() => world.Try(new KeepSeveral(Act, "obligations", "excuse", "/", by, null, []), by, [Role.HeadOfPmo, Role.Reader]))).Code);
            await world.Do(new KeepSeveral(Act, "obligations", "excuse", "/", by, Manager, [rows[0]]), PersonId.System, [Role.System]);
            Assert.Equal([rows[0]], (await world.Ask(new ShowSeveral(Act), Manager, [Role.Reader]))!.Rows);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void In_the_preview_what_can_be_done_stands_before_what_cannot()
    {
        BulkVerdict Verdict(string title, Outcome outcome) => new(new(title, title, "/"), outcome);
        var nothing = new Outcome(OutcomeKind.Done);
        var shown = BulkVerdicts.InOrder([Verdict("a", Outcome.Refused("x", "No.")), Verdict("b", nothing), Verdict("c", Outcome.WouldBeDone), Verdict("d", Outcome.Refused("x", "No.")), Verdict("e", Outcome.WouldBeDone)]);
        Assert.Equal("ceadb", string.Concat(shown.Select(v => v.Row.Title)));
    }
}

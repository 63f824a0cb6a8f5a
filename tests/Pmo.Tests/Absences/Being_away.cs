using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Absences;

/// <summary>Away with and without a deputy, told through the whole house.</summary>
[Trait("Feature", "G1")]
public sealed class Being_away : IAsyncDisposable
{
    private static readonly PersonId Maja = Who(1), Lena = Who(2), Dov = Who(3);
    private readonly World world = new(Noon(2026, 3, 2));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task On_the_first_day_of_an_absence_with_nobody_standing_in_the_line_manager_is_asked()
    {
        await People();
        await As(Maja, new EnterAbsence(Maja, new(2026, 3, 10), new(2026, 3, 20)));

        await world.Until(Berlin(2026, 3, 9, 23, 59));
        Assert.Empty(await ToLena());
        await world.Until(Noon(2026, 3, 31));

        var told = Assert.Single(await ToLena());
        Assert.Equal(Berlin(2026, 3, 10), told.At);
        Assert.Equal(($"{{person:{Maja}}} is away until 2026-03-20 and nobody stands in. Name a deputy.", $"/people/{Maja}"), (told.Text, told.Link));
        Assert.True(told.AtOnce);
        await As(Lena, new NameDeputy(Maja, Dov, DeputyScope.All, new(2026, 4, 1)), Role.Reader, Role.LineManager);
    }

    [Fact]
    public async Task With_a_deputy_nobody_is_asked_until_the_deputy_is_withdrawn()
    {
        await People();
        await As(Maja, new NameDeputy(Maja, Dov, DeputyScope.Reports, new(2026, 3, 9)));
        await As(Maja, new EnterAbsence(Maja, new(2026, 3, 10), new(2026, 3, 20)));
        await world.Until(Noon(2026, 3, 12));
        Assert.Empty(await ToLena());
        var seen = (await world.Ask(new ShowPresence(Maja), Dov, [Role.Reader]))!;
        Assert.Equal((new DateOnly(2026, 3, 20), Dov, PresenceChanges.None), (seen.Away!.To, Assert.Single(seen.RepresentedBy).Deputy, seen.May));
        Assert.Empty(seen.Deputies);
        Assert.Empty(seen.Absences);

        await As(Maja, new WithdrawDeputy(Maja, (await world.Log<DeputyNamed>())[0].Deputyship));
        Assert.Equal(Noon(2026, 3, 12), Assert.Single(await ToLena()).At);
        await world.Until(Noon(2026, 3, 31));
        Assert.Single(await ToLena());
    }

    [Fact]
    public async Task An_absence_taken_back_before_it_begins_asks_nobody_and_one_entered_in_its_middle_at_once()
    {
        await People();
        await As(Maja, new EnterAbsence(Maja, new(2026, 3, 10), new(2026, 3, 20)));
        await As(Maja, new EndAbsence(Maja, (await world.Log<AbsenceEntered>())[0].Absence));
        await world.Until(Noon(2026, 3, 15));
        Assert.Empty(await ToLena());

        await As(Maja, new EnterAbsence(Maja, new(2026, 3, 10), new(2026, 3, 20)));
        Assert.Equal(Noon(2026, 3, 15), Assert.Single(await ToLena()).At);
    }

    [Fact]
    public async Task Who_may_change_sees_what_is_not_over_and_everybody_until_when()
    {
        await People();
        await As(Maja, new EnterAbsence(Maja, new(2026, 3, 1), new(2026, 3, 3)));
        await As(Maja, new EnterAbsence(Maja, new(2026, 5, 1), new(2026, 5, 3)));
        await As(Maja, new NameDeputy(Maja, Dov, DeputyScope.Reviews, new(2026, 3, 1), null, Assistant: true));
        Assert.Equal((2, 1, PresenceChanges.All), Sizes(await Seen(Maja)));
        Assert.Equal((2, 1, PresenceChanges.All), Sizes(await Seen(Lena)));
        Assert.Equal((2, 1, PresenceChanges.Absences), Sizes(await Seen(Dov)));
        Assert.Equal((2, 1, PresenceChanges.All), Sizes(await Seen(World.Officer, Role.Administrator)));
        var other = await Seen(World.Officer);
        Assert.Equal((0, 0, PresenceChanges.None), Sizes(other));
        Assert.Equal(new DateOnly(2026, 3, 3), other.Away!.To);
        Assert.Empty(other.RepresentedBy);

        await world.Until(Noon(2026, 3, 4));
        Assert.Null((await Seen(Lena)).Away);
        Assert.Single((await Seen(Lena)).Absences);
        Assert.Null(await world.Ask(new ShowPresence(Who(77))));
    }

    [Fact]
    public async Task An_absence_entered_after_due_is_noted_with_the_reports_that_are_awaited_and_stays_when_taken_back()
    {
        await People();
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        await world.Do(new NameProjectManager(Bridge, Maja, Maja));
        await world.Until(Noon(2026, 4, 10));
        var before = (await world.Ask(new ShowObligation(Id)))!;

        await As(Maja, new EnterAbsence(Maja, new(2026, 4, 1), new(2026, 4, 14)));
        var after = (await world.Ask(new ShowObligation(Id)))!;
        Assert.Equal(before.Row with { DaysLate = null }, after.Row with { DaysLate = null });
        Assert.Equal(before.Life, after.Life.SkipLast(1));
        Assert.Equal((Maja, "It was entered that the project manager is away from 2026-04-01 to 2026-04-14. Nothing told before is changed by it."), (after.Life[^1].By, after.Life[^1].Sentence));

        await As(Maja, new EndAbsence(Maja, (await world.Log<AbsenceEntered>())[0].Absence));
        Assert.Equal(after.Life, (await world.Ask(new ShowObligation(Id)))!.Life);
    }

    [Fact]
    public async Task An_absence_that_does_not_touch_a_report_is_not_noted_with_it()
    {
        await People();
        await world.Do(new RegisterProject("BRIDGE", "New bridge", null, null, new ProjectProfile()));
        await world.Do(new NameProjectManager(Bridge, Maja, Maja));
        await world.Until(Noon(2026, 4, 10));
        var before = (await world.Ask(new ShowObligation(Id)))!.Life;
        await As(Maja, new EnterAbsence(Maja, new(2026, 7, 1), new(2026, 7, 14)));
        await As(Maja, new EnterAbsence(Maja, new(2026, 2, 1), new(2026, 2, 14)));
        await As(Lena, new EnterAbsence(Lena, new(2026, 4, 1), new(2026, 4, 14)));
        Assert.Equal(before, (await world.Ask(new ShowObligation(Id)))!.Life);
    }

    private async Task People()
    {
        await world.Do(new SetDefaultCadence(Monthly));
        await world.GoesLive();
        foreach (var (person, name) in new[] { (Maja, "maja"), (Lena, "lena"), (Dov, "dov") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"));
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "Europe/Berlin"));
        }

        await world.Do(new NameLineManager(Maja, Lena));
    }

    private Task As(PersonId person, ICommand command, params Role[] roles) => world.Do(command, person, [.. roles, Role.Reader]);

    private async Task<IReadOnlyList<NoticeRequested>> ToLena() => [.. (await world.Log<NoticeRequested>()).Where(n => n.To == Lena && n.Kind == "office.nobody-stands-in")];

    private async Task<PresenceSheet> Seen(PersonId by, params Role[] roles) => (await world.Ask(new ShowPresence(Maja), by, [.. roles, Role.Reader]))!;

    private static (int, int, PresenceChanges) Sizes(PresenceSheet sheet) => (sheet.Absences.Count, sheet.Deputies.Count, sheet.May);

    private static DateTimeOffset Berlin(int year, int month, int day, int hour = 0, int minute = 0) => WorkingCalendar.At(new(year, month, day), new(hour, minute), "Europe/Berlin");

    private static PersonId Who(int n) => new(new Guid($"00000000-0000-8000-8000-0000000001{n:x2}"));
}

using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Office.People;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Absences;

[Trait("Feature", "G1")]
public sealed class Entering_absences
{
    private static readonly Guid Id = Ids.From(new Guid("01900000-0000-7000-8000-000000000001"), "office.absence");
    private static readonly DateOnly Today = new(2026, 3, 2), Friday = new(2026, 3, 6);
    private static readonly PersonId Cyd = new(new Guid("01900000-0000-7000-8000-0000000000c0"));
    private static readonly AbsenceEntered Away = new(Ann, Id, Today, Friday, "Europe/Berlin", Monday);
    private static readonly DeputyNamed Standing = new(Ann, new Guid("00000000-0000-8000-8000-00000000abc1"), Bob, DeputyScope.Reviews, Today, null, false, Monday);
    private static readonly EnterAbsenceRule Enter = new();
    private static readonly EndAbsenceRule End = new();

    [Fact]
    public void A_person_is_away_from_a_day_to_a_day_in_their_zone() => By(Ann).When(Enter, new EnterAbsence(Ann, Today, Friday)).Then(Away);

    [Fact]
    public void Line_manager_administrator_and_assistant_enter_it_for_them_and_nobody_else()
    {
        By(Cyd, new LineManagerNamed(Ann, Cyd)).When(Enter, new EnterAbsence(Ann, Today, Friday)).Then(Away);
        new Given<Person>(AnnAdded) { Actor = Cyd, Roles = [Role.Administrator], Now = Monday }.When(Enter, new EnterAbsence(Ann, Today, Friday)).Then(Away);
        By(Bob, Standing with { Assistant = true }).When(Enter, new EnterAbsence(Ann, Today, Friday)).Then(Away);
        By(Bob, Standing).When(Enter, new EnterAbsence(Ann, Today, Friday)).Refused("authority.presence");
        By(Bob, Standing with { Assistant = true, From = Friday }).When(Enter, new EnterAbsence(Ann, Today, Friday)).Refused("authority.presence");
        By(Cyd).When(Enter, new EnterAbsence(Ann, Today, Friday)).Refused("authority.presence");
    }

    [Fact]
    public void The_days_run_forwards_for_two_years_at_most()
    {
        By(Ann).When(Enter, new EnterAbsence(Ann, Friday, Today)).Refused("absence.backwards", "It would end on 2026-03-02, before it begins on 2026-03-06.");
        By(Ann).When(Enter, new EnterAbsence(Ann, Today, Today.AddYears(2))).Then<AbsenceEntered>();
        By(Ann).When(Enter, new EnterAbsence(Ann, Today, Today.AddYears(2).AddDays(1))).Refused("absence.too-long");
        By(Ann).When(Enter, new EnterAbsence(Ann, Today.AddYears(-2).AddDays(-1), Today.AddYears(-2))).Refused("absence.too-far");
        By(Ann).When(Enter, new EnterAbsence(Ann, Today.AddDays(-20), Today.AddDays(-10))).Then<AbsenceEntered>();
    }

    [Fact]
    public void An_absence_that_overlaps_another_names_it_and_one_that_follows_does_not()
    {
        By(Ann, Away).When(Enter, new EnterAbsence(Ann, Friday, Friday.AddDays(3)))
            .Refused("absence.overlaps", "An absence from 2026-03-02 to 2026-03-06 is entered already. End it first, or choose other days.");
        By(Ann, Away).When(Enter, new EnterAbsence(Ann, Friday.AddDays(1), Friday.AddDays(3))).Then<AbsenceEntered>();
        By(Ann, Away, new AbsenceEnded(Ann, Id, Today, Monday)).When(Enter, new EnterAbsence(Ann, Friday, Friday)).Then<AbsenceEntered>();
    }

    [Fact]
    public void Nobody_unknown_or_disabled_is_away()
    {
        new Given<Person> { Actor = Ann, Now = Monday }.When(Enter, new EnterAbsence(Ann, Today, Friday)).Refused("person.unknown");
        By(Ann, new PersonDisabled(Ann)).When(Enter, new EnterAbsence(Ann, Today, Friday)).Refused("person.disabled");
    }

    [Fact]
    public void An_absence_is_shortened_or_taken_back_and_never_lengthened()
    {
        By(Ann, Away).When(End, new EndAbsence(Ann, Id, Today)).Then(new AbsenceEnded(Ann, Id, Today, Monday));
        By(Ann, Away).When(End, new EndAbsence(Ann, Id)).Then(new AbsenceEnded(Ann, Id, null, Monday));
        By(Ann, Away).When(End, new EndAbsence(Ann, Id, Friday)).Then();
        By(Ann, Away).When(End, new EndAbsence(Ann, Id, Today.AddDays(-1))).Refused("absence.backwards");
        By(Ann, Away).When(End, new EndAbsence(Ann, Id, Friday.AddDays(1))).Refused("absence.longer");
        By(Ann).When(End, new EndAbsence(Ann, Id)).Refused("absence.unknown");
        By(Bob, Away).When(End, new EndAbsence(Ann, Id)).Refused("authority.presence");
    }

    [Fact]
    public void Whoever_is_away_with_nobody_standing_in_has_their_line_manager_asked_once()
    {
        var asked = new DeputyAsked(Ann, Id, Cyd, Friday, Monday);
        Asking(Away).Then(asked);
        Asking(Away, asked).Then();
        Asking(Away with { From = Today.AddDays(1) }).Then();
        Asking(Away, new AbsenceEnded(Ann, Id, null, Monday)).Then();
        Asking(Away, new PersonDisabled(Ann)).Then();
    }

    [Fact]
    public void Nobody_is_asked_where_a_deputy_stands_in_but_an_assistant_or_one_who_is_disabled_does_not_count()
    {
        Asking(Away, Standing).Then();
        Asking(Away, Standing with { Assistant = true }).Then<DeputyAsked>();
        Asking(Away, Standing with { From = Friday }).Then<DeputyAsked>();
        Asking(Away, Standing, new DeputyWithdrawn(Ann, Standing.Deputyship, Monday)).Then<DeputyAsked>();
        Given([Away, Standing], new PersonDisabled(Bob)).When(new AskForDeputyRule(), new AskForDeputy(Ann)).Then<DeputyAsked>();
        Given([Away, Standing], new PersonDisabled(Bob), new PersonEnabled(Bob)).When(new AskForDeputyRule(), new AskForDeputy(Ann)).Then();
    }

    [Fact]
    public void Without_a_line_manager_who_works_here_there_is_nobody_to_ask()
    {
        new Given<Person>(AnnAdded, Away) { Now = Monday }.When(new AskForDeputyRule(), new AskForDeputy(Ann)).Then();
        Given([Away], new PersonDisabled(Cyd)).When(new AskForDeputyRule(), new AskForDeputy(Ann)).Then();
    }

    [Fact]
    public void The_first_day_begins_where_the_person_is() =>
        Assert.Equal([new Reaction(new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero), new AskForDeputy(Ann))], new AskForDeputyWhenAway().React(Away));

    private static Given<Person>.Decided Asking(params object[] then) => Given(then).When(new AskForDeputyRule(), new AskForDeputy(Ann));

    private static Given<Person> Given(object[] then, params object[] others) => new([AnnAdded, new LineManagerNamed(Ann, Cyd), .. then]) { Consulting = others, Now = Monday };

    private static Given<Person> By(PersonId actor, params object[] then) => new([AnnAdded, .. then]) { Actor = actor, Now = Monday };
}

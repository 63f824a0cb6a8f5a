using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Matching;

/// <summary>What a ranking needs of people beside their place in the pool: competencies, wishes, projects led, and whether they work here.</summary>
internal sealed class CandidateTables : Projection
{
    public override string Schema => """
        create table pool_competency (person blob not null, competency blob not null, validated integer not null, level integer, until text, primary key (person, competency, validated)) without rowid;
        create table pool_wish (person blob not null, what text not null, value text not null, primary key (person, what, value)) without rowid;
        create table pool_led (person blob not null, project blob not null, completed integer not null, on_day text not null, primary key (person, project)) without rowid;
        create table pool_gone (person blob primary key) without rowid;
        create table fit_weights (one integer primary key, competencies integer not null, free_time integer not null, grade integer not null, experience integer not null, place integer not null, preference integer not null, development integer not null, reason text not null, by blob not null, at integer not null);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        CompetencyClaimed e => [Has(e.Person, e.Competency, false, e.Level, e.ValidUntil)],
        CompetencyValidated e => [Has(e.Person, e.Competency, true, e.Level, e.ValidUntil)],
        CompetencyClaimWithdrawn e => [Lost(e.Person, e.Competency, false)],
        CompetencyValidationWithdrawn e => [Lost(e.Person, e.Competency, true)],
        WishesStated e =>
        [
            Sql($"delete from pool_wish where person = {e.Person}"), .. e.Fields.Select(f => Wish(e.Person, "field", f.ToString())), .. e.Places.Select(p => Wish(e.Person, "place", p)),
            .. e.Place is { } place ? [Wish(e.Person, "works", place)] : Skip,
        ],
        ProjectLed e => [Sql($"insert into pool_led (person, project, completed, on_day) values ({e.Person}, {e.Project}, {e.Completed}, {e.On})")],
        PersonDisabled e => [Gone(e.Person)],
        PersonErased e => [Gone(e.Person)],
        PersonEnabled e => [Sql($"delete from pool_gone where person = {e.Person}")],
        FitWeighed e =>
        [
            Sql($"""
                insert into fit_weights (one, competencies, free_time, grade, experience, place, preference, development, reason, by, at)
                values (1, {e.Weights.Competencies}, {e.Weights.FreeTime}, {e.Weights.Grade}, {e.Weights.Experience}, {e.Weights.Place}, {e.Weights.Preference}, {e.Weights.Development}, {e.Reason}, {e.By}, {e.At})
                on conflict do update set competencies = excluded.competencies, free_time = excluded.free_time, grade = excluded.grade, experience = excluded.experience, place = excluded.place,
                    preference = excluded.preference, development = excluded.development, reason = excluded.reason, by = excluded.by, at = excluded.at
                """),
        ],
        _ => Skip,
    };

    private static Sql Has(PersonId person, CompetencyId competency, bool validated, CompetencyLevel? level, DateOnly? until) => Sql($"""
        insert into pool_competency (person, competency, validated, level, until) values ({person}, {competency}, {validated}, {(int?)level}, {until})
        on conflict do update set level = excluded.level, until = excluded.until
        """);

    private static Sql Lost(PersonId person, CompetencyId competency, bool validated) => Sql($"delete from pool_competency where person = {person} and competency = {competency} and validated = {validated}");

    private static Sql Wish(PersonId person, string what, string value) => Sql($"insert or ignore into pool_wish (person, what, value) values ({person}, {what}, {value})");

    private static Sql Gone(PersonId person) => Sql($"insert or ignore into pool_gone (person) values ({person})");
}

/// <summary>The pool as tables hold it, as a ranking wants it: the same people that a decision consults.</summary>
internal static class PoolOfTables
{
    private sealed record HasRow(PersonId Person, CompetencyId Competency, bool Validated, int? Level, DateOnly? Until);

    private sealed record WishRow(PersonId Person, string What, string Value);

    private sealed record LedRow(PersonId Person, ProjectId Project);

    private sealed record NameRow(PersonId Person, string Name);

    private sealed record SkillRow(CompetencyId Id, string Name);

    private sealed record WeightsRow(int Competencies, int FreeTime, int Grade, int Experience, int Place, int Preference, int Development);

    /// <summary>How much each factor counts now.</summary>
    public static FitWeights Weights(Db db) =>
        db.One<WeightsRow>($"select competencies, free_time, grade, experience, place, preference, development from fit_weights") is { } w ? new(w.Competencies, w.FreeTime, w.Grade, w.Experience, w.Place, w.Preference, w.Development) : Fit.Usual;

    /// <summary>The names of everybody who was ever in the pool.</summary>
    public static IReadOnlyDictionary<PersonId, string> Names(Db db) => db.List<NameRow>($"select distinct person, coalesce(person_name(person), '') name from pool_stay").ToDictionary(n => n.Person, n => n.Name);

    /// <summary>The names of all competencies.</summary>
    public static IReadOnlyDictionary<CompetencyId, string> Skills(Db db) => db.List<SkillRow>($"select id, name from staffing_competency").ToDictionary(n => n.Id, n => n.Name);

    /// <summary>Everybody who was ever in the pool.</summary>
    public static IReadOnlyDictionary<PersonId, PoolPerson> People(Db db)
    {
        var has = db.List<HasRow>($"select person, competency, validated, level, until from pool_competency").ToLookup(h => h.Person);
        var wishes = db.List<WishRow>($"select person, what, value from pool_wish order by person, what, value").ToLookup(w => w.Person);
        var led = db.List<LedRow>($"select person, project from pool_led").ToLookup(l => l.Person, l => l.Project);
        var gone = db.List<PersonId>($"select person value from pool_gone").ToHashSet();
        return Board.PoolPlace.Read(db).ToDictionary(p => p.Person, p => new PoolPerson(
            Member(p, wishes[p.Person].ToLookup(w => w.What, w => w.Value), [.. led[p.Person]]), gone.Contains(p.Person), [.. p.Absences.Select(a => new Away(default, a.FromDay, a.ToDay))],
            has[p.Person].Where(h => !h.Validated).ToImmutableDictionary(h => h.Competency, Holds), has[p.Person].Where(h => h.Validated).ToImmutableDictionary(h => h.Competency, Holds)));
    }

    private static Held Holds(HasRow row) => new((CompetencyLevel?)row.Level, row.Until);

    private static PoolMember Member(Board.PoolPlace p, ILookup<string, string> wishes, ImmutableHashSet<ProjectId> led) => PoolMember.Initial with
    {
        Stays = [.. p.Stays.Select(s => new Stay(s.FromDay, s.LastDay))],
        Grades = p.Grades.ToImmutableSortedDictionary(g => g.FromDay, g => g.Grade),
        Percents = p.Percents.ToImmutableSortedDictionary(g => g.FromDay, g => g.Percent),
        Bookings = p.Bars.GroupBy(b => b.Booking).ToImmutableDictionary(b => b.Key, b => new PoolBooking(b.Key, b.First().Project, b.First().Code, b.First().Kind, b.ToImmutableSortedDictionary(s => s.From, s => s.Percent), b.Max(s => s.To), null)),
        Wishes = wishes.Count == 0 ? null : new(wishes["works"].FirstOrDefault(), [.. wishes["field"].Select(f => new CompetencyId(Guid.Parse(f)))], [.. wishes["place"]]),
        Projects = led,
    };
}

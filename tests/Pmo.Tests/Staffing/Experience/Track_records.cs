using Pmo.Office;
using Pmo.Reporting;
using Pmo.Staffing;
using Pmo.Staffing.Career;
using Pmo.Staffing.Experience;
using Pmo.Tests.Solution;
using static Pmo.Tests.Staffing.Career.TheCareer;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Experience;

/// <summary>What somebody has done: projects led, how they closed, how big they were, and how their reports came. Of one person at a time.</summary>
[Trait("Feature", "T34")]
public sealed class Track_records : IAsyncDisposable
{
    private static readonly DateTimeOffset Due = new(2026, 3, 10, 17, 0, 0, TimeSpan.Zero);
    private World world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Projects_led_stand_with_their_days_size_and_how_they_closed()
    {
        await Begin(world);
        await LedToItsEnd(world, "BRIDGE", Pat, 800_000m);
        await Led(world, "HARBOUR", Pat);
        await world.Do(new RecordProjectStatus(Harbour, ProjectStatus.Cancelled, new(2026, 3, 2), Lee, "No money."));
        await Led(world, "QUAY", Pat);
        await world.Until(new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
        await world.Do(new NameProjectManager(Projects.IdOf("QUAY"), Sam, Lee));
        await world.Do(new RecordProjectStatus(Projects.IdOf("QUAY"), ProjectStatus.Completed, new(2026, 4, 1), Lee, "Done."));
        await Led(world, "PIER", Pat);

        var led = (await Pats()).Led.ToDictionary(l => l.Code);
        Assert.Equal((ProjectStatus.Completed, new DateOnly(2026, 3, 2), true, 800_000m, "EUR", "B"), (led["BRIDGE"].Status, led["BRIDGE"].ClosedOn!.Value, led["BRIDGE"].ToItsEnd, led["BRIDGE"].Budget!.Value, led["BRIDGE"].Currency, led["BRIDGE"].Class));
        Assert.Equal((ProjectStatus.Cancelled, false), (led["HARBOUR"].Status, led["HARBOUR"].ToItsEnd));
        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 4, 1)), (led["QUAY"].From, led["QUAY"].To!.Value));
        Assert.Equal((null, null), (led["PIER"].To, led["PIER"].ClosedOn));
        Assert.Equal(["QUAY", "BRIDGE"], (await Pats()).ToTheirEnd.Select(p => p.Code).OrderDescending());
    }

    [Fact]
    public void Whoever_was_replaced_after_the_end_led_it_to_its_end_all_the_same()
    {
        var life = new object[] { new ProjectManagerNamed(Bridge, Pat, Due), new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, new(2026, 4, 1), Lee, null), new ProjectManagerNamed(Bridge, null, Due.AddDays(30)) }
            .Aggregate(ProjectLife.Of(Registered(Bridge, "BRIDGE")), (l, e) => l.After(e));
        var led = Assert.Single(life.LedBy(Pat));
        Assert.True(led.ToItsEnd);
        Assert.Equal(new DateOnly(2026, 4, 1), led.To);
        Assert.Empty(life.LedBy(Sam));
    }

    [Fact]
    public async Task Whoever_handed_a_project_over_before_it_ended_did_not_lead_it_to_its_end()
    {
        await Begin(world);
        await Led(world, "BRIDGE", Pat);
        await world.Do(new NameProjectManager(Bridge, Sam, Lee));
        await world.Until(new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.Completed, new(2026, 6, 1), Lee, "Done."));
        Assert.Empty((await Pats()).ToTheirEnd);
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single((await Pats()).Led).To);
    }

    [Fact]
    public async Task Reports_count_for_whoever_led_the_project_when_they_were_due()
    {
        await Begin(world);
        await Led(world, "BRIDGE", Pat);
        await Asked(1, onTime: true, accepted: 1);
        await Asked(2, onTime: true, accepted: 2);
        await Asked(3, onTime: false, accepted: 1);
        await Happened(new ReportFellBehind(await Asked(4), Bridge, Lateness.Overdue, Due, Due));
        await Happened(new ReportFellBehind(await Asked(5), Bridge, Lateness.Late, Due, Due));
        Assert.Equal(new ReportingDiscipline(4, 2, 3, 2), (await Pats()).Reports);
        Assert.Equal((.5, 2.0 / 3), ((await Pats()).Reports!.OnTimeShare, (await Pats()).Reports!.FirstPassShare!.Value));

        await world.Until(Due.AddHours(-1));
        await world.Do(new NameProjectManager(Bridge, Sam, Lee));
        Assert.Null((await Pats()).Reports);
    }

    [Fact]
    public async Task What_was_excused_dropped_or_given_more_time_is_held_against_nobody()
    {
        await Begin(world);
        await Led(world, "BRIDGE", Pat);
        await Asked(1, onTime: true, accepted: 1);
        foreach (var n in new[] { 2, 3, 4 }) await Happened(new ReportFellBehind(await Asked(n), Bridge, Lateness.Missed, Due, Due));
        Assert.Equal(4, (await Pats()).Reports!.Due);
        await Happened(new PeriodExcused(Id(2), Bridge, "Server broken.", Lee, Due));
        await Happened(new ObligationCancelled(Id(3), Bridge, "Paused.", Due));
        await Happened(new ObligationDueMoved(Id(4), Bridge, Due.AddDays(9), Due.AddDays(12), Due.AddDays(20), null, "Ill.", Lee, Due));
        await Happened(new ObligationScheduled(Id(5), Bridge, "Short", new(2026, 3, 5), Due, Due, Due, Due, null, "UTC", ShortForm.SignOfLife), Id(5));
        await Happened(new ReportFellBehind(Id(5), Bridge, Lateness.Missed, Due, Due));
        Assert.Equal(new ReportingDiscipline(1, 1, 1, 1), (await Pats()).Reports);
    }

    [Fact]
    public async Task One_that_was_sent_back_as_incomplete_was_not_on_time_and_leaves_first_pass()
    {
        await Begin(world);
        await Led(world, "BRIDGE", Pat);
        await Asked(1, onTime: true, accepted: 2);
        await Happened(new ReportReturned(Id(1), Bridge, 1, [], Due, Lee, Due, Incomplete: true));
        Assert.Equal(new ReportingDiscipline(1, 0, 0, 0), (await Pats()).Reports);
    }

    [Fact]
    public async Task With_Reporting_off_it_is_not_known_how_reports_came()
    {
        await world.DisposeAsync();
        world = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), modules: ["Staffing"]);
        await Begin(world);
        await LedToItsEnd(world, "BRIDGE", Pat);
        Assert.Null((await Pats()).Reports);
        Assert.Single((await Pats()).ToTheirEnd);
        Assert.Equal("not known: no report of theirs has been due, or Reporting is switched off", TrackRecordWords.Of(null));
        Assert.Equal("on time 50 % (2 of 4), accepted as first handed in –", TrackRecordWords.Of(new(4, 2, 0, 0)));
    }

    [Fact]
    public void No_query_sets_several_people_beside_each_other_by_it()
    {
        var records = new HashSet<Type> { typeof(TrackRecord), typeof(ReportingDiscipline), typeof(LedProject) };
        var telling = TheSolution.Queries.Where(q => Reached(MessageCatalogue.AnswerOf(q)!, []).Overlaps(records)).ToList();
        Assert.Contains(typeof(ShowCareer), telling);
        // Each of them is asked for one person, and gives one record.
        Assert.All(telling, q => Assert.Single(q.GetConstructors()[0].GetParameters(), p => p.ParameterType == typeof(PersonId)));
        Assert.All(telling, q => Assert.DoesNotContain(Lists(MessageCatalogue.AnswerOf(q)!, []), e => e != typeof(LedProject) && Reached(e, []).Overlaps(records)));
    }

    /// <summary>Every type that an answer is made of.</summary>
    private static HashSet<Type> Reached(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return seen;
        foreach (var inner in type.GenericTypeArguments.Concat(type.Namespace?.StartsWith("Pmo", StringComparison.Ordinal) == true ? type.GetProperties().Select(p => p.PropertyType) : [])) Reached(inner, seen);
        if (type.HasElementType) Reached(type.GetElementType()!, seen);
        return seen;
    }

    /// <summary>What the lists in an answer are lists of.</summary>
    private static IEnumerable<Type> Lists(Type type, HashSet<Type> seen) => Reached(type, seen).Where(t => t.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(t)).SelectMany(t => t.GenericTypeArguments);

    private async Task<TrackRecord> Pats() => (await world.Ask(new ShowCareer(Pat)))!.Record;

    private static ObligationId Id(int n) => ObligationId.Of(Bridge, new DateOnly(2026, 3, n));

    private async Task<ObligationId> Asked(int n, bool? onTime = null, int accepted = 0)
    {
        await Happened(new ObligationScheduled(Id(n), Bridge, $"March {n}", new(2026, 3, n), Due, Due, Due.AddDays(3), Due.AddDays(10), null, "UTC"), Id(n));
        if (onTime is { } came) await Happened(new ReportSubmitted(Id(n), Bridge, 1, new(2026, 3, n), ReportContent.Blank, Pat, Due, came));
        if (accepted > 0) await Happened(new ReportAccepted(Id(n), Bridge, accepted, new(2026, 3, n), Lee, Due));
        return Id(n);
    }

    private Task Happened(IOfObligation e) => Happened(e, e.Obligation);

    private async Task Happened(object e, ObligationId obligation)
    {
        var stream = Obligation.StreamOf(obligation);
        var metadata = new Metadata(world.Clock.GetUtcNow(), Lee, "test", Guid.NewGuid(), "", Guid.NewGuid(), "test");
        var known = await world.Store.ReadStream(stream);
        Assert.Equal(AppendKind.Committed, (await world.Store.Append(stream, known.Count - 1, [world.Get<EventSerializer>().Write(e, Guid.CreateVersion7(), metadata.Write(), world.Clock.GetUtcNow())])).Kind);
    }
}

using Pmo.Office;
using Pmo.Office.Absences;
using Pmo.Office.Competencies;
using Pmo.Staffing;
using Pmo.Staffing.Assigning;
using Pmo.Staffing.Board;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Lines;
using Pmo.Staffing.Matching;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>A whole life: asked for, chosen, told first, booked, in the register, and back in the pool on the day the project ends.</summary>
[Trait("Feature", "T21")]
public sealed class From_request_to_return : IAsyncDisposable
{
    private readonly World world = new(Now);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Whoever_is_confirmed_is_booked_and_is_the_registers_project_manager_from_the_day_on()
    {
        await Begin(world);
        await world.GoesLive();
        await Choose(world, Pat);
        await world.Until(Now.AddMinutes(1));
        var sheet = (await world.Ask(new ShowStaffing(Id)))!;
        Assert.Equal((RequestStage.Filled, Pat), (sheet.Row.Stage, sheet.Row.Person));
        Assert.Equal(60, Assert.Single((await world.Ask(new ShowPoolMember(Pat)))!.Bookings).Percent);
        // Filled, but the work begins in April.
        Assert.Null(await Manager());
        await world.Until(new(2026, 3, 31, 23, 59, 0, TimeSpan.Zero));
        Assert.Null(await Manager());
        await world.Until(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Pat, await Manager());
        Assert.Equal(["You are chosen to lead {project:" + Bridge + "}. If there is a reason against it, say so in time.", "You lead {project:" + Bridge + "} from 2026-04-01 on, with 60 % of a week."],
            (await world.Log<NoticeRequested>()).Where(n => n.To == Pat && n.Kind == TellOfRequests.Proposed.Name).Select(n => n.Text));
    }

    [Fact, Trait("Feature", "T24")]
    public async Task On_the_day_the_project_ends_they_are_back_with_their_other_booking_as_it_was()
    {
        await Begin(world);
        await world.Do(new BookPerson(Pat, Harbour, BookingKind.Hard, 40, new(2026, 3, 1), new(2026, 12, 31)));
        await Choose(world, Pat);
        await world.Until(new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, (await world.Ask(new FindPool())).People.Single(p => p.Person == Pat).Free);
        await world.Do(new RecordProjectStatus(Bridge, ProjectStatus.Completed, new(2026, 6, 15), Sponsor));
        await world.Until(new(2026, 6, 15, 13, 0, 0, TimeSpan.Zero));
        var row = (await world.Ask(new FindPool())).People.Single(p => p.Person == Pat);
        Assert.Equal((60, 40), (row.Free, row.Booked));
        Assert.Contains((await world.Ask(new FindAvailable(0))).People, p => p.Person == Pat && p.Free == 60);
        // The register keeps who led it, and it counts for them.
        Assert.Equal(Pat, await Manager());
        Assert.Equal(Bridge, Assert.Single(await world.Log<ProjectLed>()).Project);
    }

    [Fact, Trait("Feature", "T12")]
    public async Task The_page_ranks_as_the_decision_does_and_the_frozen_ranking_can_be_worked_out_again()
    {
        await Begin(world);
        await world.Do(new BookPerson(Lee, Harbour, BookingKind.Hard, 30, new(2026, 5, 1), new(2026, 7, 31)));
        await world.Do(new EnterAbsence(Pat, new(2026, 8, 3), new(2026, 8, 14)), by: Pat);
        await world.Do(new StateWishes(Lee, "Hamburg", [Works], ["Hamburg", "Kiel"]), by: Lee, roles: [Role.Reader]);
        await world.Do(new AddHolidays(CalendarId.Default, [new(new(2026, 5, 1), "May Day")]));
        await world.Do(new WeighFit(new(35, 20, 15, 10, 10, 10, 0), "Places matter here."));
        await Submit(world);
        var seen = (await world.Ask(new ShowRanking(Id)))!;
        await world.Do(new ProposeCandidate(Id, seen.Ranking.Ranked[1].Person, "Knows the site."));
        var frozen = Assert.Single(await world.Log<CandidateProposed>()).Ranking;
        Assert.Equal(Pmo.Staffing.Matching.Fit.Digest(seen.Ranking), frozen.Digest);
        Assert.Equal(Events.Json(Proposal(frozen.Candidates)), Events.Json(Proposal([.. seen.Facts.Values.OrderBy(f => f.Person.Value)])));
        var proof = (await world.Ask(new ShowRankingProof(Id)))!;
        Assert.True(proof.Same);
        Assert.Equal(frozen.Digest, proof.Again);
        Assert.Equal((1, 1), ((await world.Ask(new FindRequests())).Choices, (await world.Ask(new FindRequests())).Overrides));

        CandidateProposed Proposal(IReadOnlyList<CandidateFacts> candidates) => new(Id, Bridge, Pat, null, frozen with { Candidates = candidates }, Now, Head, Now);
    }

    [Fact]
    public async Task What_was_promised_to_another_project_meanwhile_opens_the_request_again()
    {
        await Begin(world);
        await Submit(world);
        await world.Do(new ProposeCandidate(Id, Pat));
        await world.Do(new AcceptProposal(Id), by: Pat, roles: [Role.Reader]);
        await world.Do(new BookPerson(Pat, Harbour, BookingKind.Hard, 50, From, To));
        await world.Do(new ConfirmProposal(Id));
        await world.Until(Now.AddMinutes(1));
        var sheet = (await world.Ask(new ShowStaffing(Id)))!;
        Assert.Equal((RequestStage.Shortlisting, null), (sheet.Row.Stage, sheet.Row.Person));
        Assert.Contains("60 % for BRIDGE and 50 % for HARBOUR", sheet.Choices!.Single().Outcome);
        Assert.Single((await world.Ask(new ShowPoolMember(Pat)))!.Bookings);
        Assert.Null(await Manager());
    }

    [Fact, Trait("Feature", "T22")]
    public async Task A_project_that_nobody_leads_is_listed_by_age_until_somebody_does()
    {
        await Begin(world);
        await world.Until(Now.AddDays(5));
        Assert.Equal([("BRIDGE", 5, null, Sponsor), ("HARBOUR", 5, (PersonId?)null, (PersonId?)null)], (await world.Ask(new FindUnstaffed())).Select(u => (u.Code, u.Age, u.Acting, u.Sponsor)));
        await world.Do(new NameActing(Bridge, Sam, new(2026, 3, 7), "Until somebody is found."));
        await Submit(world);
        await world.Until(Now.AddDays(6));
        Assert.Equal(Sam, await Manager());
        var acting = (await world.Ask(new FindUnstaffed())).Single(u => u.Code == "BRIDGE");
        Assert.Equal((Sam, Id, nameof(RequestStage.Shortlisting)), (acting.Acting, acting.Request, acting.Stage));
        await Choose(world, Pat, submit: false);
        await world.Until(new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(Pat, await Manager());
        Assert.Equal(["HARBOUR"], (await world.Ask(new FindUnstaffed())).Select(u => u.Code));
        // Released, they leave the post on the day after, and the project is listed again.
        var booking = (await world.Ask(new ShowPoolMember(Pat)))!.Bookings.Single().Booking;
        await world.Do(new ReleaseBooking(Pat, booking, new(2026, 4, 10), "Needed elsewhere."), roles: [Role.System]);
        await world.Until(new(2026, 4, 10, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(Pat, await Manager());
        await world.Until(new(2026, 4, 11, 1, 0, 0, TimeSpan.Zero));
        Assert.Null(await Manager());
        Assert.Equal(["HARBOUR", "BRIDGE"], (await world.Ask(new FindUnstaffed())).Select(u => u.Code));
    }

    [Fact, Trait("Feature", "T22")]
    public async Task Whoever_was_to_come_and_does_not_leaves_the_post_with_who_has_it()
    {
        await Begin(world);
        await world.Do(new NameActing(Bridge, Sam, new(2026, 3, 2), "Until somebody is found."));
        await Choose(world, Pat);
        await world.Until(Now.AddMinutes(1));
        await world.Do(new ReleaseBooking(Pat, (await world.Ask(new ShowPoolMember(Pat)))!.Bookings.Single().Booking, new(2026, 3, 31), "Needed elsewhere."));
        await world.Until(new(2026, 4, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Sam, await Manager());
    }

    [Fact, Trait("Feature", "T15")]
    public async Task Of_two_heads_who_confirm_two_requests_for_one_person_at_once_one_succeeds()
    {
        await Begin(world);
        await Submit(world);
        var other = new RequestId(Guid.CreateVersion7());
        await world.Do(new DraftStaffing(other, Harbour, Needs, Readiness.Initiation));
        await world.Do(new SubmitStaffing(other));
        foreach (var request in (RequestId[])[Id, other])
        {
            await world.Do(new ProposeCandidate(request, Pat));
            await world.Do(new AcceptProposal(request), by: Pat, roles: [Role.Reader]);
        }

        await Task.WhenAll(Task.Run(() => world.Try(new ConfirmProposal(Id))), Task.Run(() => world.Try(new ConfirmProposal(other))));
        await world.Until(Now.AddMinutes(1));
        Assert.Equal([RequestStage.Shortlisting, RequestStage.Filled], new[] { await Stage(Id), await Stage(other) }.Order());
        Assert.Single((await world.Ask(new ShowPoolMember(Pat)))!.Bookings);
    }

    [Fact, Trait("Feature", "T9")]
    public async Task A_sponsor_sees_requests_of_their_own_projects_and_neither_ranking_nor_choices()
    {
        await Begin(world);
        await Submit(world);
        await world.Do(new ProposeCandidate(Id, Pat));
        var sponsor = (await world.Ask(new FindRequests(), by: Sponsor, roles: [Role.Sponsor, Role.Reader], own: new HashSet<ProjectId> { Bridge })).Requests;
        // The chosen person is told first: the sponsor reads the name once it is confirmed.
        Assert.Equal((Id, RequestStage.Proposed, null), (Assert.Single(sponsor).Request, sponsor[0].Stage, sponsor[0].Person));
        Assert.Equal(Pat, Assert.Single((await world.Ask(new FindRequests())).Requests).Person);
        Assert.Null((await world.Ask(new ShowStaffing(Id), by: Sponsor, roles: [Role.Sponsor, Role.Reader], own: new HashSet<ProjectId> { Bridge }))!.Choices);
        Assert.Empty((await world.Ask(new FindRequests(), by: Sam, roles: [Role.Sponsor, Role.Reader], own: new HashSet<ProjectId> { Harbour })).Requests);
        Assert.Null(await world.Ask(new ShowStaffing(Id), by: Sam, roles: [Role.Sponsor, Role.Reader], own: new HashSet<ProjectId> { Harbour }));
        Assert.Equal(Id, Assert.Single(await world.Ask(new FindMyProposals(), by: Pat, roles: [Role.Reader])).Request);
        Assert.Empty(await world.Ask(new FindMyProposals(), by: Lee, roles: [Role.Reader]));
    }

    [Fact, Trait("Feature", "T3")]
    public async Task Where_the_department_is_the_solid_line_the_post_waits_for_its_managers_yes()
    {
        await Begin(world);
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, Start), roles: [Role.Administrator]);
        var roads = (await world.Ask(new FindUnits(UnitKind.Department))).Single().Unit;
        await world.Do(new NameUnitManager(UnitKind.Department, roads, Sam), roles: [Role.Administrator]);
        await world.Do(new SetArrangement(roads, Arrangement.Department, new(2026, 3, 2), "Roads keeps its people."));
        await world.Do(new SetOwnDepartment(Pat, roads, new(2026, 3, 2), "Comes from there."));
        await Choose(world, Pat);
        await world.Until(Now.AddMinutes(1));
        Assert.Equal(RequestStage.Confirmed, await Stage(Id));
        var booking = (await world.Ask(new ShowPoolMember(Pat)))!.Bookings.Single();
        Assert.Equal(BookingKind.Soft, booking.Kind);
        await world.Do(new AnswerConsent(Pat, booking.Booking, true), by: Sam, roles: [Role.Reader, Role.UnitManager]);
        await world.Until(Now.AddMinutes(2));
        Assert.Equal(RequestStage.Filled, await Stage(Id));
        await world.Until(new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(Pat, await Manager());
    }

    [Fact, Trait("Feature", "T3")]
    public async Task Without_that_yes_the_request_is_open_again()
    {
        await Begin(world);
        await world.Do(new CreateUnit(UnitKind.Department, "ROADS", "Roads", null, Start), roles: [Role.Administrator]);
        var roads = (await world.Ask(new FindUnits(UnitKind.Department))).Single().Unit;
        await world.Do(new NameUnitManager(UnitKind.Department, roads, Sam), roles: [Role.Administrator]);
        await world.Do(new SetArrangement(roads, Arrangement.Department, new(2026, 3, 2), "Roads keeps its people."));
        await world.Do(new SetOwnDepartment(Pat, roads, new(2026, 3, 2), "Comes from there."));
        await Choose(world, Pat);
        await world.Until(new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(RequestStage.Shortlisting, await Stage(Id));
        Assert.Empty((await world.Ask(new ShowPoolMember(Pat)))!.Bookings);
    }

    [Fact, Trait("Feature", "T18")]
    public async Task Requests_that_wait_are_shown_both_ways_with_what_each_choice_costs()
    {
        await Begin(world);
        await Submit(world);
        var other = new RequestId(Guid.CreateVersion7());
        // Only Pat knows public works; Bridge asked first and would take Pat.
        await world.Do(new DraftStaffing(other, Harbour, Needs with { Competencies = [new(Works, CompetencyLevel.Basic, true)] }, Readiness.Initiation));
        await world.Do(new SubmitStaffing(other));
        await world.Until(Now.AddMinutes(1));
        var sheet = await world.Ask(new PreviewChoices());
        Assert.Equal([("BRIDGE", 2, Pat, Lee), ("HARBOUR", 1, (PersonId?)null, Pat)], sheet.Rows.Select(r => (r.Code, r.Fitting, r.OneByOne?.Person, r.Together!.Person)));
        Assert.Equal((true, 1, 2), (sheet.Best, sheet.FilledOneByOne, sheet.FilledTogether));
        Assert.True(sheet.Rows[0].Cost > 0);
        Assert.Equal(100 * (sheet.Rows[0].OneByOne!.Score - sheet.Rows[0].Together!.Score), sheet.Rows[0].Cost);
        Assert.Equal(-100 * sheet.Rows[1].Together!.Score, sheet.Rows[1].Cost);
        Assert.Empty(await world.Log<CandidateProposed>());
    }

    private async Task<RequestStage> Stage(RequestId request) => (await world.Ask(new ShowStaffing(request)))!.Row.Stage;

    private async Task<PersonId?> Manager() => (await world.Ask(new ShowProject(Bridge)))!.Manager?.Person;
}

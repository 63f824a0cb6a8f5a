using Pmo.Office;
using Pmo.Office.Competencies;
using Pmo.Staffing;
using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Assigning;

/// <summary>The request and the people that the tests of staffing speak of.</summary>
internal static class TheRequest
{
    public static readonly RequestId Id = new(new Guid("00000000-0000-8000-8000-0000000000c1"));
    public static readonly PersonId Lee = new(new Guid("00000000-0000-8000-8000-0000000000b4"));
    public static readonly PersonId Sam = new(new Guid("00000000-0000-8000-8000-0000000000b2"));
    public static readonly PersonId Sponsor = new(new Guid("00000000-0000-8000-8000-0000000000b7"));
    public static readonly CompetencyId Risk = CompetencyStreams.IdOf("Risk management");
    public static readonly CompetencyId Works = CompetencyStreams.IdOf("Public works");
    public static readonly CompetencyId Certificate = CompetencyStreams.IdOf("PMP");
    public static readonly DateOnly From = new(2026, 4, 1);
    public static readonly DateOnly To = new(2026, 9, 30);

    public static readonly PostNeeds Needs = new(Grade.ProjectManager, 60, From, To, [new(Risk, CompetencyLevel.Competent, true), new(Works, CompetencyLevel.Proficient, false), new(Certificate, null, false)], "Hamburg");

    public static readonly object[] Catalogue =
        [new CompetencyDefined(Risk, "Risk management", CompetencyKind.Competency, null), new CompetencyDefined(Works, "Public works", CompetencyKind.Domain, null), new CompetencyDefined(Certificate, "PMP", CompetencyKind.Certificate, null)];

    public static readonly RequestDrafted Drafted = new(Id, Bridge, "BRIDGE", Needs, Readiness.Gate, Head, Now);
    public static readonly RequestSubmitted Submitted = new(Id, Bridge, [Head], Head, Now);

    /// <summary>A candidate who meets all musts and all shoulds, at the grade asked, with nothing else booked.</summary>
    public static CandidateFacts Perfect(PersonId person) =>
        new(person, true, Grade.ProjectManager, 100, null, 0, 0, [new(Risk, CompetencyLevel.Competent, null, false), new(Works, CompetencyLevel.Proficient, null, false), new(Certificate, null, null, true)], 0, "hamburg", null);

    public static CandidateProposed Proposed(PersonId person, DateTimeOffset answerBy, int rank = 1) =>
        new(Id, Bridge, person, rank == 1 ? null : "Knows the site.", new(1, Fit, Needs, [Perfect(person)], "digest", person, rank), answerBy, Head, Now);

    public static FitWeights Fit => new(40, 20, 15, 10, 5, 10, 0);

    /// <summary>A request with this history, seen by the head of the PMO.</summary>
    public static Given<StaffingRequest> Request(params object[] history) =>
        new(history) { Actor = Head, Roles = [Role.HeadOfPmo], Consulting = [Registered(Bridge, "BRIDGE"), new SponsorNamed(Bridge, Sponsor, Now), new RoleGranted(Head, Role.HeadOfPmo), .. Catalogue] };

    /// <summary>Four people, of whom two are in the pool, and two projects that nobody leads.</summary>
    public static async Task Begin(World world)
    {
        foreach (var (person, name) in new[] { (Pat, "pat"), (Lee, "lee"), (Sam, "sam"), (Sponsor, "sponsor") })
        {
            await world.Do(new ClaimEmail(person, $"{name}@example.org"), roles: [Role.Administrator]);
            await world.Do(new AddPerson(person, name, $"{name}@example.org", "UTC"), roles: [Role.Administrator]);
        }

        foreach (var (name, kind) in new[] { ("Risk management", CompetencyKind.Competency), ("Public works", CompetencyKind.Domain), ("PMP", CompetencyKind.Certificate) }) await world.Do(new DefineCompetency(name, kind, null));
        foreach (var person in new[] { Pat, Lee })
        {
            await world.Do(new JoinPool(person, Grade.ProjectManager, 100, Start));
            await world.Do(new ValidateCompetency(person, Risk, CompetencyLevel.Proficient, "Seen at work.", new(2026, 1, 5), null));
        }

        await world.Do(new ValidateCompetency(Pat, Works, CompetencyLevel.Basic, "Seen at work.", new(2026, 1, 5), null));
        foreach (var code in new[] { "BRIDGE", "HARBOUR" }) await world.Do(new RegisterProject(code, code, null, null, new ProjectProfile()));
        await world.Do(new NameSponsor(Bridge, Sponsor, Sponsor));
        await world.Until(Now);
    }

    /// <summary>The request is handed in, and looked after.</summary>
    public static async Task Submit(World world)
    {
        await world.Do(new DraftStaffing(Id, Bridge, Needs, Readiness.Gate));
        await world.Do(new SubmitStaffing(Id));
        await world.Do(new StartShortlisting(Id));
    }

    /// <summary>Somebody is chosen, takes the post and is confirmed.</summary>
    public static async Task Choose(World world, PersonId person, bool submit = true)
    {
        if (submit) await Submit(world);
        await world.Do(new ProposeCandidate(Id, person));
        await world.Do(new AcceptProposal(Id), by: person, roles: [Role.Reader]);
        await world.Do(new ConfirmProposal(Id));
    }
}

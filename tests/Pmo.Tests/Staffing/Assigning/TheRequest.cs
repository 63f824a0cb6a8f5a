using Pmo.Office;
using Pmo.Staffing;
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
}

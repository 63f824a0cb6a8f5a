using Pmo.Staffing.Assigning;
using Pmo.Staffing.Matching;

namespace Pmo.Staffing.Requesting;

/// <summary>How requests, posts, the roster and the weights are told.</summary>
internal static class RequestStories
{
    public static IReadOnlyList<StreamStory> All { get; } =
    [
        new StreamStory<StaffingRequest>("staffing.request", "Request for a project manager").Also(Role.PmoOfficer).On(id => $"/staffing/requests/{id}")
            .Called<RequestDrafted>(e => $"Request for a project manager for {e.Code}")
            .Names("PartOf", "Second part of").Names("Second", "Second part").Names("Supports", "Works beside who answers").Names("Whole", "Asked of one person").Names("First", "First part").Names("Other", "Other part")
            .Names("Needs", "What is asked").Names("Because", "Ready to be staffed by").Names("Competencies", "Competencies asked").Names("Ranking", "Ranking at that moment").Names("AnswerBy", "Time to object until")
            .Says<RequestDrafted>(e => $"{Tell.Name(e.By)} began a request for {Needs(e.Needs)} for {Tell.Name(e.Project)}.", e => Tell.Day(e.Needs.From))
            .Says<RequestChanged>(e => $"{Tell.Name(e.By)} asks for {Needs(e.Needs)} now.", e => Tell.Day(e.Needs.From))
            .Says<RequestSplit>(e => $"{Tell.Name(e.By)} looks for two people instead of one: {Part(e.First)}, and {Part(e.Other)}{(e.Supports ? " beside them" : "")}.", e => Tell.Day(e.First.From))
            .Says<RequestSubmitted>(e => $"{Tell.Name(e.By)} handed the request in.")
            .Says<ShortlistingStarted>(e => $"{Tell.Name(e.By)} began to look for somebody.")
            .Says<CandidateProposed>(e => $"{Tell.Name(e.By)} chose {Tell.Name(e.Person)}, number {e.Ranking.Rank} of the ranking{(e.Reason is { } why ? $": {why}" : ".")}")
            .Says<ProposalAccepted>(e => $"{Tell.Name(e.Person)} takes the post.")
            .Says<ProposalObjected>(e => $"{Tell.Name(e.Person)} objected: {e.Reason}")
            .Says<ProposalTakenBack>(e => $"{Tell.Name(e.By)} took the choice of {Tell.Name(e.Person)} back: {e.Reason}")
            .Says<RequestConfirmed>(e => $"{Tell.Name(e.By)} confirmed {Tell.Name(e.Person)}{(e.Despite is { } why ? $" in spite of the objection: {why}" : ".")}", e => Tell.Day(e.From))
            .Says<RequestReturned>(e => $"{Tell.Name(e.Person)} could not be booked any more: {e.Why}")
            .Says<RequestFilled>(e => $"The post is filled with {Tell.Name(e.Person)}.")
            .Says<RequestWithdrawn>(e => $"{Tell.Name(e.By)} withdrew the request: {e.Reason}"),
        new StreamStory<Post>("staffing.post", "Post of a project").Also(Role.PmoOfficer).On(id => $"/projects/{id}")
            .Names("Tenures", "Who answers for it").Names("TakesOver", "Answers for it from").Names("TakenUp", "Taken up")
            .Says<PostFilled>(e => $"{Tell.Name(e.Person)} {(e.Acting ? "acts as project manager of" : "leads")} {Tell.Name(e.Project)} from {Tell.Day(e.From)} on, as {Tell.Name(e.By)} decided{(e.Reason is { } why ? $": {why}" : ".")}", e => Tell.Day(e.From))
            .Says<PostTakenUp>(e => $"{Tell.Name(e.Person)} took up the post.")
            .Says<PostVacated>(e => $"Nobody answers for {Tell.Name(e.Project)} any more; {Tell.Name(e.Person)} did: {e.Reason}")
            .Says<SuccessionDropped>(e => $"{Tell.Name(e.Person)} does not take up the post of {Tell.Name(e.Project)}: {e.Reason}")
            .Says<PostRecorded>(e => e.Person is { } person ? $"The register names {Tell.Name(person)}." : "The register names nobody.")
            .Says<PostBooked>(e => $"{Tell.Name(e.Person)} is booked for the project.")
            .Says<PostShared>(e => $"{Tell.Name(e.Person)} works for the project beside who answers for it.")
            .Says<PostLed>(e => $"{Tell.Name(e.Person)} led the project to its end.", e => Tell.Day(e.On))
            .Says<PostClosed>(e => $"With the project ends what {Tell.Name(e.Person)} is booked for it.", e => Tell.Day(e.LastDay)),
        new StreamStory<Roster>("staffing.roster", "Roster of the pool").Also(Role.PmoOfficer).Names("People", "Everybody who was ever in the pool").Says<RosterEntered>(e => $"{Tell.Name(e.Person)} entered the roster of the pool."),
        new StreamStory<FitSettings>("staffing.fit", "Weights of the fit").Also(Role.PmoOfficer).On(_ => "/staffing/weights").Names("Weights", "Weights, in percent")
            .Says<FitWeighed>(e => $"{Tell.Name(e.By)} weighed the fit anew: {e.Reason} {RankingWords.Of(e.Weights)}"),
    ];

    private static string Part(PostPart part) => $"{part.Percent} % of a week from {Tell.Day(part.From)} to {Tell.Day(part.To)}";

    private static string Needs(PostNeeds needs) => $"{Tell.Words(needs.Grade)} or above with {needs.Percent} % of a week from {Tell.Day(needs.From)} to {Tell.Day(needs.To)}";
}

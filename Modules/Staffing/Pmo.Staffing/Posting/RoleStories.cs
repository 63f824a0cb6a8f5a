namespace Pmo.Staffing.Posting;

/// <summary>How posted roles and applications are told. What people wrote is private to everybody who steps through records.</summary>
internal static class RoleStories
{
    public static IReadOnlyList<StreamStory> All { get; } =
    [
        new StreamStory<RolePosting>("staffing.posting", "Role posted openly").Also(Role.PmoOfficer).On(id => $"/staffing/requests/{id}")
            .Called<RolePosted>(e => $"{(e.Supports ? "Supporting role at" : "Role of project manager for")} {Tell.Name(e.Project)}, posted openly")
            .Private("Reason").Private("Words").Names("Posted", "As it was posted").Names("Until", "Last day to apply").Names("Closes", "Closes at").Names("To", "Who was told").Names("PostedBy", "Posted by").Names("Applied", "Who applied").Names("Answered", "Who was told the decision")
            .Names("Filled", "Somebody has the role").Names("Supports", "Works beside who answers").Names("Waiting", "How many wait for the decision").Names("Outcome", "Decision").Names("About", "What was said of it")
            .Says<RolePosted>(e => $"{Tell.Name(e.By)} posted the role openly until {Tell.Day(e.Until)}{(e.To.Count > 0 ? $"; {Tell.Count(e.To.Count, "person", "people")} of the pool were told" : "")}.", e => Tell.Day(e.Until))
            .Says<RoleAppliedFor>(e => $"{Tell.Name(e.Person)} applied for the role.")
            .Says<ApplicationWithdrawn>(e => $"{Tell.Name(e.Person)} withdrew the application.")
            .Says<PostingClosed>(e => $"{(e.Filled ? "The post is filled" : "The request was withdrawn")}: nobody can apply any more, and {Tell.Count(e.Waiting, "person waits", "people wait")} for the decision.")
            .Says<ApplicationAnswered>(e => $"{Tell.Name(e.By)} told {Tell.Name(e.Person)} the decision and a reason."),
    ];
}

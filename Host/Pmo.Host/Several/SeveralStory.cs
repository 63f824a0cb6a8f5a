namespace Pmo.Host.Several;

/// <summary>How it is told that several rows were done at once.</summary>
internal static class SeveralStory
{
    public static StreamStory Story { get; } = new StreamStory<SeveralKept>("host.several", "Several done at once").On(id => Guid.TryParse(id, out var act) ? $"/bulk/result/{act:n}" : null)
        .Called<SeveralDone>(e => $"{Tell.Count(e.Rows.Count, "row")} done at once by {Tell.Name(e.By)}")
        .Names("Act", "Which act").Names("List", "On which list").Names("Action", "What was done").Names("Back", "How the list was filtered").Names("Href", "Page").Names("Code", "Why not, in short").Names("Sentence", "Why not").Names("Last", "What is kept")
        .Says<SeveralDone>(e => $"{Tell.Name(e.By)}{(e.OnBehalfOf is { } whose ? $" in place of {Tell.Name(whose)}" : "")} did the same with {Tell.Count(e.Rows.Count, "row")}; {Tell.Count(e.Rows.Count(r => r.Code is null), "was", "were")} done.");
}

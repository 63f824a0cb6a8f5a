namespace Pmo.Reporting.Searching;

/// <summary>How saved views are told: whose they are, and when; what they are called is their owner's alone.</summary>
internal static class SavedViewStory
{
    public static StreamStory Story { get; } = new StreamStory<SavedViews>("reporting.views", "Saved views")
        .Called<ViewSaved>(e => $"Saved views of {Tell.Name(e.Person)}").Private("Name").Private("Address").Private("Views")
        .Says<ViewSaved>(e => $"{Tell.Name(e.Person)} saved a view for themselves.")
        .Says<ViewRemoved>(e => $"{Tell.Name(e.Person)} removed a view of theirs.");
}

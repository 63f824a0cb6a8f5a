namespace Pmo.Reporting.Importing;

/// <summary>Files that were uploaded for a preview and not confirmed yet: the last few, in memory only, each for whoever uploaded it.</summary>
internal sealed class PreviewShelf
{
    private const int Room = 8;
    private readonly LinkedList<Preview> previews = [];
    private readonly Lock turn = new();

    public void Put(Preview preview)
    {
        lock (turn)
        {
            if (Find(preview.Plan.Import, preview.By) is { } old) previews.Remove(old);
            previews.AddFirst(preview);
            if (previews.Count > Room) previews.RemoveLast();
        }
    }

    public Preview? Take(Guid import, PersonId by)
    {
        lock (turn) return Find(import, by);
    }

    private Preview? Find(Guid import, PersonId by) => previews.FirstOrDefault(p => p.Plan.Import == import && p.By == by);
}

/// <summary>A file that was uploaded, with its plan.</summary>
internal sealed record Preview(ImportPlan Plan, byte[] File, string Map, PersonId By);

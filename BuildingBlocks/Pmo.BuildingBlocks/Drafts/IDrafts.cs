namespace Pmo;

/// <summary>
/// Working papers: what people have typed and not handed in. They are no facts: not in the log, not in as-of pages, in no
/// search, shown to nobody but those who write them. Losing them loses typing, never a decision.
/// </summary>
public interface IDrafts
{
    /// <summary>The draft of a subject, or null.</summary>
    Draft? Find(string subject);

    /// <summary>
    /// Saves what was typed if nobody saved since <paramref name="seen"/> (0: no draft yet). Otherwise nothing is saved, and the
    /// draft that stands is given back, so that two people never overwrite each other unnoticed.
    /// </summary>
    /// <param name="subject">What it is a draft of, unique in the installation: <c>reporting.report-{id}</c>.</param>
    /// <param name="seen">The version the writer started from.</param>
    /// <param name="text">What was typed, at most 1 MB.</param>
    /// <param name="by">Who typed it.</param>
    /// <param name="at">When.</param>
    DraftSaving Save(string subject, long seen, string text, PersonId by, DateTimeOffset at);

    /// <summary>Throws the draft away: it was handed in, or is not wanted.</summary>
    void Discard(string subject);
}

/// <summary>What was typed.</summary>
/// <param name="Version">Counts every saving, from 1.</param>
public sealed record Draft(string Subject, long Version, string Text, PersonId By, DateTimeOffset At);

/// <summary>What became of a saving: saved, or not because <paramref name="Draft"/> is newer than the writer knew.</summary>
public sealed record DraftSaving(bool Saved, Draft Draft);

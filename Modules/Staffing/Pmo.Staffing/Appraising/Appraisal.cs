using System.Collections.Immutable;

namespace Pmo.Staffing.Appraising;

/// <summary>One appraisal as its rules need it: who is asked, what is in, and who asked to read its private text. Words stand in no state.</summary>
internal sealed record Appraisal : IState<Appraisal>
{
    /// <summary>The longest words.</summary>
    public const int Longest = 4000;

    /// <summary>How long a person has to comment, and how long a released text may be read.</summary>
    public static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    public static Appraisal Initial { get; } = new();

    public AppraisalOpened? Opened { get; private init; }

    /// <summary>The mean of the marks of each part that is in.</summary>
    public ImmutableDictionary<AppraisalPart, decimal> Scores { get; private init; } = ImmutableDictionary<AppraisalPart, decimal>.Empty;

    public DateTimeOffset? CommentUntil { get; private init; }
    public bool Closed { get; private init; }
    public int Reminded { get; private init; }

    /// <summary>Who waits to be allowed to read its private text, and why they want to.</summary>
    public ImmutableDictionary<PersonId, string> Asking { get; private init; } = ImmutableDictionary<PersonId, string>.Empty;

    public static string StreamOf(AppraisalId appraisal) => $"staffing.appraisal-{appraisal}";

    public static Decision Unknown => Decision.Refuse("appraisal.unknown", "There is no such appraisal.");

    public static Decision Over => Decision.Refuse("appraisal.closed", "This appraisal is closed.");

    /// <summary>A part that does not weigh anything is not asked for.</summary>
    public bool Needs(AppraisalPart part) => (part == AppraisalPart.Sponsor ? Opened?.SponsorWeight : Opened?.HeadWeight) > 0;

    public bool IsMissing(AppraisalPart part) => Needs(part) && !Scores.ContainsKey(part);

    /// <summary>True when every part that is asked for is in.</summary>
    public bool Complete => Opened is not null && !IsMissing(AppraisalPart.Sponsor) && !IsMissing(AppraisalPart.HeadOfPmo);

    /// <summary>The weighted result of what is in; null: nothing is.</summary>
    public decimal? Result
    {
        get
        {
            if (Opened is not { } o || Scores.Count == 0) return null;
            var parts = Scores.Select(s => (Score: s.Value, Weight: s.Key == AppraisalPart.Sponsor ? o.SponsorWeight : o.HeadWeight)).ToList();
            var weights = parts.Sum(p => p.Weight);
            return weights == 0 ? null : decimal.Round(parts.Sum(p => p.Score * p.Weight) / weights, 2);
        }
    }

    public Appraisal Evolve(object @event) => @event switch
    {
        AppraisalOpened e => this with { Opened = e },
        AppraisalGiven e => this with { Scores = Scores.SetItem(e.Part, e.Marks.Average(m => (decimal)m.Points)), CommentUntil = e.CommentUntil ?? CommentUntil },
        AppraisalReminded e => this with { Reminded = e.Time },
        AppraisalCommented => this,
        AppraisalClosed => this with { Closed = true },
        AppraisalTextAsked e => this with { Asking = Asking.SetItem(e.By, e.Reason) },
        AppraisalTextReleased e => this with { Asking = Asking.Remove(e.To) },
        AppraisalTextRefused e => this with { Asking = Asking.Remove(e.To) },
        _ => throw new UnknownEventException(typeof(Appraisal), @event),
    };
}

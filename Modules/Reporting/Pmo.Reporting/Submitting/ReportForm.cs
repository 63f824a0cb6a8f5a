using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Reporting.Submitting;

/// <summary>The report form as typed: what the page binds and the draft keeps.</summary>
public sealed class ReportForm
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    // A posted form without a row of a list sets that list to null.
    public Rag? Overall { get; set; }
    public string? OverallComment { get; set; }
    public RecoveryInput Recovery { get; set => field = value ?? new(); } = new();
    public List<RatingInput> Ratings { get; set => field = value ?? []; } = [];
    public List<SectionInput> Sections { get; set => field = value ?? []; } = [];
    public FiguresInput Figures { get; set => field = value ?? new(); } = new();
    public List<MilestoneInput> Milestones { get; set => field = value ?? []; } = [];
    public List<EntryInput> Entries { get; set => field = value ?? []; } = [];
    public List<MarkInput> Marks { get; set => field = value ?? []; } = [];
    public string? Correction { get; set; }

    /// <summary>The version of the draft this form was opened from.</summary>
    [JsonIgnore] public long Seen { get; set; }

    /// <summary>Which button was pressed; none is the primary one.</summary>
    [JsonIgnore] public string? Press { get; set; }

    /// <summary>The draft's text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>A draft's text, fitted to the standard in force.</summary>
    public static ReportForm Read(string draft, ReportingStandard standard) => (JsonSerializer.Deserialize<ReportForm>(draft, Json) ?? new()).FittedTo(standard);

    /// <summary>The form as it opens: with what was said last, without the colours when that was another period's.</summary>
    public static ReportForm From(ReportContent? last, ReportingStandard standard, bool samePeriod)
    {
        var c = last ?? ReportContent.Blank;
        var form = new ReportForm
        {
            Overall = samePeriod ? c.Overall : null,
            OverallComment = c.OverallComment,
            Recovery = RecoveryInput.From(c.Recovery),
            Ratings = [.. c.Ratings.Select(r => new RatingInput { Dimension = r.Dimension, Rag = samePeriod ? r.Rag : null, Comment = r.Comment })],
            Sections = [.. c.Sections.Select(s => new SectionInput { Key = s.Section, Text = s.Text, Unchanged = samePeriod && s.Unchanged })],
            Figures = FiguresInput.From(c.Figures),
            Milestones = [.. c.Milestones.Select(m => new MilestoneInput { Name = m.Name, Baseline = m.Baseline, Forecast = m.Forecast, Done = m.Done })],
            Entries = [.. c.Entries.Where(e => samePeriod || !e.Closed).Select(e => new EntryInput { Kind = e.Kind, Text = e.Text, Owner = e.Owner, Due = e.Due, Closed = e.Closed })],
            Marks = [.. c.Marks.Select(m => new MarkInput { Field = ReportFields.Today(m.Field), Kind = m.Mark, Reason = m.Reason })],
        };
        return form.FittedTo(standard);
    }

    /// <summary>The sections and dimensions of a standard, in its order; what it does not ask for is left out.</summary>
    public ReportForm FittedTo(ReportingStandard standard)
    {
        Ratings = [.. standard.Dimensions.Select(d => Ratings.Find(r => r.Dimension == d) ?? new RatingInput { Dimension = d })];
        Sections = [.. standard.Sections.Select(s => Sections.Find(x => x.Key == s.Key) ?? new SectionInput { Key = s.Key })];
        return this;
    }

    /// <summary>What the form says as a report; empty rows and fields are left out.</summary>
    public ReportContent ToContent() => new(
        Overall,
        [.. Ratings.Where(r => r is { Dimension: not null, Rag: not null }).Select(r => new DimensionRating(r.Dimension!.Value, r.Rag!.Value, Text.OrNull(r.Comment)))],
        [.. Sections.Where(s => s.Key is not null && Text.OrNull(s.Text) is not null).Select(s => new SectionText(s.Key!, s.Text!.Trim().ReplaceLineEndings("\n"), s.Unchanged))],
        Figures.ToFigures(),
        [.. Entries.Where(e => !e.IsEmpty).Select(e => new ReportEntry(e.Kind ?? EntryKind.Issue, e.Text?.Trim() ?? "", Text.OrNull(e.Owner), e.Due, e.Closed))],
        [.. Milestones.Where(m => !m.IsEmpty).Select(m => new Milestone(m.Name?.Trim() ?? "", m.Baseline, m.Forecast, m.Done))],
        [.. Marks.Where(m => !m.IsEmpty).Select(m => new FieldMark(m.Field ?? "", m.Kind ?? FieldMarkKind.NotGiven, m.Reason?.Trim() ?? ""))],
        Text.OrNull(OverallComment),
        Recovery: Overall is Rag.Amber or Rag.Red ? Recovery.ToRecovery() : null);
}

/// <summary>A dimension's rating as typed.</summary>
public sealed class RatingInput
{
    public Dimension? Dimension { get; set; }
    public Rag? Rag { get; set; }
    public string? Comment { get; set; }
}

/// <summary>A section as typed.</summary>
public sealed class SectionInput
{
    public string? Key { get; set; }
    public string? Text { get; set; }
    public bool Unchanged { get; set; }
}

/// <summary>An issue, risk or decision as typed.</summary>
public sealed class EntryInput
{
    public EntryKind? Kind { get; set; }
    public string? Text { get; set; }
    public string? Owner { get; set; }
    public DateOnly? Due { get; set; }
    public bool Closed { get; set; }

    [JsonIgnore] public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Owner) && Due is null;
}

/// <summary>A milestone as typed.</summary>
public sealed class MilestoneInput
{
    public string? Name { get; set; }
    public DateOnly? Baseline { get; set; }
    public DateOnly? Forecast { get; set; }
    public DateOnly? Done { get; set; }

    [JsonIgnore] public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Baseline is null && Forecast is null && Done is null;
}

/// <summary>A field left out on purpose, as typed.</summary>
public sealed class MarkInput
{
    public string? Field { get; set; }
    public FieldMarkKind? Kind { get; set; }
    public string? Reason { get; set; }

    [JsonIgnore] public bool IsEmpty => string.IsNullOrWhiteSpace(Field) && string.IsNullOrWhiteSpace(Reason);
}

using Microsoft.AspNetCore.Components.Forms;

namespace Pmo.Reporting.Submitting;

/// <summary>Says at each field of the form what stops the report.</summary>
internal static class FaultMessages
{
    /// <summary>Adds every fault to the field it is about; without a field of its own, to the form.</summary>
    public static void Show(EditContext context, ReportForm form, IEnumerable<Fault> faults, bool wayOnly = false)
    {
        var messages = new ValidationMessageStore(context);
        foreach (var fault in faults) messages.Add(wayOnly && fault.Field == ReportFields.Recovery ? new(form.Recovery, nameof(RecoveryInput.GreenOn)) : FieldOf(form, fault.Field), fault.Sentence);
        context.NotifyValidationStateChanged();
    }

    private static FieldIdentifier FieldOf(ReportForm form, string field)
    {
        if (form.Sections.Find(s => s.Key == field) is { } section) return new(section, nameof(SectionInput.Text));
        if (form.Ratings.Find(r => r.Dimension is { } d && ReportFields.Of(d) == field) is { } rating)
            return new(rating, rating.Rag is null ? nameof(RatingInput.Rag) : nameof(RatingInput.Comment));
        foreach (var figure in Enum.GetValues<Figure>())
            if (ReportFields.Of(figure) == field && figure != Figure.Milestones) return new(form.Figures, figure.ToString());
        return field switch
        {
            ReportFields.Overall => new(form, form.Overall is null ? nameof(ReportForm.Overall) : nameof(ReportForm.OverallComment)),
            ReportFields.Recovery => new(form.Recovery, nameof(RecoveryInput.Cause)),
            "currency" => new(form.Figures, nameof(FiguresInput.Currency)),
            ReportFields.Milestones when form.Milestones.Count > 0 => new(form.Milestones[0], nameof(MilestoneInput.Name)),
            ReportFields.Entries when form.Entries.Count > 0 => new(form.Entries[0], nameof(EntryInput.Text)),
            _ => new(form, nameof(ReportForm.Marks)),
        };
    }
}

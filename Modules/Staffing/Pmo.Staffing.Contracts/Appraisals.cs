using System.Text.Json.Serialization;

namespace Pmo.Staffing;

/// <summary>The appraisal at the end of an assignment.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct AppraisalId(Guid Value) : IId<AppraisalId>
{
    public static AppraisalId From(Guid value) => new(value);

    /// <summary>The appraisal of a booking: there is one.</summary>
    public static AppraisalId Of(BookingId booking) => new(Ids.Named("staffing.appraisal", booking.ToString()));

    public override string ToString() => Value.ToString("n");
}

/// <summary>What is rated in every appraisal.</summary>
public enum Criterion
{
    /// <summary>Plans that hold, and figures that can be relied on.</summary>
    Planning,
    /// <summary>What was agreed was delivered.</summary>
    Delivery,
    /// <summary>How the team was led.</summary>
    Leadership,
    /// <summary>How those were kept informed and involved whom the project concerns.</summary>
    Stakeholders,
    /// <summary>Bad news came early and plainly.</summary>
    Candour,
}

/// <summary>Whose part of an appraisal it is.</summary>
public enum AppraisalPart { Sponsor, HeadOfPmo }

/// <summary>How one criterion is rated: 1 (far below what was expected) to 5 (far above).</summary>
public sealed record Mark(Criterion Criterion, int Points);

/// <summary>From now on appraisals are opened with these weights; those that are open keep theirs.</summary>
/// <param name="Sponsor">Percent.</param>
/// <param name="HeadOfPmo">Percent; both make 100.</param>
[EventName("staffing.appraisal-weights-set")]
public sealed record AppraisalWeightsSet(int Sponsor, int HeadOfPmo, string Reason, PersonId By, DateTimeOffset At);

/// <summary>An assignment has ended: its sponsor and the head of the PMO are asked to appraise it.</summary>
/// <param name="Sponsor">Who was the project's sponsor then; null: nobody, and the head's part is all of it.</param>
/// <param name="Heads">Who was head of the PMO then.</param>
/// <param name="SponsorWeight">Percent, as it was set then.</param>
/// <param name="HeadWeight">Percent, as it was set then.</param>
/// <param name="DueAt">Who has said nothing by then is reminded.</param>
[EventName("staffing.appraisal-opened")]
public sealed record AppraisalOpened(
    AppraisalId Appraisal, PersonId Person, BookingId Booking, ProjectId Project, string Code, DateOnly From, DateOnly To, PersonId? Sponsor, IReadOnlyList<PersonId> Heads,
    int SponsorWeight, int HeadWeight, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>One part of an appraisal was handed in, and stays as it is. Marks and words are private.</summary>
/// <param name="CommentUntil">Both parts are in: the person may comment until then; null: the other one is missing.</param>
[EventName("staffing.appraisal-given"), PrivateText]
public sealed record AppraisalGiven(
    AppraisalId Appraisal, PersonId Person, AppraisalPart Part, IReadOnlyList<Mark> Marks, [property: Personal("words")] string Words, DateTimeOffset? CommentUntil, PersonId By, DateTimeOffset At) : IAboutPerson;

/// <summary>Whoever has not handed in their part was reminded.</summary>
/// <param name="NextAt">When they are reminded again; null: no more.</param>
[EventName("staffing.appraisal-reminded")]
public sealed record AppraisalReminded(AppraisalId Appraisal, PersonId Person, int Time, IReadOnlyList<PersonId> To, DateTimeOffset At, DateTimeOffset? NextAt);

/// <summary>The person said what they think of their appraisal. Private text, for the head of the PMO.</summary>
[EventName("staffing.appraisal-commented"), PrivateText]
public sealed record AppraisalCommented(AppraisalId Appraisal, PersonId Person, [property: Personal("comment")] string Comment, DateTimeOffset At) : IAboutPerson;

/// <summary>An appraisal is complete, or was closed without all of it.</summary>
/// <param name="Result">1 to 5, weighted; null: nobody had rated anything. Private.</param>
/// <param name="Reason">Why it was closed without all of it; null: nothing is missing, or the person did not want to comment.</param>
[EventName("staffing.appraisal-closed"), PrivateText]
public sealed record AppraisalClosed(AppraisalId Appraisal, PersonId Person, decimal? Result, string? Reason, PersonId By, DateTimeOffset At);

/// <summary>Somebody asks to read the private text of an appraisal, and says why.</summary>
/// <param name="To">Who may allow it, and is told.</param>
[EventName("staffing.appraisal-text-asked")]
public sealed record AppraisalTextAsked(AppraisalId Appraisal, PersonId Person, string Reason, IReadOnlyList<PersonId> To, PersonId By, DateTimeOffset At);

/// <summary>Somebody else allowed it: until an instant whoever asked may read it, and nobody else. The person it is about is told.</summary>
[EventName("staffing.appraisal-text-released")]
public sealed record AppraisalTextReleased(AppraisalId Appraisal, PersonId Person, PersonId To, string Asked, DateTimeOffset Until, PersonId By, DateTimeOffset At);

/// <summary>It was not allowed.</summary>
[EventName("staffing.appraisal-text-refused")]
public sealed record AppraisalTextRefused(AppraisalId Appraisal, PersonId Person, PersonId To, string Reason, PersonId By, DateTimeOffset At);

using System.Collections.Concurrent;
using Pmo.Office;

namespace Pmo.Staffing.Confiding;

/// <summary>
/// What was written in confidence about people, opened and in memory only: it stands in no table, so that no file of tables, no
/// snapshot, search or difference holds it, and it is gone here when the person is erased. Whoever asks for it decides first who may read it.
/// </summary>
internal sealed class PrivateTexts : Memory
{
    private readonly ConcurrentDictionary<(Guid Subject, string Part), (PersonId Person, string Text)> texts = new();

    public override IReadOnlyCollection<Type> Events { get; } = [typeof(PromotionOpinionGiven), typeof(AppraisalGiven), typeof(AppraisalCommented), typeof(RoleAppliedFor), typeof(ApplicationAnswered), typeof(PersonErased)];

    public override void Apply(object @event, Recorded about)
    {
        switch (@event)
        {
            case PromotionOpinionGiven e: Keep(e.Promotion.Value, OpinionOf(e.By, e.Attempt), e.Person, e.Opinion); break;
            case AppraisalGiven e: Keep(e.Appraisal.Value, WordsOf(e.Part), e.Person, e.Words); break;
            case AppraisalCommented e: Keep(e.Appraisal.Value, Comment, e.Person, e.Comment); break;
            case RoleAppliedFor e: Keep(e.Request.Value, ApplicationOf(e.Person), e.Person, e.Words); break;
            case ApplicationAnswered e: Keep(e.Request.Value, DecisionOf(e.Person), e.Person, e.Reason); break;
            case PersonErased e:
                foreach (var (key, of) in texts)
                    if (of.Person == e.Person) texts[key] = (e.Person, PersonalAttribute.Erased);
                break;
        }
    }

    /// <summary>The text; null: nothing was written, or the page becomes a file, which no right of today could guard.</summary>
    public string? Of(Viewer who, Guid subject, string part) => !who.TakesAway && texts.TryGetValue((subject, part), out var of) ? of.Text : null;

    /// <summary>What names the opinion of a member of a panel.</summary>
    public static string OpinionOf(PersonId member, int attempt) => $"opinion/{attempt}/{member}";

    /// <summary>What names the words of a part of an appraisal.</summary>
    public static string WordsOf(AppraisalPart part) => $"words/{part}";

    /// <summary>What names the person's comment on their appraisal.</summary>
    public const string Comment = "comment";

    /// <summary>What names the words with which somebody applied for a role.</summary>
    public static string ApplicationOf(PersonId person) => $"application/{person}";

    /// <summary>What names the reason that somebody who applied was told.</summary>
    public static string DecisionOf(PersonId person) => $"decision/{person}";

    private void Keep(Guid subject, string part, PersonId person, string text) => texts[(subject, part)] = (person, text);
}

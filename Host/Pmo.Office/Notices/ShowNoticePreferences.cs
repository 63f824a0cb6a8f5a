using System.Globalization;

namespace Pmo.Office;

/// <summary>How the person who asks wants to be told.</summary>
[May(Role.Reader), NoPast]
internal sealed record ShowNoticePreferences : IQuery<NoticePreferencesSheet>;

/// <summary>When somebody gets mail, and of what.</summary>
public sealed record NoticePreferencesSheet(TimeOnly DigestAt, IReadOnlyList<DayOfWeek> Days, IReadOnlyList<NoticeChoice> Kinds);

/// <summary>A kind of notice, and whether it is mailed.</summary>
/// <param name="AtOnce">Does not wait for the day's mail.</param>
/// <param name="Duty">Is always mailed.</param>
/// <param name="Pressing">Whether it comes at once can be chosen.</param>
public sealed record NoticeChoice(string Kind, string Title, bool AtOnce, bool Duty, bool Mailed, bool Pressing);

/// <summary>Everyone is shown their own choices; who never chose, the usual ones.</summary>
internal sealed class ShowNoticePreferencesAnswer(NoticeKinds kinds) : IAnswer<ShowNoticePreferences, NoticePreferencesSheet>
{
    public NoticePreferencesSheet Answer(ShowNoticePreferences q, Viewer who, Db db)
    {
        var chosen = db.One<Row>($"select digest_at, days, mail_off, at_once from notice_preferences where person = {who.Person}")?.ToPreferences() ?? NoticePreferences.Initial;
        return new(chosen.DigestAt, [.. chosen.Days.OrderBy(d => ((int)d + 6) % 7)], [.. kinds.All.Select(k => new NoticeChoice(k.Name, k.Title, chosen.WantsAtOnce(k), k.Duty, chosen.WantsMail(k), k.Pressing))]);
    }

    private sealed record Row(string DigestAt, string Days, string MailOff, string AtOnce)
    {
        public NoticePreferences ToPreferences() => new(
            TimeOnly.ParseExact(DigestAt, "HH:mm", CultureInfo.InvariantCulture),
            [.. Days.Split(',').Select(Enum.Parse<DayOfWeek>)],
            [.. MailOff.Split(',', StringSplitOptions.RemoveEmptyEntries)],
            [.. AtOnce.Split(',', StringSplitOptions.RemoveEmptyEntries)]);
    }
}

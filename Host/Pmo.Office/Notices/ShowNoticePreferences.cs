using System.Globalization;

namespace Pmo.Office;

/// <summary>How the person who asks wants to be told.</summary>
[May(Role.Reader)]
internal sealed record ShowNoticePreferences : IQuery<NoticePreferencesSheet>;

/// <summary>When somebody gets mail, and of what.</summary>
public sealed record NoticePreferencesSheet(TimeOnly DigestAt, IReadOnlyList<DayOfWeek> Days, IReadOnlyList<NoticeChoice> Kinds);

/// <summary>A kind of notice, and whether it is mailed.</summary>
/// <param name="Duty">Is always mailed.</param>
public sealed record NoticeChoice(string Kind, string Title, bool AtOnce, bool Duty, bool Mailed);

/// <summary>Everyone is shown their own choices; who never chose, the usual ones.</summary>
internal sealed class ShowNoticePreferencesAnswer(NoticeKinds kinds) : IAnswer<ShowNoticePreferences, NoticePreferencesSheet>
{
    public NoticePreferencesSheet Answer(ShowNoticePreferences q, Viewer who, Db db)
    {
        var chosen = db.One<Row>($"select digest_at, days, mail_off from notice_preferences where person = {who.Person}")?.ToPreferences() ?? NoticePreferences.Initial;
        return new(chosen.DigestAt, [.. chosen.Days.OrderBy(d => ((int)d + 6) % 7)], [.. kinds.All.Select(k => new NoticeChoice(k.Name, k.Title, k.AtOnce, k.Duty, chosen.WantsMail(k)))]);
    }

    private sealed record Row(string DigestAt, string Days, string MailOff)
    {
        public NoticePreferences ToPreferences() => new(
            TimeOnly.ParseExact(DigestAt, "HH:mm", CultureInfo.InvariantCulture),
            [.. Days.Split(',').Select(Enum.Parse<DayOfWeek>)],
            [.. MailOff.Split(',', StringSplitOptions.RemoveEmptyEntries)]);
    }
}

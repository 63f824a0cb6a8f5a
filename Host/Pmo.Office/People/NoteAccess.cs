using System.Globalization;

namespace Pmo.Office.People;

/// <summary>
/// What happened at the door is a fact and never refused. One account's day is one stream, so that streams stay short however
/// often somebody comes or tries.
/// </summary>
internal sealed class NoteAccessRule : IRule<NoteAccess, Empty>
{
    public string Stream(NoteAccess c) =>
        $"office.access-{Ids.Named("office.access", c.Account + " " + c.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)):n}";

    public Decision Decide(NoteAccess c, Empty state, Moment m) => [c.Fact];
}

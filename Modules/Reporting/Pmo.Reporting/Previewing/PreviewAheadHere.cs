using MediatR;
using Pmo.Office;

namespace Pmo.Reporting.Previewing;

/// <summary>Lets the rules and policies themselves go on from today, as if the installation were live, and tells what they did.</summary>
internal sealed class PreviewAheadHere(LastRehearsal rehearsal, ReadModels models, INames names, IPeople people, NoticeKinds kinds, Caller caller) : IRequestHandler<PreviewAhead, AheadSheet>
{
    public async Task<AheadSheet> Handle(PreviewAhead q, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(PreviewAhead)) ?? throw new NotSignedInException();
        var foreseen = await rehearsal.With((Installed.Stream, new WentLive(who.Person, who.Now)));
        var (projects, dues) = models.Read(typeof(PreviewAhead), db => (KnownProjects.Read(db), DueDates.Of(db, foreseen, who.Now)));
        var zone = people.ZoneOf(who.Person) ?? "UTC";
        var lines = new AheadLines(projects, names, kinds, zone).Of(foreseen, dues);
        return Sheet(q, who, foreseen, lines, Mails(foreseen, zone));
    }

    private static AheadSheet Sheet(PreviewAhead q, Viewer who, Foresight foreseen, IReadOnlyList<AheadLine> lines, IReadOnlyList<AheadMails> mails)
    {
        var wanted = lines.Where(l => (q.Day is null || l.Day == q.Day) && (q.Person is null || l.To == q.Person || l.InPlaceOf == q.Person)).ToList();
        var (number, size) = Slice.Of(who, q.Page, q.Size, wanted.Count);
        return new(who.Now, foreseen.Until, Count(lines, AheadKind.Due), Count(lines, AheadKind.Told), mails.Sum(m => m.Mails), ByDay(lines, mails),
            [.. lines.Select(l => l.To).OfType<PersonId>().Distinct()],
            [.. mails.Where(m => (q.Day is null || m.Day == q.Day) && (q.Person is null || m.To == q.Person))],
            new([.. wanted.Skip((number - 1) * size).Take(size)], wanted.Count, number, size), lines.FirstOrDefault(l => l.Kind == AheadKind.Told));
    }

    private static List<AheadDay> ByDay(IReadOnlyList<AheadLine> lines, IReadOnlyList<AheadMails> mails)
    {
        var (told, sent) = (lines.ToLookup(l => l.Day), mails.ToLookup(m => m.Day));
        return [.. told.Select(g => g.Key).Union(sent.Select(g => g.Key)).Order().Select(day => new AheadDay(day, Count(told[day], AheadKind.Due), Count(told[day], AheadKind.Told),
            sent[day].Sum(m => m.Mails), sent[day].Count(), sent[day].Select(m => m.Mails).DefaultIfEmpty().Max()))];
    }

    private static int Count(IEnumerable<AheadLine> lines, AheadKind kind) => lines.Count(l => l.Kind == kind);

    private static List<AheadMails> Mails(Foresight foreseen, string zone) =>
    [
        .. foreseen.Happened.Select(f => f.Event).OfType<MailRequested>().GroupBy(m => (Day: WorkingCalendar.DayOf(m.At, zone), m.To))
            .Select(g => new AheadMails(g.Key.Day, g.Key.To, g.Count(), g.Sum(m => m.Notices.Count))).OrderBy(m => m.Day).ThenByDescending(m => m.Mails),
    ];
}

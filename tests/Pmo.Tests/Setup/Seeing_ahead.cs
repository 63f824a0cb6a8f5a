using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Setup.BusyOffice;

namespace Pmo.Tests.Setup;

/// <summary>What is foretold is what the simulated host then does, notice by notice and mail by mail.</summary>
[Trait("Feature", "G6")]
public sealed class Seeing_ahead
{
    private static readonly (string, object)[] Live = [(Installed.Stream, new WentLive(Head, Start))];

    [Fact]
    public async Task Before_going_live_every_notice_and_mail_of_90_days_is_foretold()
    {
        await using var world = await Open();
        var end = Start.AddDays(90);
        var head = await world.Store.Head();
        var foreseen = await world.Get<Rehearsal>().Until(end, Live);
        Assert.Equal((head, end), (await world.Store.Head(), foreseen.Until));
        Assert.Empty(await world.Log<NoticeRequested>());

        await world.Do(new StartNotices(Projects.IdOf("QUAY")), Head);
        await world.Until(end);

        var notices = Notices(foreseen);
        Assert.Equal(Told(await world.Log<NoticeRequested>()), notices);
        Assert.True(notices.Count > 40, $"{notices.Count}");
        Assert.Contains(notices, n => n.Contains(Kind(Pmo.Reporting.Reminding.TellWhenReminded.Late), StringComparison.Ordinal) && n.Contains(Dora.ToString(), StringComparison.Ordinal));
        Assert.Equal(Mails(await world.Log<MailRequested>()), Mails(Of<MailRequested>(foreseen)));
        Assert.Equal(Dues(await world.Log<ObligationScheduled>(), foreseen), Dues(Of<ObligationScheduled>(foreseen), foreseen));
        Assert.Equal(Steps(await world.Log<ReportEscalated>()), Steps(Of<ReportEscalated>(foreseen)));
    }

    [Fact]
    public async Task In_the_middle_of_it_ladders_that_run_and_mail_that_waits_are_gone_on_from()
    {
        await using var world = await Open();
        await world.Do(new StartNotices(Projects.IdOf("QUAY")), Head);
        await world.Until(Start.AddDays(26).AddHours(5.5));
        var (told, mailed) = ((await world.Log<NoticeRequested>()).Count, (await world.Log<MailRequested>()).Count);
        var foreseen = await world.Get<Rehearsal>().Until(Start.AddDays(90));
        await world.Until(Start.AddDays(90));

        Assert.Equal(Told((await world.Log<NoticeRequested>()).Skip(told)), Notices(foreseen));
        Assert.Equal(Mails((await world.Log<MailRequested>()).Skip(mailed)), Mails(Of<MailRequested>(foreseen)));
    }

    [Fact]
    public async Task Nothing_is_sent_before_going_live_however_late_the_reports_are()
    {
        await using var world = await Open();
        await world.Until(Start.AddDays(90));

        Assert.NotEmpty(await world.Log<ReportReminded>());
        Assert.NotEmpty(await world.Log<ReportEscalated>());
        Assert.Empty(await world.Log<NoticeRequested>());
        Assert.Empty(await world.Log<MailRequested>());
    }

    private static string Kind(NoticeKind kind) => kind.Name;

    private static IReadOnlyList<T> Of<T>(Foresight foreseen) => [.. foreseen.Happened.Select(f => f.Event).OfType<T>()];

    private static List<string> Notices(Foresight foreseen) => Told(Of<NoticeRequested>(foreseen));

    private static List<string> Told(IEnumerable<NoticeRequested> notices) =>
        [.. notices.Select(n => $"{n.At:O} {n.Notice} {n.To} {n.Kind} {n.Text} {n.Why} {n.Link} {n.AtOnce} {n.InPlaceOf}").Order(StringComparer.Ordinal)];

    private static List<string> Mails(IEnumerable<MailRequested> mails) =>
        [.. mails.Select(m => $"{m.At:O} {m.To} {m.AtOnce} {string.Join(',', m.Notices.Order())}").Order(StringComparer.Ordinal)];

    private static List<string> Steps(IEnumerable<ReportEscalated> steps) => [.. steps.Select(e => $"{e.At:O} {e.To} {e.Level} {string.Join(',', e.Passed)}").Order(StringComparer.Ordinal)];

    private static List<string> Dues(IEnumerable<ObligationScheduled> scheduled, Foresight foreseen)
    {
        var ahead = Of<ObligationScheduled>(foreseen).Select(o => o.Obligation).ToHashSet();
        return [.. scheduled.Where(o => ahead.Contains(o.Obligation)).Select(o => $"{o}").Order(StringComparer.Ordinal)];
    }
}

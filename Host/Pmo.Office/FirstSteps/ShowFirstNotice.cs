using MediatR;

namespace Pmo.Office.FirstSteps;

/// <summary>The first thing anybody would be told, if the installation went live now; null: nobody is told anything in the next 90 days.</summary>
[May(Role.HeadOfPmo, Role.PmoOfficer, Role.Administrator), NoPast]
internal sealed record ShowFirstNotice : IQuery<FirstNotice?>;

/// <summary>The first notice.</summary>
public sealed record FirstNotice(PersonId To, DateTimeOffset At, string Text);

/// <summary>Lets rules and policies go on as if the installation were live, and looks whom they tell first.</summary>
internal sealed class ShowFirstNoticeHere(LastRehearsal rehearsal, ReadModels models, INames names, Caller caller) : IRequestHandler<ShowFirstNotice, FirstNotice?>
{
    public async Task<FirstNotice?> Handle(ShowFirstNotice request, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(ShowFirstNotice)) ?? throw new NotSignedInException();
        var foreseen = await rehearsal.With((Installed.Stream, new WentLive(who.Person, who.Now)));
        return foreseen.Happened.Select(f => f.Event).OfType<NoticeRequested>().FirstOrDefault() is { } first ? new(first.To, first.At, Named(first.Text)) : null;
    }

    private string Named(string text) => models.Read(typeof(ShowFirstNotice), db => NamesInText.Of(text, names.Of, p => db.Value<string>($"select code || ' ' || name from project where id = {p}")));
}

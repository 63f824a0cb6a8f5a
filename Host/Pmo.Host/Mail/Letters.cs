using MimeKit;
using Pmo.Office;

namespace Pmo.Host.Mail;

/// <summary>Puts mails into words, from the log itself: names and addresses are looked up here and nowhere before.</summary>
internal sealed class Letters(IEventStore store, EventSerializer serializer, IPeople people, INames names, NoticeKinds kinds)
{
    /// <summary>The mail to a person; null when there is no address to write to.</summary>
    public async Task<Letter?> Of(Guid mail, PersonId to, IReadOnlyList<Guid> notices, bool atOnce, DateTimeOffset at, CancellationToken cancellation)
    {
        if (!people.Active.Contains(to) || people.EmailOf(to) is not { } address || !IsAddress(address)) return null;
        var told = new List<Told>(notices.Count);
        foreach (var notice in notices)
            if ((await Read(Notices.StreamOf(notice), cancellation)).OfType<NoticeRequested>().FirstOrDefault() is { } e) told.Add(await InWords(e, cancellation));
        return new(mail, at, names.Of(to) ?? "", address, atOnce, told);
    }

    private static bool IsAddress(string address) =>
        address != PersonalAttribute.Erased && !address.Any(char.IsControl) && MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address;

    private async Task<Told> InWords(NoticeRequested e, CancellationToken cancellation)
    {
        var projects = new Dictionary<ProjectId, string?>();
        foreach (var project in NamesInText.ProjectsIn(e.Text).Concat(NamesInText.ProjectsIn(e.Why))) projects[project] = await Project(project, cancellation);
        string Named(string text) => NamesInText.Of(text, names.Of, p => projects.GetValueOrDefault(p));
        return new(kinds.TitleOf(e.Kind), Named(e.Text), Named(e.Why), e.Link, e.At, e.AtOnce, e.InPlaceOf is { } absent ? names.Of(absent) : null);
    }

    private async Task<string?> Project(ProjectId project, CancellationToken cancellation)
    {
        string? code = null, name = null;
        foreach (var e in await Read(Projects.StreamOf(project), cancellation))
            (code, name) = e switch { ProjectRegistered r => (r.Code, r.Name), ProjectRenamed r => (code, r.Name), _ => (code, name) };
        return code is null ? null : $"{code} {name}";
    }

    private async Task<List<object>> Read(string stream, CancellationToken cancellation)
    {
        var events = new List<object>();
        foreach (var stored in await store.ReadStream(stream, cancellation))
            if (serializer.Read(stored) is { } e) events.Add(e);
        return events;
    }
}

namespace Pmo.Office;

/// <summary>Who is given a role or a project, or named as a deputy, is told so.</summary>
internal sealed class TellPeopleOfTheirPart : Policy
{
    /// <summary>An administrator granted you a role.</summary>
    public static NoticeKind Granted { get; } = new("office.role-granted", "A role is granted to you");

    /// <summary>You are the project manager or the sponsor of a project now.</summary>
    public static NoticeKind Part { get; } = new("office.part-named", "You are named project manager or sponsor");

    /// <summary>You may act in somebody's place.</summary>
    public static NoticeKind Deputy { get; } = new("office.deputy-named", "You are named as somebody's deputy");

    public override string StoredName => "office.tell-people-of-their-part";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        RoleGranted e => [Now(Told(e))],
        ProjectManagerNamed { Manager: { } manager } e => [Now(Told(e.Project, manager, "project manager", e.At))],
        SponsorNamed { Sponsor: { } sponsor } e => [Now(Told(e.Project, sponsor, "sponsor", e.At))],
        DeputyNamed e => [Now(Told(e))],
        _ => None,
    };

    // The event has no instant, so that somebody who is granted a role a second time is not told again.
    private static RequestNotice Told(RoleGranted e) => new(
        Ids.Named("office.notice", $"{Granted.Name}/{e.Person}/{e.Role}"), e.Person, Granted.Name,
        $"You now have the role: {Components.States.Words(e.Role.ToString())}.", "The role was granted to you.", $"/people/{e.Person}");

    private static RequestNotice Told(ProjectId project, PersonId person, string part, DateTimeOffset at) => new(
        Notices.IdOf(Part.Name, person, $"{project}/{part}", at), person, Part.Name,
        $"You are now the {part} of {Notices.Name(project)}.", $"You were named {part}.", $"/projects/{project}");

    private static RequestNotice Told(DeputyNamed e) => new(
        Notices.IdOf(Deputy.Name, e.Deputy, $"{e.Deputyship}", e.At), e.Deputy, Deputy.Name,
        $"You {(e.Assistant ? "assist" : "stand in for")} {Notices.Name(e.Person)} {(e.To is { } to ? $"from {e.From:yyyy-MM-dd} to {to:yyyy-MM-dd}" : $"from {e.From:yyyy-MM-dd} on")}.",
        "You were named as deputy.", $"/people/{e.Person}");
}

namespace Pmo.Office;

/// <summary>The installation went live: from now on people are told things. Before, everything happens, and nobody is mailed.</summary>
[EventName("office.went-live")]
public sealed record WentLive(PersonId By, DateTimeOffset At);

/// <summary>Whether the installation has gone live, for rules that consult it.</summary>
public sealed record Installed(bool Live)
{
    /// <summary>The stream of the installation itself.</summary>
    public const string Stream = "office.installation-all";

    /// <summary>Not live yet.</summary>
    public static Installed New { get; } = new(false);

    /// <summary>After one more event; others change nothing.</summary>
    public Installed After(object @event) => @event is WentLive ? new(true) : this;
}

/// <summary>Whether people are told things yet.</summary>
[May(Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator)]
public sealed record ShowWhetherLive : IQuery<LiveSheet>;

/// <summary>Since when people are told things, and who said so; null: not yet.</summary>
public sealed record LiveSheet(DateTimeOffset? Since, PersonId? By);

using Dapper;

namespace Pmo.Host.SignIn;

/// <summary>Who is signed in on which device. A session is looked up at every request, so that ending it works at once.</summary>
internal sealed class Sessions(AccountsFile file, TimeProvider clock)
{
    /// <summary>A session nobody used for this long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after this long however much it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session and gives its secret, which is kept nowhere.</summary>
    /// <param name="person">Who signed in.</param>
    /// <param name="access">Where the log stood when the person's roles last changed: another value later ends the session.</param>
    /// <param name="device">What the browser calls itself, for the person's own list.</param>
    public (string Secret, Session Session) Begin(PersonId person, long access, string device)
    {
        var now = clock.GetUtcNow();
        var secret = Secret.New();
        var session = new Session(Convert.ToHexStringLower(Secret.Kept(secret))[..12], person, access, Device.Shown(device), now, now);
        using var db = file.Open();
        db.Execute("delete from session where seen <= @idle or started <= @longest", new { idle = Micros.Of(now - Idle), longest = Micros.Of(now - Longest) });
        db.Execute("insert into session (secret, id, person, access, device, started, seen) values (@secret, @Id, @person, @Access, @Device, @at, @at)",
            new { secret = Secret.Kept(secret), session.Id, person = person.Key(), session.Access, session.Device, at = Micros.Of(now) });
        return (secret, session);
    }

    /// <summary>The session of a secret while it lasts.</summary>
    /// <param name="secret">What the cookie holds.</param>
    /// <param name="used">Whether a person used it, which keeps it from idling out; not when a page only asked by itself.</param>
    public Session? Find(string secret, bool used = true)
    {
        var now = clock.GetUtcNow();
        using var db = file.Open();
        var session = db.QueryFirstOrDefault<Row>($"{Row.Select} where secret = @secret", new { secret = Secret.Kept(secret) })?.ToSession();
        if (session is null || now >= session.Started + Longest || now >= session.Seen + Idle) return null;
        if (used && now - session.Seen >= Noticed) db.Execute("update session set seen = @seen where id = @Id", new { seen = Micros.Of(now), session.Id });
        return session;
    }

    /// <summary>The person's sessions that still last, newest first.</summary>
    public IReadOnlyList<Session> Of(PersonId person)
    {
        var now = clock.GetUtcNow();
        using var db = file.Open();
        return [.. db.Query<Row>($"{Row.Select} where person = @person and seen > @idle and started > @longest order by seen desc",
            new { person = person.Key(), idle = Micros.Of(now - Idle), longest = Micros.Of(now - Longest) }).Select(r => r.ToSession())];
    }

    /// <summary>Ends one session of a person; false when it was over.</summary>
    public bool End(PersonId person, string id)
    {
        using var db = file.Open();
        return db.Execute("delete from session where person = @person and id = @id", new { person = person.Key(), id }) > 0;
    }

    /// <summary>Ends all sessions of a person, and gives their ids.</summary>
    public IReadOnlyList<string> EndAll(PersonId person)
    {
        using var db = file.Open();
        return db.Query<string>("delete from session where person = @person returning id", new { person = person.Key() }).AsList();
    }

    private sealed class Row
    {
        public const string Select = "select id, person, access, device, started, seen from session";
        public required string Id { get; init; }
        public required byte[] Person { get; init; }
        public required long Access { get; init; }
        public required string Device { get; init; }
        public required long Started { get; init; }
        public required long Seen { get; init; }

        public Session ToSession() => new(Id, Micros.Person(Person), Access, Device, Micros.At(Started), Micros.At(Seen));
    }
}

/// <summary>Somebody signed in on a device. The id names the session on lists and in the log; it opens nothing.</summary>
internal sealed record Session(string Id, PersonId Person, long Access, string Device, DateTimeOffset Started, DateTimeOffset Seen);

/// <summary>What people recognise a device by.</summary>
internal static class Device
{
    private static readonly string[] Browsers = ["Edg", "OPR", "Firefox", "Chrome", "Safari", "curl"];
    private static readonly string[] Systems = ["Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux"];

    /// <summary>"Firefox on Windows" from a browser's own long text.</summary>
    public static string Shown(string agent)
    {
        var browser = Browsers.FirstOrDefault(b => agent.Contains(b, StringComparison.Ordinal));
        var system = Systems.FirstOrDefault(s => agent.Contains(s, StringComparison.Ordinal));
        return $"{browser switch { "Edg" => "Edge", "OPR" => "Opera", null => "A browser", _ => browser }} on {system switch { "Macintosh" => "macOS", null => "an unknown system", _ => system }}";
    }
}

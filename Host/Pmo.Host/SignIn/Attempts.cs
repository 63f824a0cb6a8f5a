using System.Net;
using System.Net.Sockets;
using Dapper;

namespace Pmo.Host.SignIn;

/// <summary>
/// Slows guessing down, per account and per source, without letting strangers lock anybody out: where a person has signed in
/// before, only failures from there count against them; and an account's wait for unfamiliar sources is never over a minute.
/// </summary>
internal sealed class Attempts(AccountsFile file, Blind blind, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);
    private static readonly TimeSpan LongestForSource = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestForAccount = TimeSpan.FromMinutes(1);
    private const int FreeForAccount = 5;
    private const int FreeForSource = 20;

    /// <summary>Counts an attempt before it is looked at, or says how long to wait. Known and unknown accounts are treated alike.</summary>
    public TimeSpan? Begin(Attempt attempt)
    {
        var now = clock.GetUtcNow();
        using var db = file.Open(lasting: false);
        using var transaction = db.BeginTransaction(deferred: false);
        db.Execute("delete from attempt where at <= @old", new { old = Micros.Of(now - Window) }, transaction);
        var wait = Waits(attempt, now, (sql, values) => db.QuerySingle<Tally>(sql, values, transaction)).Max();
        if (wait > TimeSpan.Zero) return wait;
        db.Execute("insert into attempt (account, source, at) values (@Account, @Source, @at)", new { attempt.Account, attempt.Source, at = Micros.Of(now) }, transaction);
        transaction.Commit();
        return null;
    }

    /// <summary>The attempt was right: its failures from there are forgotten, and the source is familiar from now on.</summary>
    public void Succeeded(Attempt attempt)
    {
        var now = clock.GetUtcNow();
        using var db = file.Open(lasting: false);
        using var transaction = db.BeginTransaction(deferred: false);
        db.Execute("delete from attempt where account = @Account and source = @Source", attempt, transaction);
        db.Execute("delete from familiar where at <= @old", new { old = Micros.Of(now - Remembered) }, transaction);
        db.Execute("insert or replace into familiar (account, source, at) values (@Account, @Source, @at)", new { attempt.Account, attempt.Source, at = Micros.Of(now) }, transaction);
        transaction.Commit();
    }

    /// <summary>The attempt at signing in to an address from a source, both as blind keys.</summary>
    public Attempt Of(string address, IPAddress? source) => new(blind.Of("account", address.Trim().ToLowerInvariant()), blind.Of("source", Network(source)));

    /// <summary>The attempt at something that names no account, such as a one-time code: each source waits for its own failures only.</summary>
    public Attempt From(IPAddress? source, string at) => Of($"{at} {Network(source)}", source);

    private static IEnumerable<TimeSpan> Waits(Attempt attempt, DateTimeOffset now, Func<string, object, Tally> tally)
    {
        var here = tally("select count(*) count, max(at) last from attempt where account = @Account and source = @Source", attempt);
        yield return here.Wait(FreeForAccount, LongestForSource, now);
        yield return tally("select count(*) count, max(at) last from attempt where source = @Source", attempt).Wait(FreeForSource, LongestForSource, now);
        var familiar = tally("select count(*) count, max(at) last from familiar where account = @Account and source = @Source", attempt).Count > 0;
        if (familiar) yield break;
        yield return tally("""
            select count(*) count, max(at) last from attempt a where account = @Account
                and not exists (select 1 from familiar f where f.account = a.account and f.source = a.source)
            """, attempt).Wait(FreeForAccount, LongestForAccount, now);
    }

    /// <summary>One address, or for IPv6 the network a customer gets.</summary>
    private static string Network(IPAddress? source) => source switch
    {
        null => "local",
        { IsIPv4MappedToIPv6: true } => source.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(source.GetAddressBytes().AsSpan(0, 8)),
        _ => source.ToString(),
    };

    private sealed class Tally
    {
        public long Count { get; init; }
        public long? Last { get; init; }

        /// <summary>Twice as long after every failure beyond the free ones, counted from the last that was looked at.</summary>
        public TimeSpan Wait(int free, TimeSpan longest, DateTimeOffset now)
        {
            if (Count < free || Last is not { } last) return TimeSpan.Zero;
            var wait = TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(Count - free, 30))));
            var left = Micros.At(last) + wait - now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}

/// <summary>An address and a source, as blind keys.</summary>
internal sealed record Attempt(string Account, string Source);

using System.Net;
using Pmo.Host.SignIn;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Security;

/// <summary>Somebody tries many passwords (W8).</summary>
[Trait("Feature", "G3")]
public sealed class Guessing_passwords : IDisposable
{
    private static readonly IPAddress Office = IPAddress.Parse("192.0.2.10");
    private readonly Folder folder = new();
    private readonly Attempts attempts;

    public Guessing_passwords() => attempts = new Attempts(folder.Accounts, Blinded, folder.Clock);

    [Fact]
    public void A_few_mistakes_cost_nothing()
    {
        for (var i = 0; i < 5; i++) Assert.Null(attempts.Begin(attempts.Of(Address, Office)));
    }

    [Fact]
    public void Every_further_failure_doubles_the_wait()
    {
        var attempt = attempts.Of(Address, Office);
        for (var i = 0; i < 5; i++) attempts.Begin(attempt);
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32 })
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), attempts.Begin(attempt));
            folder.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.NotNull(attempts.Begin(attempt));
            folder.Clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Null(attempts.Begin(attempt));
        }
    }

    [Fact]
    public void A_thousand_attempts_on_one_account_from_one_source_are_hardly_looked_at()
    {
        var looked = Enumerable.Range(0, 1_000).Count(_ =>
        {
            folder.Clock.Advance(TimeSpan.FromSeconds(3.6));
            return attempts.Begin(attempts.Of(Address, Office)) is null;
        });
        Assert.InRange(looked, 5, 25);
    }

    [Fact]
    public void A_thousand_attempts_on_one_account_from_a_thousand_sources_wait_for_each_other()
    {
        var looked = Enumerable.Range(0, 1_000).Count(i =>
        {
            folder.Clock.Advance(TimeSpan.FromSeconds(3.6));
            return attempts.Begin(attempts.Of(Address, new IPAddress([198, 51, (byte)(i / 250), (byte)(i % 250)]))) is null;
        });
        Assert.InRange(looked, 5, 75);
    }

    [Fact]
    public void One_attempt_on_each_of_a_thousand_accounts_is_stopped_at_its_source()
    {
        var looked = Enumerable.Range(0, 1_000).Count(i =>
        {
            folder.Clock.Advance(TimeSpan.FromSeconds(3.6));
            return attempts.Begin(attempts.Of($"person{i}@example.org", Office)) is null;
        });
        Assert.InRange(looked, 20, 40);
    }

    [Fact]
    public void Strangers_do_not_lock_out_a_person_who_signed_in_from_there_before()
    {
        var mine = attempts.Of(Address, Office);
        Assert.Null(attempts.Begin(mine));
        attempts.Succeeded(mine);
        for (var i = 0; i < 200; i++) attempts.Begin(attempts.Of(Address, new IPAddress([198, 51, 100, (byte)i])));
        Assert.Null(attempts.Begin(mine));
    }

    [Fact]
    public void From_a_new_place_nobody_waits_more_than_a_minute_because_of_strangers()
    {
        for (var i = 0; i < 2_000; i++)
        {
            attempts.Begin(attempts.Of(Address, new IPAddress([198, 51, (byte)(i / 250), (byte)(i % 250)])));
            folder.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(attempts.Begin(attempts.Of(Address, Office)) ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void The_right_password_forgets_the_failures_before_it()
    {
        var attempt = attempts.Of(Address, Office);
        for (var i = 0; i < 5; i++) attempts.Begin(attempt);
        attempts.Succeeded(attempt);
        Assert.Null(attempts.Begin(attempt));
    }

    [Fact]
    public void After_an_hour_all_is_forgotten()
    {
        var attempt = attempts.Of(Address, Office);
        for (var i = 0; i < 5; i++) attempts.Begin(attempt);
        Assert.NotNull(attempts.Begin(attempt));
        folder.Clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++) Assert.Null(attempts.Begin(attempt));
    }

    [Fact]
    public void A_network_of_IPv6_is_one_source_and_upper_case_is_the_same_account()
    {
        Assert.Equal(attempts.Of(Address, IPAddress.Parse("2001:db8:1:2::1")), attempts.Of(Address, IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(attempts.Of(Address, IPAddress.Parse("2001:db8:1:2::1")), attempts.Of(Address, IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal(attempts.Of(Address, Office), attempts.Of(" ANN@example.org", IPAddress.Parse("::ffff:192.0.2.10")));
    }

    [Fact]
    public void The_file_tells_neither_address_nor_source()
    {
        attempts.Begin(attempts.Of(Address, Office));
        Assert.DoesNotContain("ann", folder.Bytes(), StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2", folder.Bytes(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}

using Pmo.Host.SignIn;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Security;

/// <summary>Sessions, tokens and codes as the accounts file keeps them (W7).</summary>
[Trait("Feature", "G3")]
public sealed class Keeping_sessions : IDisposable
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private readonly Folder folder = new();
    private readonly Sessions sessions;
    private readonly Tokens tokens;
    private readonly OneTimeCodes codes;

    public Keeping_sessions()
    {
        sessions = new Sessions(folder.Accounts, folder.Clock);
        tokens = new Tokens(folder.Accounts, folder.Clock);
        codes = new OneTimeCodes(folder.Accounts, folder.Clock);
    }

    [Fact]
    public void A_session_is_found_by_its_secret_only()
    {
        var (secret, session) = sessions.Begin(Ann, 7, Firefox);
        Assert.Equal(session, sessions.Find(secret));
        Assert.Equal("Firefox on Linux", session.Device);
        Assert.Null(sessions.Find(session.Id));
        Assert.Null(sessions.Find(""));
        Assert.Null(sessions.Find(secret.ToLowerInvariant()));
    }

    [Fact]
    public void Every_session_has_a_secret_of_256_bits_that_the_file_does_not_know()
    {
        var (one, _) = sessions.Begin(Ann, 0, Firefox);
        var (other, _) = sessions.Begin(Ann, 0, Firefox);
        Assert.NotEqual(one, other);
        Assert.Equal(43, one.Length);
        Assert.DoesNotContain(one, folder.Bytes(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_ends_after_half_an_hour_without_use()
    {
        var (secret, _) = sessions.Begin(Ann, 0, Firefox);
        folder.Clock.Advance(Sessions.Idle - TimeSpan.FromSeconds(1));
        Assert.NotNull(sessions.Find(secret));
        folder.Clock.Advance(Sessions.Idle - TimeSpan.FromSeconds(1));
        Assert.NotNull(sessions.Find(secret));
        folder.Clock.Advance(Sessions.Idle);
        Assert.Null(sessions.Find(secret));
    }

    [Fact]
    public void A_session_ends_after_twelve_hours_however_much_it_is_used()
    {
        var (secret, _) = sessions.Begin(Ann, 0, Firefox);
        for (var i = 0; i < 12 * 6 - 1; i++)
        {
            folder.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.NotNull(sessions.Find(secret));
        }

        folder.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(sessions.Find(secret));
        Assert.Empty(sessions.Of(Ann));
    }

    [Fact]
    public void People_end_their_own_sessions_and_nobody_elses()
    {
        var (secret, session) = sessions.Begin(Ann, 0, Firefox);
        Assert.False(sessions.End(Bob, session.Id));
        Assert.NotNull(sessions.Find(secret));
        Assert.True(sessions.End(Ann, session.Id));
        Assert.Null(sessions.Find(secret));
    }

    [Fact]
    public void All_sessions_of_a_person_end_together()
    {
        var (one, first) = sessions.Begin(Ann, 0, Firefox);
        var (two, second) = sessions.Begin(Ann, 0, "curl/8");
        var (other, _) = sessions.Begin(Bob, 0, Firefox);
        Assert.Equal(2, sessions.Of(Ann).Count);
        Assert.Equal(new[] { first.Id, second.Id }.Order(), sessions.EndAll(Ann).Order());
        Assert.Null(sessions.Find(one));
        Assert.Null(sessions.Find(two));
        Assert.NotNull(sessions.Find(other));
    }

    [Fact]
    public void A_token_works_until_it_expires_or_is_revoked()
    {
        var (secret, token) = tokens.Create(Ann, "nightly export", TimeSpan.FromDays(30));
        Assert.StartsWith("pmo_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, folder.Bytes(), StringComparison.Ordinal);
        Assert.Equal(Ann, tokens.Find(secret)?.Person);
        Assert.Null(tokens.Find(secret[4..]));
        Assert.Null(tokens.Revoke(Bob, token.Id));
        Assert.NotNull(tokens.Find(secret));
        Assert.NotNull(Assert.Single(tokens.Of(Ann)).Used);
        folder.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(tokens.Find(secret));
        var (again, second) = tokens.Create(Ann, "nightly export", TimeSpan.FromDays(30));
        Assert.Equal(second.Id, tokens.Revoke(Ann, second.Id)?.Id);
        Assert.Null(tokens.Find(again));
    }

    [Fact]
    public void A_code_works_once()
    {
        var code = codes.Create(Ann, OneTimeCodes.SetupLasts);
        Assert.Equal(Ann, codes.Find(code));
        Assert.Equal(Ann, codes.Use(code));
        Assert.Null(codes.Use(code));
        Assert.Null(codes.Find(code));
    }

    [Fact]
    public void A_code_has_130_bits_and_is_read_as_people_type_it()
    {
        var code = codes.Create(Ann, OneTimeCodes.SetupLasts);
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$", code);
        Assert.Equal(Ann, codes.Find(" " + code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l')));
    }

    [Fact]
    public void A_setup_code_works_for_a_quarter_of_an_hour()
    {
        var code = codes.Create(Ann, OneTimeCodes.SetupLasts);
        folder.Clock.Advance(OneTimeCodes.SetupLasts);
        Assert.Null(codes.Use(code));
    }

    [Fact]
    public void A_new_code_ends_the_one_before()
    {
        var first = codes.Create(Ann, OneTimeCodes.InvitationLasts);
        var second = codes.Create(Ann, OneTimeCodes.InvitationLasts);
        Assert.Null(codes.Use(first));
        Assert.Equal(Ann, codes.Use(second));
    }

    [Fact]
    public void The_file_is_for_its_owner_only_and_refused_when_others_can_read_it()
    {
        if (OperatingSystem.IsWindows()) return;
        _ = folder.Accounts;
        var path = Path.Combine(folder.Path, "accounts.db");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead);
        Assert.Throws<InvalidOperationException>(() => new AccountsFile(folder.Path));
    }

    public void Dispose() => folder.Dispose();
}

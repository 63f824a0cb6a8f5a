using Pmo.Host.SignIn;
using static Pmo.Tests.People.Somebody;

namespace Pmo.Tests.Security;

[Trait("Feature", "G3")]
public sealed class Choosing_passwords
{
    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("vogel wiese lampe trompete")]
    [InlineData("7Rk!q2.Zw9#Lm")]
    [InlineData("ein Satz, den nur ich kenne")]
    [InlineData("пароль из моего детства и дачи")]
    [InlineData("                    leading and trailing blanks count ")]
    public void A_long_and_own_password_is_taken_whatever_its_characters(string password) => Assert.Null(PasswordRules.Refused(password));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Zq7!xw#9Lm2")]
    public void Less_than_twelve_characters_are_refused(string? password) => Assert.Contains("12", PasswordRules.Refused(password), StringComparison.Ordinal);

    [Fact]
    public void Up_to_128_characters_are_taken_and_every_one_counts()
    {
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => "kfzqwmxhvj"[i * 7 % 10]).Select((c, i) => i % 11 == 0 ? '¶' : c));
        Assert.Null(PasswordRules.Refused(longest));
        Assert.NotNull(PasswordRules.Refused(longest + "x"));
        var kept = PasswordHash.Of(longest);
        Assert.True(PasswordHash.Fits(longest, kept));
        Assert.False(PasswordHash.Fits(longest[..^1] + "!", kept));
    }

    [Theory]
    [InlineData("password1234")]
    [InlineData("PASSWORD!!!2026")]
    [InlineData("P@ssw0rd12345")]
    [InlineData("qwertyuiop12")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("letmeinletmein")]
    [InlineData("dragonmonkey99")]
    [InlineData("zxcvbnmasdfghjkl")]
    [InlineData("sonyericsson")]
    [InlineData("iloveyou12345")]
    public void What_many_people_choose_is_refused(string password) => Assert.NotNull(PasswordRules.Refused(password));

    [Theory]
    [InlineData("annarcher2026")]
    [InlineData("Archer.example1")]
    [InlineData("ProjectManagement1")]
    [InlineData("portfolio-2026!!")]
    public void Words_about_the_person_or_this_site_do_not_make_a_password(string password) =>
        Assert.NotNull(PasswordRules.Refused(password, "Ann Archer", "ann.archer@example.org"));

    [Fact]
    public void The_shipped_list_holds_thousands_of_passwords_people_really_chose() => Assert.InRange(PasswordRules.Known, 5_000, 6_000);

    [Fact]
    public void A_password_is_kept_as_a_salted_hash_of_210_000_rounds_and_nothing_else()
    {
        Assert.NotEqual(PasswordHash.Of("vogel wiese lampe trompete"), PasswordHash.Of("vogel wiese lampe trompete"));
        using var folder = new Folder();
        var passwords = new Passwords(folder.Accounts, folder.Clock);
        passwords.Set(Ann, "vogel wiese lampe trompete");
        Assert.Contains("pbkdf2-sha512$210000$", folder.Bytes(), StringComparison.Ordinal);
        Assert.DoesNotContain("trompete", folder.Bytes(), StringComparison.Ordinal);
        Assert.True(passwords.Fits(Ann, "vogel wiese lampe trompete"));
        Assert.False(passwords.Fits(Ann, "vogel wiese lampe trompetE"));
        Assert.False(passwords.Fits(null, "vogel wiese lampe trompete"));
    }

    [Fact]
    public void A_hash_of_fewer_rounds_is_renewed_when_its_owner_signs_in()
    {
        Assert.True(PasswordHash.Outdated("pbkdf2-sha512$100000$c2FsdA==$aGFzaA=="));
        Assert.False(PasswordHash.Outdated(PasswordHash.Of("vogel wiese lampe trompete")));
    }

    [Fact]
    public void An_unknown_account_is_checked_against_a_hash_as_costly_as_a_known_one()
    {
        static (string, string, int, int) Cost(string kept) => kept.Split('$') is [var algorithm, var rounds, var salt, var hash] ? (algorithm, rounds, salt.Length, hash.Length) : default;
        Assert.Equal(Cost(PasswordHash.Of("vogel wiese lampe trompete")), Cost(PasswordHash.Nobody));
        Assert.False(PasswordHash.Fits("vogel wiese lampe trompete", null));
    }
}

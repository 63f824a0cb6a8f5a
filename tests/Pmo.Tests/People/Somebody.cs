using Pmo.Office;

namespace Pmo.Tests.People;

/// <summary>Two people and an address, for the rules about people.</summary>
internal static class Somebody
{
    public static readonly Blind Blinded = new("a salt key for tests only"u8);
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly PersonId Ann = new(new Guid("01900000-0000-7000-8000-0000000000a1"));
    public static readonly PersonId Bob = new(new Guid("01900000-0000-7000-8000-0000000000b0"));

    public const string Address = "ann@example.org";
    public static readonly string Key = Blinded.Of("email", Address);

    public static readonly PersonAdded AnnAdded = new(Ann, "Ann Archer", Address, "Europe/Berlin");
    public static readonly PersonAdded BobAdded = new(Bob, "Bob Brown", "bob@example.org", "Europe/London");

    public static EmailClaimed ClaimedBy(PersonId person, TimeSpan ago = default) => new(Key, person, Monday - ago);
}

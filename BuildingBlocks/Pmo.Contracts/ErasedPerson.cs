namespace Pmo;

/// <summary>What an erased person is called everywhere, for ever: so that their acts can still be told from those of another.</summary>
public static class ErasedPerson
{
    /// <summary>"Erased person" with the last four digits of their id.</summary>
    public static string NameOf(PersonId person) => $"Erased person {person.Value.ToString("n")[^4..].ToUpperInvariant()}";

    /// <summary>Whether this name says that the person was erased.</summary>
    public static bool Is(PersonId person, string? name) => name == PersonalAttribute.Erased || name == NameOf(person);
}

namespace Pmo.Host;

/// <summary>Shows nobody's name; replaced as soon as the Office knows people.</summary>
internal sealed class NoNames : INames
{
    public string? Of(PersonId person) => null;
}

namespace Pmo.Office;

/// <summary>
/// A deputy or assistant may send this command, or ask this query, in the principal's place. Without it a command is refused while
/// somebody acts for another, and a query is answered for the deputy.
/// </summary>
/// <param name="scopes">The scopes of which the deputyship must have one; never <see cref="DeputyScope.All"/>, which holds them all.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OnBehalfAttribute(params DeputyScope[] scopes) : Attribute
{
    /// <summary>One of them is needed.</summary>
    public IReadOnlyList<DeputyScope> Scopes => scopes;
}

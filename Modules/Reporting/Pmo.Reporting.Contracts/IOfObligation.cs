namespace Pmo.Reporting;

/// <summary>Something that happened to one obligation.</summary>
public interface IOfObligation
{
    /// <summary>Which.</summary>
    ObligationId Obligation { get; }
}

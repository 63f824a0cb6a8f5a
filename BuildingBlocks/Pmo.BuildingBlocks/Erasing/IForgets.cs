namespace Pmo;

/// <summary>A place beside the log that holds something of people. Whoever keeps such a place registers it here, or an erasure leaves traces.</summary>
public interface IForgets
{
    /// <summary>What it holds, in the PMO's words: "mails in the folder".</summary>
    string Place { get; }

    /// <summary>Removes all it holds of a person, so that no byte of it is left in any file, and says how many things that were. Harmless when repeated.</summary>
    Task<int> Forget(PersonId person, CancellationToken cancellation);
}

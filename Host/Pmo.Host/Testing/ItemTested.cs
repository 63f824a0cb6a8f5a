using Pmo.Host.Engaging;

namespace Pmo.Host.Testing;

/// <summary>What the test of an attribute came to.</summary>
public enum TestResult
{
    /// <summary>It is as it should be.</summary>
    Pass,

    /// <summary>It is not; the note says what was found.</summary>
    Fail,

    /// <summary>It cannot be asked of this item; the note says why.</summary>
    NotApplicable,
}

/// <summary>An attribute of an item as it was tested.</summary>
public sealed record AttributeTested(string Attribute, TestResult Result, string? Note);

/// <summary>An item of a sample was tested. Tested again, the newest counts and the former stays in the log.</summary>
/// <param name="Number">Its number in the sample.</param>
/// <param name="Results">What each attribute came to, in the order of the sample.</param>
/// <param name="Flags">What the program said of the separation of duties, as the reviewer saw it.</param>
/// <param name="Note">The reviewer's remark on the whole.</param>
[EventName("host.item-tested")]
public sealed record ItemTested(EngagementId Engagement, Guid Sample, int Number, IReadOnlyList<AttributeTested> Results, IReadOnlyList<string> Flags, string? Note, PersonId By, DateTimeOffset At)
{
    /// <summary>Whether anything of it failed.</summary>
    internal bool Failed => Results.Any(r => r.Result is TestResult.Fail);
}

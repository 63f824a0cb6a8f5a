namespace Pmo.Components;

/// <summary>How a step of setting up stands.</summary>
public enum StepStands
{
    /// <summary>Somebody set it.</summary>
    Done,

    /// <summary>What ships holds, and works.</summary>
    Default,

    /// <summary>Nothing can begin without it.</summary>
    Missing,

    /// <summary>It is still to be done, and nothing waits for it.</summary>
    Waiting,
}

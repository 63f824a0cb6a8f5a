namespace Pmo;

/// <summary>How a project, or one dimension of it, is going. Nothing reported is unknown, and unknown is not green.</summary>
public enum Rag
{
    Green,
    Amber,
    Red,
}

namespace Pmo;

/// <summary>An event that holds text written in confidence (coaching notes, appraisals, feedback): review packages prove that it stands in the log, and withhold what it says.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PrivateTextAttribute : Attribute;

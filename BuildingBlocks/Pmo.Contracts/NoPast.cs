namespace Pmo;

/// <summary>A query or a page of which no past moment can be shown: it answers from something else than the log's tables, or is there to change something.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoPastAttribute : Attribute;

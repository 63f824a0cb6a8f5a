namespace Pmo.Components;

/// <summary>A page above this one.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Where it is.</param>
public sealed record Crumb(string Text, string Href);

/// <summary>One of several views of the same thing.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Count">How many are in it, if that helps.</param>
public sealed record Tab(string Text, string Href, long? Count = null);

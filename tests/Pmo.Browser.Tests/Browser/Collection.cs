namespace Pmo.Browser.Tests;

/// <summary>Tests that look at the real host with its sample.</summary>
[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Chromium>, ICollectionFixture<RealHost>
{
    public const string Name = "browser";
}

/// <summary>Tests that set up what they look at, in a browser of their own: they run beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class OnItsOwn : ICollectionFixture<Chromium>
{
    public const string Name = "browser, on its own";
}

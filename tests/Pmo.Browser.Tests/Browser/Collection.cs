namespace Pmo.Browser.Tests;

/// <summary>Tests that share the browser, and the real host with its sample where they ask for one.</summary>
[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Chromium>, ICollectionFixture<RealHost>
{
    public const string Name = "browser";
}

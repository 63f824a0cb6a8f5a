namespace Pmo.Components;

/// <summary>The address of a list as a file: the page's own, with the format behind its path.</summary>
public static class ExportAddress
{
    /// <summary>Names the list, where a page has several.</summary>
    public const string List = "list";

    /// <summary>The list that is meant where none is named.</summary>
    public const string Only = "grid";

    /// <summary>What the start page is called in front of a format.</summary>
    public const string Start = "/portfolio";

    /// <summary>The address of a list of the page at an address.</summary>
    public static string Of(Address page, string list, string format) =>
        page.With("page", null).With(List, list == Only ? null : list).At($"{(page.Path == "/" ? Start : page.Path)}.{format}").ToString();
}

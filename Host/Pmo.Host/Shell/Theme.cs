namespace Pmo.Host.Shell;

/// <summary>Light or dark, as the person chose with the button; nothing until then: the system decides.</summary>
internal static class Theme
{
    private const string Cookie = "pmo-theme";

    /// <summary>The chosen theme of this request.</summary>
    public static string? Of(HttpContext? context) => context?.Request.Cookies[Cookie] switch
    {
        "dark" => "dark",
        "light" => "light",
        _ => null,
    };
}

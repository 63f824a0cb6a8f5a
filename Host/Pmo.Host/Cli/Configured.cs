namespace Pmo.Host.Cli;

/// <summary>What the installation is set to where the command line says nothing: appsettings.json beside the program, then the environment (<c>Pmo__Modules</c>).</summary>
internal static class Configured
{
    /// <summary>The modules that run, or a preset.</summary>
    public static string? Modules => Setting("Modules");

    /// <summary>The proxies in front.</summary>
    public static string? Proxy => Setting("Proxy");

    private static string? Setting(string name) => new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build()[$"Pmo:{name}"];
}

using System.Diagnostics;

namespace Pmo.Tests.Solution;

/// <summary>The walls between modules are real: the build itself refuses what would break them.</summary>
public sealed class Walls : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pmo-walls-").FullName;

    [Theory]
    [InlineData("Modules/Coaching/Pmo.Coaching", "Pmo.Reporting", true)]
    [InlineData("Modules/Coaching/Pmo.Coaching", "Pmo.Office", true)]
    [InlineData("Modules/Coaching/Pmo.Coaching", "Pmo.Host", true)]
    [InlineData("Modules/Coaching/Pmo.Coaching.Contracts", "Pmo.BuildingBlocks", true)]
    [InlineData("BuildingBlocks/Pmo.BuildingBlocks", "Pmo.Reporting", true)]
    [InlineData("Modules/Coaching/Pmo.Coaching", "Pmo.Reporting.Contracts", false)]
    [InlineData("Modules/Coaching/Pmo.Coaching", "Pmo.BuildingBlocks", false)]
    [InlineData("Modules/Coaching/Pmo.Coaching.Contracts", "Pmo.Contracts", false)]
    [InlineData("Host/Pmo.Host", "Pmo.Reporting", false)]
    public void A_module_that_reaches_into_another_does_not_build(string project, string reference, bool refused)
    {
        var name = Path.GetFileName(project);
        var (exit, said) = Build(Project(project, $"""<ItemGroup><ProjectReference Include="../../../{reference}/{reference}.csproj" /></ItemGroup>"""), "-t:KeepModulesApart");

        Assert.True(refused == (exit != 0), said);
        if (refused) Assert.Contains($"error PMO001: {name} must not reference {reference}.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Modules/Coaching/Pmo.Coaching", true)]
    [InlineData("Host/Pmo.Office", true)]
    [InlineData("Host/Pmo.Host", false)]
    public void The_banned_symbols_reach_every_module(string project, bool banned)
    {
        var (exit, said) = Build(Project(project, ""), "-getItem:AdditionalFiles,PackageReference");

        Assert.Equal(0, exit);
        Assert.Equal(banned, said.Contains("BannedSymbols.txt", StringComparison.Ordinal));
        Assert.Equal(banned, said.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.DateTimeOffset.UtcNow", true)]
    [InlineData("System.Guid.CreateVersion7(new System.DateTimeOffset(2026, 3, 2, 9, 0, 0, System.TimeSpan.Zero))", true)]
    [InlineData("System.Guid.Empty", false)]
    public void What_is_banned_does_not_build_in_a_module(string code, bool banned)
    {
        var project = Project("Modules/Coaching/Pmo.Coaching", "");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(project)!, "Coach.cs"), $"namespace Pmo.Coaching;\n\ninternal static class Coach\n{{\n    public static object Says() => {code};\n}}\n");
        var (exit, said) = Build(project, "-t:Build", "-restore", "-p:RestoreLockedMode=false");

        Assert.True(banned == (exit != 0), said);
        if (banned) Assert.Contains("error RS0030", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_modules_were_built_with_the_banned_symbols_and_no_module_turns_them_off()
    {
        Assert.NotEmpty(File.ReadAllLines(Path.Combine(TheSolution.Root, "BannedSymbols.txt")));
        Assert.All(Components.Sources.Of("Modules", "Host/Pmo.Office"), f => Assert.DoesNotContain("RS0030", File.ReadAllText(f), StringComparison.Ordinal));
        Assert.DoesNotContain("RS0030", File.ReadAllText(Path.Combine(TheSolution.Root, ".editorconfig")), StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", File.ReadAllText(Path.Combine(TheSolution.Root, "Directory.Build.props")), StringComparison.Ordinal);
    }

    /// <summary>A project under the solution's own build files, in a folder of its own.</summary>
    private string Project(string path, string content)
    {
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "BannedSymbols.txt", "global.json"])
            File.Copy(Path.Combine(TheSolution.Root, file), Path.Combine(folder, file));
        var project = Path.Combine(folder, path, Path.GetFileName(path) + ".csproj");
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        File.WriteAllText(project, $"""<Project Sdk="Microsoft.NET.Sdk">{content}</Project>""");
        return project;
    }

    private (int Exit, string Said) Build(string project, params string[] what)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, .. what, "-nologo", "-v:m", "-nodeReuse:false"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync();
        var said = build.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        build.WaitForExit();
        return (build.ExitCode, said);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

return await Pmo.Host.Cli.CommandLine.Run(args);

/// <summary>The entry point; named so that tests can find the host's assembly.</summary>
public partial class Program;

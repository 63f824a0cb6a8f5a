using Pmo.Host.Cli;

namespace Pmo.Tests.Cli;

/// <summary>Runs a command line in this process and hears what it says. The console is the process's own: one at a time.</summary>
internal static class Typed
{
    public static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        var (output, error, before) = (new StringWriter(), new StringWriter(), (Console.Out, Console.Error));
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return (await CommandLine.Run(args), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before.Out);
            Console.SetError(before.Error);
        }
    }
}

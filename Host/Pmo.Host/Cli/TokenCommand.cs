using System.CommandLine;

namespace Pmo.Host.Cli;

/// <summary><c>token create|list|revoke</c>: bearer tokens with which programs act in a person's name.</summary>
internal static class TokenCommand
{
    public static Command Make() => new("token", "Create, list and revoke bearer tokens for the API.") { Create(), List(), Revoke() };

    private static Command Create()
    {
        var who = new Argument<string>("person") { Description = "In whose name: e-mail address or id." };
        var name = new Option<string>("--name") { Description = "What it is for.", Required = true };
        var days = new Option<int>("--days") { Description = "How long it lasts, 1–366 days.", DefaultValueFactory = _ => 90 };
        var command = new Command("create", "Create a token. Its secret is shown once and kept nowhere.") { who, name, days };
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            var person = await PeopleCommand.PersonOf(installation, parsed.GetValue(who)!);
            var token = await installation.Do("console/token/create", new { person, name = parsed.GetValue(name), days = parsed.GetValue(days) });
            Console.WriteLine(parsed.GetValue(CommandLine.AsJson) ? token.ToString() : $"{token.Text("secret")}\n\nToken {token.Text("id")}, until {token.Text("expires")[..10]}. It is not shown again.");
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List tokens.");
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            var tokens = await installation.Ask("console/token/list");
            if (parsed.GetValue(CommandLine.AsJson)) Console.WriteLine(tokens);
            else Out.Table(["id", "person", "for", "until", "last used"], tokens.EnumerateArray().Select(t => (IReadOnlyList<string>)[t.Text("id"), t.Text("person"), t.Text("name"), t.Text("expires")[..10], t.Text("used")]));
            return 0;
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("id") { Description = "The token's id (token list)." };
        var command = new Command("revoke", "Revoke a token at once.") { id };
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            await installation.Do("console/token/revoke", new { id = parsed.GetValue(id) });
            if (!parsed.GetValue(CommandLine.AsJson)) Console.WriteLine("The token works no more.");
            return 0;
        });
        return command;
    }
}

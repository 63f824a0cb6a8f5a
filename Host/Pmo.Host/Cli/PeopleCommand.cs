using System.CommandLine;
using System.Text.Json;
using Pmo.Office;

namespace Pmo.Host.Cli;

/// <summary><c>people add|list|disable</c>.</summary>
internal static class PeopleCommand
{
    public static Command Make() => new("people", "Add, list and disable people.") { Add(), List(), Disable() };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "As the person writes it." };
        var email = new Argument<string>("email") { Description = "The e-mail address; with it they sign in." };
        var roles = new Option<Role[]>("--role") { Description = "A role; may be given more than once.", AllowMultipleArgumentsPerToken = true };
        var zone = new Option<string>("--zone") { Description = "Their time zone.", DefaultValueFactory = _ => "UTC" };
        var command = new Command("add", "Add a person, grant roles and make a one-time code with which they choose a password.") { name, email, roles, zone };
        command.SetAction(async (parsed, _) =>
        {
            var granted = parsed.GetValue(roles) ?? [];
            var wrong = PersonEntry.NameRefused(parsed.GetValue(name)) ?? PersonEntry.ZoneRefused(parsed.GetValue(zone)) ?? granted.Select(PersonEntry.RoleRefused).FirstOrDefault(r => r is not null);
            if (wrong is not null) throw new ConsoleException(wrong.Sentence!);
            await using var installation = await CommandLine.Open(parsed);
            var person = PersonId.From(Guid.CreateVersion7());
            await installation.Do("api/office/claim-email", new { person, email = parsed.GetValue(email) });
            await installation.Do("api/office/add-person", new { person, name = parsed.GetValue(name), email = parsed.GetValue(email), zone = parsed.GetValue(zone) });
            foreach (var role in granted) await installation.Do("api/office/grant-role", new { person, role });
            var code = (await installation.Do("console/invite", new { person })).Text("code");
            if (parsed.GetValue(CommandLine.AsJson)) Out.Json(new { person, code });
            else Console.WriteLine($"{parsed.GetValue(name)} is added. They choose a password at /welcome with this code, which works once, within a day:\n\n    {code}\n");
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var text = new Option<string?>("--text") { Description = "Only names that contain this." };
        var command = new Command("list", "List people.") { text };
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            var rows = new List<JsonElement>();
            for (var page = 1; ; page++)
            {
                var found = await installation.Ask("api/office/find-people", ("text", parsed.GetValue(text)), ("page", $"{page}"), ("size", "200"));
                rows.AddRange(found.GetProperty("rows").EnumerateArray());
                if (rows.Count >= found.GetProperty("total").GetInt64() || found.GetProperty("rows").GetArrayLength() == 0) break;
            }

            if (parsed.GetValue(CommandLine.AsJson)) Out.Json(rows);
            else Out.Table(["name", "roles", "state", "id"], rows.Select(r => (IReadOnlyList<string>)[
                r.Text("name"), string.Join(", ", r.GetProperty("roles").EnumerateArray()), r.GetProperty("disabled").GetBoolean() ? "disabled" : "", r.Text("person")]));
            return 0;
        });
        return command;
    }

    private static Command Disable()
    {
        var who = new Argument<string>("person") { Description = "The person's e-mail address or id." };
        var command = new Command("disable", "End a person's access at once; their history stays.") { who };
        command.SetAction(async (parsed, _) =>
        {
            await using var installation = await CommandLine.Open(parsed);
            await installation.Do("api/office/disable-person", new { person = await PersonOf(installation, parsed.GetValue(who)!) });
            if (!parsed.GetValue(CommandLine.AsJson)) Console.WriteLine($"{parsed.GetValue(who)} is disabled.");
            return 0;
        });
        return command;
    }

    /// <summary>The id of a person given by address or id.</summary>
    internal static async Task<PersonId> PersonOf(Installation installation, string who) =>
        PersonId.From(Guid.TryParse(who, out var id) ? id : Guid.Parse((await installation.Ask("console/person", ("who", who))).Text("person")));
}

using Microsoft.Extensions.DependencyInjection;
using Pmo.Office.People;

namespace Pmo.Office;

/// <summary>The Office: what every PMO has whatever its kind. Project register, organisation, people, calendars. Always on.</summary>
public sealed class OfficeModule : IModule
{
    public string Name => "Office";

    public IReadOnlyList<Link> Menu { get; } =
    [
        new("Projects", "/projects", "folders", 110, "Office"),
        new("Departments", "/departments", "sitemap", 120, "Office"),
        new("People", "/people", "users", 130, "Office"),
        new("Calendars", "/calendars", "calendar", 140, "Office", Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator),
        new("Mail", "/mail", "mail", 150, "Office", Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator),
    ];

    public IReadOnlyList<NoticeKind> Notices { get; } = [TellPeopleOfTheirPart.Granted, TellPeopleOfTheirPart.Part, TellPeopleOfTheirPart.Deputy];

    public void Register(IServiceCollection services) => services.AddPeople();
}

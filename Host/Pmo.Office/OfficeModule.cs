using Microsoft.Extensions.DependencyInjection;
using Pmo.Office.Absences;
using Pmo.Office.FirstSteps;
using Pmo.Office.People;

namespace Pmo.Office;

/// <summary>The Office: what every PMO has whatever its kind. Project register, organisation, people, calendars. Always on.</summary>
public sealed class OfficeModule : IModule
{
    public string Name => "Office";

    public IReadOnlyList<Link> Menu { get; } =
    [
        new("My absences", "/account/absences", "beach", 105, "Office"),
        new("Projects", "/projects", "folders", 110, "Office"),
        new("Departments", "/departments", "sitemap", 120, "Office"),
        new("People", "/people", "users", 130, "Office"),
        new("Calendars", "/calendars", "calendar", 140, "Office", Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator),
        new("Mail", "/mail", "mail", 150, "Office", Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator),
        new("First steps", "/first-steps", "route", 160, "Office", Role.HeadOfPmo, Role.PmoOfficer, Role.Administrator),
    ];

    public IReadOnlyList<FirstStep> FirstSteps { get; } =
    [
        new(10, "Modules", typeof(ModulesStep)),
        new(20, "Departments", typeof(DepartmentsStep)),
        new(30, "Calendars", typeof(CalendarsStep)),
        new(40, "People", typeof(PeopleStep)),
        new(50, "Projects", typeof(ProjectsStep)),
    ];

    public IReadOnlyList<NoticeKind> Notices { get; } = [TellPeopleOfTheirPart.Granted, TellPeopleOfTheirPart.Part, TellPeopleOfTheirPart.Deputy, TellWhenDeputyAsked.Kind];

    public void Register(IServiceCollection services) => services.AddPeople().AddAbsences();
}

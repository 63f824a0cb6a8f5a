using Microsoft.Extensions.DependencyInjection;
using Pmo.Office.Absences;
using Pmo.Office.Competencies;
using Pmo.Office.Erasing;
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
        new("Competencies", "/competencies", "certificate", 135, "Office"),
        new("Calendars", "/calendars", "calendar", 140, "Office", Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator),
        new("Mail", "/mail", "mail", 150, "Office", Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator),
        new("Late entries", "/audit/late-entries", "clock-exclamation", 240, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo, Role.PmoOfficer),
        new("Two clocks", "/audit/two-clocks", "clock", 242, "Audit", Role.ComplianceReviewer, Role.HeadOfPmo, Role.PmoOfficer),
        new("Erasures", "/people/erasures", "shield-lock", 245, "Audit", Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer),
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

    public IReadOnlyList<NoticeKind> Notices { get; } = [TellPeopleOfTheirPart.Granted, TellPeopleOfTheirPart.Part, TellPeopleOfTheirPart.Deputy, TellWhenDeputyAsked.Kind, TellWhenHoldReviewDue.Kind, TellOfErasures.Awaited, TellOfErasures.Lifting];

    public IReadOnlyList<StreamStory> Streams { get; } =
        [ProjectStory.Story, .. PersonStories.All, UnitStory.Story, CalendarStory.Story, .. NoticeStories.All, .. MailStories.All, ErasureStory.Story, .. CompetencyStories.All];

    public void Register(IServiceCollection services) => services.AddPeople().AddAbsences();
}

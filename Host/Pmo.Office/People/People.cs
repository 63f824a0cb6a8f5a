namespace Pmo.Office.People;

/// <summary>Who is known to the PMO, with roles and line managers. Names are shown from memory and stand in no table.</summary>
internal sealed class People : Projection
{
    public override string Schema => """
        create table person (id blob primary key, zone text not null, line_manager blob, disabled integer not null, erased integer not null, added integer not null);
        create table person_role (person blob not null, role text not null, source blob not null, primary key (source, role, person));
        """;

    public override string Indexes => """
        create index person_role_person on person_role (person);
        create index person_line_manager on person (line_manager);
        """;

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        PersonAdded e => [Sql($"insert into person (id, zone, line_manager, disabled, erased, added) values ({e.Person}, {e.Zone}, null, 0, 0, {about.At})")],
        PersonDisabled e => [Sql($"update person set disabled = 1 where id = {e.Person}")],
        PersonEnabled e => [Sql($"update person set disabled = 0 where id = {e.Person}")],
        PersonErased e => [Sql($"update person set erased = 1 where id = {e.Person}")],
        LineManagerNamed e =>
        [
            Sql($"update person set line_manager = {e.Manager} where id = {e.Person}"),
            .. Held(e.Person.Value, Role.LineManager, e.Manager),
        ],
        RoleGranted e => [Holds(Granted, e.Role, e.Person)],
        RoleWithdrawn e => [Sql($"delete from person_role where source = {Granted} and role = {e.Role} and person = {e.Person}")],
        ProjectManagerNamed e => Held(e.Project.Value, Role.ProjectManager, e.Manager),
        SponsorNamed e => Held(e.Project.Value, Role.Sponsor, e.Sponsor),
        UnitManagerNamed e => Held(e.Unit.Value, Role.UnitManager, e.Manager),
        _ => Skip,
    };

    /// <summary>The source of a role that an administrator granted; others come from a project, a unit or a person.</summary>
    internal static readonly Guid Granted = Guid.Empty;

    private static Sql[] Held(Guid source, Role role, PersonId? person)
    {
        var former = Sql($"delete from person_role where source = {source} and role = {role}");
        return person is { } holder ? [former, Holds(source, role, holder)] : [former];
    }

    private static Sql Holds(Guid source, Role role, PersonId person) =>
        Sql($"insert or ignore into person_role (source, role, person) values ({source}, {role}, {person})");
}

namespace Pmo.Reporting.Searching;

/// <summary>The viewer's own saved views, by name.</summary>
[May(Role.Reader)]
internal sealed record FindSavedViews : IQuery<IReadOnlyList<SavedView>>;

/// <summary>An address kept under a name.</summary>
public sealed record SavedView(string Name, string Address);

/// <summary>Everyone's saved views; each is shown to its owner only.</summary>
internal sealed class SavedViewsByOwner : Projection, IAnswer<FindSavedViews, IReadOnlyList<SavedView>>
{
    public override string Schema => "create table saved_views (person blob not null, name text not null collate nocase, address text not null, primary key (person, name)) without rowid";

    public override Sql[] Apply(object @event, Recorded about) => @event switch
    {
        ViewSaved e => [Sql($"delete from saved_views where person = {e.Person} and name = {e.Name}"), Sql($"insert into saved_views (person, name, address) values ({e.Person}, {e.Name}, {e.Address})")],
        ViewRemoved e => [Sql($"delete from saved_views where person = {e.Person} and name = {e.Name}")],
        _ => Skip,
    };

    public IReadOnlyList<SavedView> Answer(FindSavedViews query, Viewer who, Db db) =>
        db.List<SavedView>($"select name, address from saved_views where person = {who.Person} order by name");
}

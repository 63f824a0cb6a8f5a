using MediatR;

namespace Pmo.Office;

/// <summary>The register, where several projects can be given another project manager or sponsor at once.</summary>
internal sealed class ProjectList : BulkList
{
    public const string Rows = "project";

    public override string Name => "projects";
    public override string Title => "Projects";
    public override string Href => "/projects";
    public override string RowIs => Rows;
    public override Type Asks => typeof(FindProjects);

    /// <summary>What the list's address seeks.</summary>
    public static FindProjects Sought(IReadOnlyDictionary<string, string> address)
    {
        var of = (string name) => address.GetValueOrDefault(name);
        return new(of("text"), Chosen.Id<UnitId>(of("unit")), Chosen.Value<ProjectStatus>(of("status")), Chosen.Id<PersonId>(of("manager")), of("sort"));
    }

    public override async Task<BulkRows> Find(IMediator ask, IReadOnlyDictionary<string, string> sought, IReadOnlyList<string>? keys)
    {
        var query = keys is null ? Sought(sought) : new FindProjects(Only: [.. keys.Select(k => Chosen.Id<ProjectId>(k)).OfType<ProjectId>()], Sort: "code");
        var page = await ask.Send(query with { Size = Bulk.Limit });
        return new([.. page.Rows.Select(p => new BulkRow($"{p.Project}", $"{p.Code} {p.Name}", $"/projects/{p.Project}"))], page.Total);
    }
}

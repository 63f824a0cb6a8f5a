using MediatR;

namespace Pmo.Office;

/// <summary>Gives several projects one project manager, as one person outside the PMO decided.</summary>
internal sealed class LeadSeveral : BulkAction
{
    public override string Name => "manager";
    public override string RowIs => ProjectList.Rows;
    public override string Title => "Change project manager";
    public override string Becomes => "given the project manager";
    public override Type Sends => typeof(NameProjectManager);
    public override int Order => 10;

    public override async Task<IReadOnlyList<BulkField>> Fields(IMediator ask)
    {
        var people = await Choices.People(ask);
        return
        [
            new("person", "Project manager", BulkFieldKind.Choice, "Choose a person.", Choices: people, None: "Choose"),
            new("decided", "Decided by", BulkFieldKind.Choice, "Say who decided it.", "The person outside the PMO who decided it.", Choices: people, None: "Choose"),
        ];
    }

    public override ICommand For(string key, BulkInput given) => new NameProjectManager(new(Guid.Parse(key)), given.Id<PersonId>("person"), given.Id<PersonId>("decided"));
}

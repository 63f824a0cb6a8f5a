using MediatR;

namespace Pmo.Office;

/// <summary>Gives several projects one sponsor.</summary>
internal sealed class SponsorSeveral : BulkAction
{
    public override string Name => "sponsor";
    public override string RowIs => ProjectList.Rows;
    public override string Title => "Change sponsor";
    public override string Becomes => "given the sponsor";
    public override Type Sends => typeof(NameSponsor);
    public override int Order => 20;

    public override async Task<IReadOnlyList<BulkField>> Fields(IMediator ask)
    {
        var people = await Choices.People(ask);
        return
        [
            new("person", "Sponsor", BulkFieldKind.Choice, "Choose a person.", Choices: people, None: "Choose"),
            new("decided", "Decided by", BulkFieldKind.Choice, Choices: people, None: "Not known"),
        ];
    }

    public override ICommand For(string key, BulkInput given) => new NameSponsor(new(Guid.Parse(key)), given.Id<PersonId>("person"), given.Id<PersonId>("decided"));
}

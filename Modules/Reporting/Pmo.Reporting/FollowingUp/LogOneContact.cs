using MediatR;
using Pmo.Office;

namespace Pmo.Reporting.FollowingUp;

/// <summary>Notes one call or mail about several reports: the same words, person and moment for each.</summary>
internal sealed class LogOneContact : BulkAction
{
    public override string Name => "contact";
    public override string RowIs => ObligationList.Rows;
    public override string Title => "Note one contact";
    public override string Becomes => "noted as followed up";
    public override Type Sends => typeof(LogFollowUp);
    public override int Order => 20;

    public override async Task<IReadOnlyList<BulkField>> Fields(IMediator ask) =>
    [
        new("channel", "How", BulkFieldKind.Choice, "Say how.", Choices: [.. Enum.GetValues<FollowUpChannel>().Select(c => ($"{c}", FollowUpWords.Choice(c)))], Assumed: nameof(FollowUpChannel.Phone)),
        new("with", "With", BulkFieldKind.Choice, Choices: [.. (await ask.Send(FindPeople.ToChoose())).Rows.Select(p => ($"{p.Person}", p.Name))], None: "Somebody else"),
        new("promised", "Promised for", BulkFieldKind.Day, Hint: "The ladders wait until that day has passed."),
        new("outcome", "What came of it", BulkFieldKind.Text, "Say what came of it.", MaxLength: 2000, Assumed: "-"),
    ];

    public override ICommand For(string key, BulkInput given) => new LogFollowUp(new(Guid.Parse(key)), given.Id<PersonId>("with"), Chosen.Value<FollowUpChannel>(given.Text("channel")) ?? FollowUpChannel.Other, given.At, given.Text("outcome"), given.Day("promised"));
}

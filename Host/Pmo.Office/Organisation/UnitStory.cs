namespace Pmo.Office;

/// <summary>How the dated trees of departments, programmes and portfolios are told.</summary>
internal static class UnitStory
{
    public static StreamStory Story { get; } = new StreamStory<UnitTree>("office.tree", "Departments, programmes or portfolios").Also(Role.Administrator).On(_ => "/departments")
        .Called<UnitCreated>(e => $"The tree of all {Tell.Words(e.Kind)}s")
        .Names("Kind", "Which tree").Names("Parent", "Stands under").Names("From", "True from day").Names("Planned", "Moves decided").Names("Closed", "Closed on").Names("Import", "Brought by the import").Names("Id", "Unit")
        .Names("MovedOn", "Stands there since")
        .Says<UnitCreated>(e => $"The {Tell.Words(e.Kind)} {e.Code} {e.Name} exists from {Tell.Day(e.From)} on, under {Tell.Name(e.Parent, "the top")}.", e => Tell.Day(e.From))
        .Says<UnitRenamed>(e => $"{Tell.Name(e.Unit, "")} was given the code {e.Code} and the name \"{e.Name}\".")
        .Says<UnitMoveDecided>(e => $"It was decided that {Tell.Name(e.Unit, "")} stands under {Tell.Name(e.Parent, "the top")} from {Tell.Day(e.From)} on.", e => Tell.Day(e.From))
        .Says<UnitMoved>(e => $"{Tell.Name(e.Unit, "")} stands under {Tell.Name(e.Parent, "the top")} from {Tell.Day(e.From)} on; rights and figures follow.", e => Tell.Day(e.From))
        .Says<UnitManagerNamed>(e => $"{Tell.Name(e.Manager, "Nobody")} manages {Tell.Name(e.Unit, "")}.")
        .Says<UnitClosed>(e => $"{Tell.Name(e.Unit, "")} no longer exists from {Tell.Day(e.From)} on.", e => Tell.Day(e.From));
}

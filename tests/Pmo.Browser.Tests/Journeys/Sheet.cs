namespace Pmo.Browser.Tests.Journeys;

/// <summary>A small portfolio as a spreadsheet, with the mapping that says which column is what.</summary>
internal static class Sheet
{
    public const string Map = """
        name: Harbour portfolio
        dates: [yyyy-MM-dd]
        not given: [n/a]
        project:
          same number: Code
          name: Project
          department: Dept
        departments:
          PORT: Port Authority
        period:
          column: As of
          label: yyyy-MM
        report:
          currency: EUR
          overall: Health
          overall comment: { column: Why, blank: fine }
          forecast end: End
          budget: { column: Budget, unit: m }
        """;

    public const string Rows = """
        Code,Project,Dept,As of,Health,Why,End,Budget
        HAR-1,Quay wall,PORT,2024-01-31,green,,2026-01-31,12.5
        HAR-1,Quay wall,PORT,2024-03-31,amber,Piles are late,2026-03-31,13.1
        HAR-2,Crane renewal,PORT,2024-01-31,red,No bidder,n/a,4
        HAR-2,Crane renewal,PORT,2024-02-29,amber,Second tender is out,2025-06-30,4.4
        HAR-2,Crane renewal,PORT,2024-03-31,green,,2025-06-30,4.4
        """;

    /// <summary>The same with one cell that is no date, in the third row of reports.</summary>
    public static string Broken { get; } = Rows.Replace("n/a,4", "31st of June,4", StringComparison.Ordinal);
}

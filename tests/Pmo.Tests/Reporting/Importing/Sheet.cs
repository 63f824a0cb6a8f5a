using System.Text;
using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>A small spreadsheet and its map, for facts about reading them.</summary>
internal static class Sheet
{
    public const string Header = "Code,Project,Dept,As of,Health,Why,End,Budget\n";

    public const string Map = """
        name: Small
        dates: [yyyy-MM-dd, dd/MM/yyyy]
        not given: [n/a, TBC]
        withheld: '^exempt\b'
        project:
          same number: Code
          name: Project
          department: Dept
        departments:
          FIN: { name: Finance, also: [Fin., Finance Dept] }
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

    /// <summary>The plan for rows under the usual header.</summary>
    public static ImportPlan Plan(string rows, string map = Map, string header = Header) => Read(Encoding.UTF8.GetBytes(header + rows), map);

    public static ImportPlan Read(byte[] file, string map = Map) => Planning.Of(ImportMapFile.Read(map), file, "small.csv", map);

    /// <summary>What the only row says.</summary>
    public static PlannedReport Only(this ImportPlan plan)
    {
        Assert.Empty(plan.Problems);
        return Assert.Single(Assert.Single(plan.Projects).Reports);
    }
}

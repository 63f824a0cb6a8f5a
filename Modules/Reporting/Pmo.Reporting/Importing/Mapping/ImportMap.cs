using System.Text.RegularExpressions;

namespace Pmo.Reporting.Importing;

/// <summary>How a spreadsheet is to be read: which column is what, and what its odd spellings mean. Written by people, as YAML.</summary>
/// <param name="Name">What the portfolio is called.</param>
/// <param name="File">How bytes become rows.</param>
/// <param name="LeaveOut">Rows that are no reports; each gets a verdict with the reason.</param>
/// <param name="Twice">What to do when two rows report the same period of a project and differ.</param>
/// <param name="Project">Which rows are one project, and what the register takes from them.</param>
/// <param name="Period">Which data date a row reports on.</param>
/// <param name="Report">What each report says.</param>
/// <param name="GoLive">What is expected after the last date of the file: nothing ever (archive), or reports from the next period on.</param>
internal sealed record ImportMap(
    string Name, FileFormat File, IReadOnlyList<LeaveOut> LeaveOut, WhenTwice Twice, ProjectColumns Project, PeriodColumn Period, ReportColumns Report, GoLive GoLive);

/// <summary>How bytes become rows.</summary>
/// <param name="Encoding">utf-8, utf-16 or windows-1252.</param>
/// <param name="Repairs">Sequences that an earlier, wrong conversion left behind, and what they meant; longest first.</param>
internal sealed record FileFormat(string Encoding, string Delimiter, IReadOnlyList<Repair> Repairs);

/// <summary>A garbled sequence and what it meant.</summary>
internal sealed record Repair(string Garbled, string Meant);

/// <summary>Rows whose column matches are not reports.</summary>
internal sealed record LeaveOut(Column Column, Regex Matches, string Because);

/// <summary>What to do when two rows report the same period of a project and differ.</summary>
internal enum WhenTwice { Refuse, First, Last }

/// <summary>Which rows are one project: same number, or same name, unless they would then report twice for one date.</summary>
internal sealed record ProjectColumns(
    Column? SameNumber, Column? SameName, string CodePrefix, TextColumn Name, TextColumn? Description, TextColumn? Category, TextColumn? Department,
    IReadOnlyList<Department> Departments);

/// <summary>A department with the spellings under which the file knows it.</summary>
internal sealed record Department(string Code, string Name, IReadOnlyList<string> Spellings);

/// <summary>Which data date a row reports on, by a date or by the name of its period.</summary>
/// <param name="Dates">Data date of each named period ("2014" → 2013-09-30); empty when the column holds a date.</param>
/// <param name="Label">How a period is called, as a .NET date format, where the column holds a date.</param>
internal sealed record PeriodColumn(Column Column, DayFormat Format, IReadOnlyDictionary<string, DateOnly> Dates, string Label);

/// <summary>What each report says.</summary>
internal sealed record ReportColumns(
    string? Currency, RatingColumn? Overall, TextColumn? OverallComment, IReadOnlyDictionary<Dimension, RatingColumn> Ratings, TextColumn? Phase,
    DayColumn? Start, DayColumn? BaselineEnd, DayColumn? ForecastEnd,
    MoneyColumn? Baseline, MoneyColumn? Planned, MoneyColumn? Actual, MoneyColumn? Forecast, MoneyColumn? PercentComplete,
    IReadOnlyDictionary<string, SectionColumns> Sections);

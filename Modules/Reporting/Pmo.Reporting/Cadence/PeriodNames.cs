using System.Globalization;

namespace Pmo.Reporting;

/// <summary>What people call a period, by the day its figures are as of. Weeks are ISO weeks.</summary>
internal static class PeriodNames
{
    public static string Of(CadenceUnit unit, DateOnly dataDate) => unit switch
    {
        CadenceUnit.Week => Week(dataDate),
        CadenceUnit.Month => dataDate.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        CadenceUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{dataDate.Year} Q{(dataDate.Month + 2) / 3}"),
        _ => dataDate.Year.ToString(CultureInfo.InvariantCulture),
    };

    private static string Week(DateOnly day)
    {
        var noon = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(noon)}-W{ISOWeek.GetWeekOfYear(noon):00}");
    }
}

using System.Globalization;

namespace Pmo.Staffing.Experience;

/// <summary>A track record in words.</summary>
internal static class TrackRecordWords
{
    /// <summary>How reports came.</summary>
    public static string Of(ReportingDiscipline? d) => d is null
        ? "not known: no report of theirs has been due, or Reporting is switched off"
        : $"on time {Share(d.OnTime, d.Due)}, accepted as first handed in {Share(d.FirstPass, d.Accepted)}";

    private static string Share(int part, int whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0} % ({part} of {whole})");
}

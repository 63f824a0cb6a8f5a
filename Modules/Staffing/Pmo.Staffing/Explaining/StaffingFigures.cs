using Pmo.Staffing.Board;
using Pmo.Staffing.Capacity;
using Pmo.Staffing.Requesting;
using Pmo.Staffing.RollingOff;

namespace Pmo.Staffing.Explaining;

/// <summary>The figures that staffing shows, by the pages they stand on.</summary>
internal static class StaffingFigures
{
    public static IReadOnlyList<FigureDefinition> All { get; } =
    [
        .. Enum.GetValues<PoolFigure>().Select(f => new WhyPool(f)), new WhyUtilisation(), .. Enum.GetValues<PersonFigure>().Select(f => new WhyPerson(f)), new WhyFree(),
        .. Enum.GetValues<CapacityFigure>().Select(f => new WhyCapacity(f)), .. Enum.GetValues<RollOffFigure>().Select(f => new WhyRollOff(f)), new WhyChoices(),
    ];
}

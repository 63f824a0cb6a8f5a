namespace Pmo.Reporting.Tiering;

/// <summary>On what a tier depends.</summary>
internal enum TierWhen
{
    /// <summary>The first n periods of a new project.</summary>
    First,
    /// <summary>The phase that the register names.</summary>
    Phase,
    /// <summary>The overall status accepted last.</summary>
    Health,
    /// <summary>Whatever no tier before it names.</summary>
    Otherwise,
}

/// <summary>How often projects report while something is true of them; all else stays as the default cadence says.</summary>
/// <param name="Periods">The first so many periods.</param>
/// <param name="Phase">While the register names this phase.</param>
/// <param name="Health">While the overall status accepted last is this.</param>
/// <param name="Anchor">A data date; null: the end of the unit that the default's anchor stands in, or a Friday.</param>
/// <param name="DueAfterWorkingDays">Null: as the default, and two working days where reports come weekly.</param>
internal sealed record Tier(TierWhen When, int? Periods, string? Phase, Rag? Health, int Every, CadenceUnit Unit, DateOnly? Anchor = null, int? DueAfterWorkingDays = null)
{
    /// <summary>True while a project that stands so reports by this tier.</summary>
    public bool HoldsFor(TierCase project) => When switch
    {
        TierWhen.First => !project.Imported && project.Asked < Periods,
        TierWhen.Phase => string.Equals(project.Phase?.Trim(), Phase?.Trim(), StringComparison.OrdinalIgnoreCase),
        TierWhen.Health => project.Health == Health,
        _ => true,
    };

    /// <summary>The cadence by which a project of this tier reports, where others report by another.</summary>
    public Cadence On(Cadence others)
    {
        var weekly = Unit == CadenceUnit.Week;
        return others with
        {
            Every = Every,
            Unit = Unit,
            Anchor = Anchor ?? (Unit == others.Unit ? others.Anchor : Anchored(others.Anchor)),
            DueAfterWorkingDays = DueAfterWorkingDays ?? (weekly ? Math.Min(2, others.DueAfterWorkingDays) : others.DueAfterWorkingDays),
            OpensDaysBefore = weekly ? Math.Min(3, others.OpensDaysBefore) : others.OpensDaysBefore,
        };
    }

    private DateOnly Anchored(DateOnly anchor) => Unit switch
    {
        CadenceUnit.Week => anchor.AddDays(((int)DayOfWeek.Friday - (int)anchor.DayOfWeek + 7) % 7),
        CadenceUnit.Quarter => AtEndOf(anchor, 3),
        CadenceUnit.Year => AtEndOf(anchor, 12),
        _ => MonthEnd(anchor) ? AtEndOf(anchor, 1) : anchor,
    };

    // Month ends are counted from a 31st, so that a February does not make them the 28th for ever.
    private static DateOnly AtEndOf(DateOnly anchor, int months)
    {
        var month = (anchor.Month + months - 1) / months * months;
        return MonthEnd(anchor) ? new DateOnly(anchor.Year, 12, 31) : new DateOnly(anchor.Year, month, Math.Min(anchor.Day, DateTime.DaysInMonth(anchor.Year, month)));
    }

    private static bool MonthEnd(DateOnly day) => day.AddDays(1).Day == 1;
}

/// <summary>What is true of a project, as far as a tier asks.</summary>
/// <param name="Asked">Periods it has been asked for.</param>
/// <param name="Imported">It came with its history: it is not new.</param>
/// <param name="Health">The overall status accepted last; null: none.</param>
internal sealed record TierCase(int Asked, bool Imported, string? Phase, Rag? Health);

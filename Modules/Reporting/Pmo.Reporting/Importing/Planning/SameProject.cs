namespace Pmo.Reporting.Importing;

/// <summary>
/// Finds which rows are one project: those with the same number (case does not matter), and those with the same name (case
/// and punctuation do not matter) unless the project would then report twice for one date through different numbers.
/// </summary>
internal static class SameProject
{
    /// <summary>The rows by project, projects in the order in which they first appear, rows in the order of the file.</summary>
    public static IReadOnlyList<IReadOnlyList<ReadRow>> Of(IReadOnlyList<ReadRow> rows, bool byName)
    {
        var groups = rows.GroupBy(r => r.Number.Length > 0 ? "#" + r.Number.ToUpperInvariant() : "=" + Plain(r.Name)).Select(g => new Group(g)).ToList();
        if (byName) Join(groups);
        return [.. groups.Where(g => g.Rows.Count > 0).Select(g => g.Rows.OrderBy(r => r.Row).ToArray())];
    }

    /// <summary>A name without case, blanks and punctuation.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static void Join(List<Group> groups)
    {
        var named = new Dictionary<string, Group>();
        foreach (var group in groups)
            foreach (var name in group.Rows.Select(r => Plain(r.Name)).Distinct().ToArray())
            {
                var here = group.Root;
                if (!named.TryGetValue(name, out var known)) named[name] = here;
                else if (known.Root != here && !known.Root.Dates.Overlaps(here.Dates)) known.Root.Take(here);
            }
    }

    private sealed class Group(IEnumerable<ReadRow> rows)
    {
        private Group? joined;

        public List<ReadRow> Rows { get; } = [.. rows];
        public HashSet<DateOnly> Dates { get; } = [.. rows.Select(r => r.DataDate)];
        public Group Root => joined is null ? this : joined.Root;

        public void Take(Group other)
        {
            Rows.AddRange(other.Rows);
            Dates.UnionWith(other.Dates);
            other.Rows.Clear();
            other.joined = this;
        }
    }
}

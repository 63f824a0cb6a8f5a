using Pmo.Host;
using Pmo.Host.Shell;

namespace Pmo.Tests.Components;

/// <summary>A menu of many entries is folded, and the page one is on has its entry.</summary>
public sealed class Finding_the_way
{
    private static readonly IReadOnlyList<IModule> Modules = PmoSettings.Available;

    private static IGrouping<string, Link> Staffing(params Role[] roles) =>
        MenuOrder.For(Modules, new Viewer(new PersonId(Guid.NewGuid()), new HashSet<Role>(roles) { Role.Reader }, DateTimeOffset.UnixEpoch, null)).Single(s => s.Key == "Staffing");

    [Fact]
    public void The_head_of_the_PMO_sees_what_is_done_daily_and_finds_the_rest_under_two_words()
    {
        var all = Staffing(Role.HeadOfPmo);
        var (open, folds) = MenuOrder.Folded(all);

        Assert.Equal(["Pool", "Requests", "Available people", "Without a manager", "Consents"], open.Select(l => l.Text));
        Assert.Equal(["Capacity and rules: Capacity, Demand, Staffing rules", "Careers: Career ladder, Promotions, Appraisals"], folds.Select(f => $"{f.Key}: {string.Join(", ", f.Select(l => l.Text))}"));
        Assert.Equal(all.OrderBy(l => l.Href), open.Concat(folds.SelectMany(f => f)).OrderBy(l => l.Href));
    }

    [Theory]
    [InlineData(Role.ProjectManager)]
    [InlineData(Role.Sponsor)]
    public void Whoever_has_few_entries_sees_them_all(Role role)
    {
        var (open, folds) = MenuOrder.Folded(Staffing(role));

        Assert.Empty(folds);
        Assert.Equal(Staffing(role), open);
    }

    [Fact]
    public void Nothing_is_folded_away_alone()
    {
        Link Entry(int n) => new($"{n}", $"/{n}", "users", n, "Staffing") { Fold = n == 0 ? "Alone" : null };

        Assert.Empty(MenuOrder.Folded(Enumerable.Range(0, 20).Select(Entry)).Folds);
    }

    [Theory]
    [InlineData("/staffing/plans/7", "Pool")]
    [InlineData("/staffing/roll-off", "Available people")]
    [InlineData("/staffing/weights", "Requests")]
    [InlineData("/staffing/waivers", "Staffing rules")]
    [InlineData("/staffing/promotions/7", "Promotions")]
    [InlineData("/", "Portfolio")]
    [InlineData("/nowhere", null)]
    public void A_page_has_the_entry_it_belongs_to(string path, string? entry) =>
        Assert.Equal(entry, MenuOrder.Here(MenuOrder.For(Modules, new Viewer(new PersonId(Guid.NewGuid()), new HashSet<Role> { Role.HeadOfPmo, Role.Reader }, DateTimeOffset.UnixEpoch, null)).SelectMany(s => s), path)?.Text);
}

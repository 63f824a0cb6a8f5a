using Pmo.Reporting.Searching;
using static Pmo.Tests.Reporting.Submitting.Sample;

namespace Pmo.Tests.Reporting.Searching;

public sealed class Saving_views
{
    private static readonly DateTimeOffset Now = Utc(2026, 3, 2, 9);

    [Fact, Trait("Feature", "R43")]
    public void A_view_is_kept_under_a_name_replaced_and_removed()
    {
        Given().When(new SaveViewRule(), new SaveView(Officer, " Red ones ", "/?rag=Red")).Then(new ViewSaved(Officer, "Red ones", "/?rag=Red", Now));
        Given(Saved("Red ones", "/?rag=Red")).When(new SaveViewRule(), new SaveView(Officer, "red ONES", "/?rag=Amber")).Then(Saved("red ONES", "/?rag=Amber"));
        Given(Saved("Red ones", "/?rag=Red")).When(new SaveViewRule(), new SaveView(Officer, "Red ones", "/?rag=Red")).Then();
        Given(Saved("Red ones", "/?rag=Red")).When(new RemoveViewRule(), new RemoveView(Officer, "Red ones")).Then(new ViewRemoved(Officer, "Red ones", Now));
        Given().When(new RemoveViewRule(), new RemoveView(Officer, "Red ones")).Then();
    }

    [Fact, Trait("Feature", "R43")]
    public void Nobody_touches_anothers_views()
    {
        Given().When(new SaveViewRule(), new SaveView(Manager, "Mine", "/")).Refused("view.unknown");
        Given().When(new RemoveViewRule(), new RemoveView(Manager, "Mine")).Refused("view.unknown");
    }

    [Theory, Trait("Feature", "R43")]
    [InlineData("https://example.org/"), InlineData("//example.org"), InlineData("/\\example.org"), InlineData(""), InlineData("/a\nb")]
    public void A_view_leads_to_this_site_only(string address) =>
        Given().When(new SaveViewRule(), new SaveView(Officer, "Away", address)).Refused("view.foreign-address");

    [Fact, Trait("Feature", "R43")]
    public void Names_and_numbers_have_bounds()
    {
        Given().When(new SaveViewRule(), new SaveView(Officer, " ", "/")).Refused("view.no-name");
        Given().When(new SaveViewRule(), new SaveView(Officer, new string('x', 81), "/")).Refused("view.name-too-long");
        Given([.. Enumerable.Range(0, 50).Select(n => Saved($"{n}", "/"))]).When(new SaveViewRule(), new SaveView(Officer, "One more", "/")).Refused("view.too-many");
    }

    private static ViewSaved Saved(string name, string address) => new(Officer, name, address, Now);

    private static Given<SavedViews> Given(params object[] history) => new(history) { Actor = Officer, Now = Now };
}

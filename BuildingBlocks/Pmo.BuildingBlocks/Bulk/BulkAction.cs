using MediatR;

namespace Pmo;

/// <summary>Something that can be done to several rows at once, as it can be to each: by the same command, with the same authority. Found by type.</summary>
public abstract class BulkAction
{
    /// <summary>Its name in addresses.</summary>
    public abstract string Name { get; }

    /// <summary>What the rows are that it is done to.</summary>
    public abstract string RowIs { get; }

    /// <summary>What is done, as a button says it: "Excuse the period".</summary>
    public abstract string Title { get; }

    /// <summary>What will become of a row, and what became of it: "excused".</summary>
    public abstract string Becomes { get; }

    /// <summary>The command each row is sent.</summary>
    public abstract Type Sends { get; }

    /// <summary>Place in the list of actions, small first.</summary>
    public virtual int Order => 50;

    /// <summary>What has to be entered, once for all.</summary>
    public virtual Task<IReadOnlyList<BulkField>> Fields(IMediator ask) => Task.FromResult<IReadOnlyList<BulkField>>([]);

    /// <summary>The command for one row.</summary>
    public abstract ICommand For(string key, BulkInput given);
}

/// <summary>How something is entered.</summary>
public enum BulkFieldKind { Text, Day, Choice }

/// <summary>Something to be entered once for all rows.</summary>
/// <param name="Missing">What is said when it is left out; null: it may be.</param>
/// <param name="Choices">What can be chosen, value and text.</param>
/// <param name="None">The entry for nothing chosen.</param>
/// <param name="Assumed">What a first look at the rows assumes, where the verdict hardly depends on it.</param>
public sealed record BulkField(
    string Name, string Label, BulkFieldKind Kind, string? Missing = null, string? Hint = null, int? MaxLength = null,
    IReadOnlyList<(string Value, string Text)>? Choices = null, string? None = null, string? Assumed = null);

/// <summary>What was entered once for all rows.</summary>
/// <param name="At">The one instant of all.</param>
public sealed record BulkInput(IReadOnlyDictionary<string, string> Values, DateTimeOffset At)
{
    /// <summary>A text; empty when nothing was entered.</summary>
    public string Text(string name) => Values.GetValueOrDefault(name) ?? "";

    /// <summary>A day; null when there is none.</summary>
    public DateOnly? Day(string name) => Chosen.Day(Text(name));

    /// <summary>An id; null when none was chosen.</summary>
    public T? Id<T>(string name) where T : struct, IId<T> => Chosen.Id<T>(Text(name));
}

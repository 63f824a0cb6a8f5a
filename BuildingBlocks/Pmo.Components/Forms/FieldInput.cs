using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Pmo.Components;

/// <summary>An input with its label, hint and error, tied together for screen readers. Bind it: <c>@bind-Value="Form.Name"</c>.</summary>
/// <typeparam name="T">What the person enters.</typeparam>
public abstract class FieldInput<T> : InputBase<T>
{
    /// <summary>What to enter.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Help under the input.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Marks the field as needed; the form's own checks decide.</summary>
    [Parameter] public bool Required { get; set; }

    /// <summary>The input's id, made from its name.</summary>
    protected string Id => Fields.IdOf(NameAttributeValue is { Length: > 0 } name ? name : Label);

    /// <summary>What is wrong with it.</summary>
    protected IEnumerable<string> Errors => EditContext is null ? [] : EditContext.GetValidationMessages(FieldIdentifier);

    /// <summary>For <c>aria-invalid</c>.</summary>
    protected string? Invalid => Errors.Any() ? "true" : null;

    /// <summary>For <c>aria-describedby</c>: error, then hint.</summary>
    protected string? DescribedBy => Fields.Described(Id, Errors.Any(), Hint is not null);

    /// <summary>For <c>aria-required</c>.</summary>
    protected string? Needed => Required ? "true" : null;

    protected override void OnParametersSet()
    {
        if (EditContext is not null) FormErrors.Place(EditContext, FieldIdentifier, Id);
    }

    protected override bool TryParseValueFromString(string? value, out T result, out string validationErrorMessage)
    {
        result = default!;
        validationErrorMessage = "";
        return true;
    }
}

/// <summary>Ids that tie label, input, hint and error together.</summary>
public static class Fields
{
    /// <summary>The id of the input with this name.</summary>
    public static string IdOf(string name) => "f-" + Slug.Of(name);

    /// <summary>The ids of what describes an input.</summary>
    public static string? Described(string id, bool error, bool hint) => (error, hint) switch
    {
        (true, true) => $"{id}-error {id}-hint",
        (true, false) => $"{id}-error",
        (false, true) => $"{id}-hint",
        _ => null,
    };
}

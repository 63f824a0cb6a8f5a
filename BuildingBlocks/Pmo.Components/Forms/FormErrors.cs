using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components.Forms;

namespace Pmo.Components;

/// <summary>Errors of a form's fields beyond its annotations, and where on the page each field is.</summary>
public static class FormErrors
{
    private static readonly ConditionalWeakTable<EditContext, ValidationMessageStore> Stores = [];
    private static readonly ConditionalWeakTable<EditContext, List<(FieldIdentifier Field, string Id)>> Shown = [];

    /// <summary>Says what is wrong with one field of the form.</summary>
    /// <param name="form">The form's context.</param>
    /// <param name="field">The property's name.</param>
    /// <param name="sentence">What a person reads.</param>
    public static void Add(this EditContext form, string field, string sentence)
    {
        Stores.GetValue(form, f => new ValidationMessageStore(f)).Add(form.Field(field), sentence);
        form.NotifyValidationStateChanged();
    }

    /// <summary>Forgets what was added: the form is sent anew.</summary>
    internal static void Clear(EditContext form)
    {
        if (Stores.TryGetValue(form, out var store)) store.Clear();
    }

    /// <summary>A field says under which id it is on the page.</summary>
    internal static void Place(EditContext form, FieldIdentifier field, string id)
    {
        var shown = Shown.GetOrCreateValue(form);
        if (!shown.Contains((field, id))) shown.Add((field, id));
    }

    /// <summary>Every error with the id of its field (null when it is of no field), in the order of the fields on the page.</summary>
    internal static IEnumerable<(string Sentence, string? Id)> Of(EditContext form)
    {
        var said = new HashSet<string>();
        foreach (var (field, id) in Shown.GetOrCreateValue(form))
            foreach (var sentence in form.GetValidationMessages(field))
            {
                said.Add(sentence);
                yield return (sentence, id);
            }

        foreach (var sentence in form.GetValidationMessages())
            if (said.Add(sentence)) yield return (sentence, null);
    }
}

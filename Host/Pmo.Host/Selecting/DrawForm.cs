using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Pmo.Host.Selecting;

/// <summary>A draw as it is filled in.</summary>
public sealed class DrawForm
{
    [Required(ErrorMessage = "Choose how items are selected.")] public SampleMethod? Method { get; set; }
    public ControlFrequency? Frequency { get; set; }
    public int? Size { get; set; }
    public string? Chosen { get; set; }
    public string? Reason { get; set; }
    [Required(ErrorMessage = "Say what is tested of every item, a line each.")] public string? Attributes { get; set; }

    internal string[] Lines => [.. (Attributes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The places of the numbers chosen; null when something is no number.</summary>
    internal int[]? Places
    {
        get
        {
            var places = new List<int>();
            foreach (var text in (Chosen ?? "").Split([',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
                places.Add(number - 1);
            }

            return [.. places];
        }
    }
}

/// <summary>How far a draw is carried on, as it is filled in.</summary>
public sealed class ExtendForm
{
    [Required(ErrorMessage = "Say how many items there are to be in all.")] public int? Size { get; set; }
    [Required(ErrorMessage = "Say why more items are drawn.")] public string? Reason { get; set; }
}

namespace Pmo.Host.Witnessing;

/// <summary>A witness, as <c>Pmo:Witnesses</c> names it.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="Key">Its public key, as it shows it when it starts.</param>
internal sealed record WitnessAddress(Uri Url, string Key);

/// <summary>The witnesses of this installation, and how patiently each is asked.</summary>
/// <param name="All">Who.</param>
/// <param name="Retries">So often a request is repeated at once when nobody answers.</param>
/// <param name="Handler">The way to them; null: the network.</param>
internal sealed record WitnessSettings(IReadOnlyList<WitnessAddress> All, int Retries = 2, Func<HttpMessageHandler>? Handler = null)
{
    /// <summary>Reads the settings.</summary>
    public static WitnessSettings Of(IConfiguration configuration) => new([.. configuration.GetSection("Pmo:Witnesses").GetChildren().Select(w => new WitnessAddress(
        Uri.TryCreate(w["Url"]?.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : throw new ArgumentException($"Pmo:Witnesses: '{w["Url"]}' is no address; write Url as https://witness.example.org:5090."),
        w["Key"] ?? throw new ArgumentException("Pmo:Witnesses: each has a Url and a Key, as the witness shows it when it starts.")))]);
}

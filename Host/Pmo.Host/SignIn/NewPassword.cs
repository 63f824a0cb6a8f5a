namespace Pmo.Host.SignIn;

/// <summary>What is said beside every field for a new password.</summary>
internal static class NewPassword
{
    public static string Hint { get; } = $"At least {PasswordRules.Shortest} characters, {PasswordRules.Recommended} or more are better. Any characters; you may paste.";
}

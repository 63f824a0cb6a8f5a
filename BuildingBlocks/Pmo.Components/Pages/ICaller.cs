namespace Pmo.Components;

/// <summary>Who sends what a page sends, and under which command id.</summary>
public interface ICaller
{
    /// <summary>The person signed in.</summary>
    PersonId Person { get; }

    /// <summary>The roles they hold today.</summary>
    IReadOnlySet<Role> Roles { get; }

    /// <summary>The id of the next command, so that a form sent twice is one command.</summary>
    Guid? CommandId { get; set; }

    /// <summary>The past moment the page is asked for; null is now.</summary>
    DateTimeOffset? AsOf { get; }
}

using System.Net;
using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>On a sample installation, one person per role to sign in as with one click, and only from the machine it runs on.</summary>
internal sealed class SamplePeople(PmoSettings settings, IPeople people, INames names, IRights rights, Memories memories, TimeProvider clock)
{
    private static readonly Role[] Order =
    [
        Role.HeadOfPmo, Role.PmoOfficer, Role.ProjectManager, Role.Sponsor, Role.Executive, Role.UnitManager, Role.LineManager, Role.Coach,
        Role.GateAuthority, Role.ComplianceReviewer, Role.Administrator, Role.Reader,
    ];

    /// <summary>Whether a request may choose: the name in the address counts too, so that no other site can reach here through a name of its own.</summary>
    public bool OfferedTo(HttpContext http) =>
        settings.Sample
        && (http.Connection.RemoteIpAddress is not { } source || IPAddress.IsLoopback(source))
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    /// <summary>For each role somebody who is little else, and of those somebody with many projects.</summary>
    public async Task<IReadOnlyList<SamplePerson>> All()
    {
        await memories.CatchUp();
        var now = clock.GetUtcNow();
        var viewers = people.Active.Select(p => rights.ViewerOf(p, now)).OfType<Viewer>().OrderBy(v => v.Roles.Count).ThenByDescending(v => v.Own?.Count).ThenBy(v => v.Person.Value).ToList();
        return [.. Order.Select(role => (role, viewers.FirstOrDefault(v => v.Is(role)))).Where(c => c.Item2 is not null)
            .Select(c => new SamplePerson(c.role, c.Item2!.Person, names.Of(c.Item2.Person) ?? ""))];
    }
}

/// <summary>Somebody of the sample to sign in as.</summary>
internal sealed record SamplePerson(Role Role, PersonId Person, string Name);

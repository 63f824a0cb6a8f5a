namespace Pmo.Office.Sampling;

/// <summary>Names for made-up people and projects.</summary>
internal static class SampleNames
{
    private static readonly string[] First =
    [
        "Amara", "Anna", "Arjun", "Beatriz", "Carlos", "Chiara", "Daniel", "Elif", "Emeka", "Eva", "Fatima", "Felix", "Grace", "Hana", "Henrik", "Ines", "Ivan", "Jana", "Jonas", "Julia",
        "Kofi", "Lars", "Leila", "Lena", "Luis", "Mai", "Marek", "Maria", "Marta", "Mei", "Miguel", "Nadia", "Noah", "Nora", "Ola", "Oscar", "Pavel", "Petra", "Priya", "Rafael",
        "Rosa", "Samir", "Sara", "Sofia", "Stefan", "Tariq", "Thea", "Tomas", "Uma", "Victor", "Wanda", "Yara", "Yusuf", "Zoe",
    ];

    private static readonly string[] Last =
    [
        "Adeyemi", "Almeida", "Andersson", "Bauer", "Berg", "Bianchi", "Castro", "Chen", "Costa", "Dahl", "Demir", "Dubois", "Eriksen", "Ferreira", "Fischer", "Garcia", "Haddad", "Hansen", "Horvat", "Ibrahim",
        "Jansen", "Kaya", "Keller", "Khan", "Kowalski", "Lang", "Larsen", "Lin", "Lopez", "Mensah", "Meyer", "Moreau", "Nguyen", "Nordmann", "Novak", "Okafor", "Olsen", "Osei", "Patel", "Pereira",
        "Petrov", "Quist", "Ramos", "Rossi", "Sato", "Schmidt", "Silva", "Singh", "Sousa", "Steiner", "Tanaka", "Vogel", "Weber", "Yilmaz", "Zhang",
    ];

    private static readonly string[] Subjects =
    [
        "Customer portal", "Payments platform", "Warehouse", "Identity service", "Data lake", "Contact centre", "Claims handling", "Branch network", "Payroll", "Procurement", "Fleet", "Laboratory", "Field service",
        "Ledger", "Pricing engine", "Mobile app", "Document archive", "Energy metering", "Service desk", "Risk model", "Case management", "Recruiting", "Maintenance planning", "Supplier portal", "Card platform",
    ];

    private static readonly string[] Works = ["migration", "renewal", "rollout", "consolidation", "upgrade", "automation", "redesign", "integration", "relocation", "pilot"];

    /// <summary>The n-th person's name; different for every n that a sample uses.</summary>
    public static string Person(int n) => $"{First[n * 7 % First.Length]} {Last[(n * 11 + n / First.Length * 3) % Last.Length]}";

    /// <summary>The n-th project's name.</summary>
    public static string Project(int n)
    {
        var name = $"{Subjects[n * 3 % Subjects.Length]} {Works[(n + n / Subjects.Length) % Works.Length]}";
        return n < Subjects.Length * Works.Length / 2 ? name : $"{name} {n / Subjects.Length}";
    }
}

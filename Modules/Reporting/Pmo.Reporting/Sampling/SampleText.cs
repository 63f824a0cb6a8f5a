namespace Pmo.Reporting.Sampling;

/// <summary>Sentences of the kind status reports are made of.</summary>
internal static class SampleText
{
    public static readonly string[] Milestones = ["Design approved", "Supplier on board", "Pilot live", "Roll-out complete"];

    public static readonly string[] Summaries =
    [
        "The work goes to plan. The pilot group uses the new process every day and asks for small changes only.",
        "The supplier delivered the second package a week late; integration tests started on Monday with a smaller team.",
        "Two of five sites are live. The third moves to the next period because the network there is not ready.",
        "Data quality is better than feared: 97 % of the records passed the trial load. The rest is being cleaned by hand.",
        "The steering group confirmed the scope. Training material is in review, and the key users are named.",
        "Acceptance found eleven defects, two of them serious. Both are mended and wait for the second round.",
        "The team is complete again. The backlog of the last period is worked off, and the next release is being cut.",
        "The contract for operations is signed. Hand-over to the service desk is prepared and rehearsed once.",
    ];

    public static readonly string[] StillOnHold =
    [
        "Yes. The budget for next year is not decided, and nothing can be ordered before that. It is still expected.",
        "Yes. The site is not free before the tenant moves out; the date has not changed.",
        "Yes, for one more quarter. If there is no decision by then the sponsor wants to end it.",
    ];

    public static readonly string[] Achieved =
    [
        "- Trial load of customer data finished\n- Test environment handed over\n- Key users trained",
        "- Interface to the ledger accepted\n- Security review passed with two findings",
        "- Requirements of the second wave signed off\n- Supplier workshop held",
        "- Site survey complete\n- Cabling ordered",
        "- Pilot group extended to 120 people\n- First feedback worked in",
        "- Cut-over plan rehearsed\n- Roll-back tested",
    ];

    public static readonly string[] Next =
    [
        "- Second acceptance round\n- Decide on the date of the cut-over",
        "- Start of integration tests\n- Close the two findings of the security review",
        "- Roll out to the third site\n- Train the service desk",
        "- Final data load\n- Agree the operating hours during the change",
        "- Steering group on the 12th\n- Contract for maintenance",
    ];

    public static readonly string[] Delays =
    [
        "The supplier could not staff the second team.", "Approvals took three weeks longer than planned.", "The old system's interfaces were not documented.",
        "Key users were bound by the year-end closing.", "Two specialists left and are replaced only now.", "Deliveries of hardware are late.",
    ];

    public static readonly string[] Actions =
    [
        "A second shift tests until the end of the month.", "The supplier sends two more people from Monday.", "The scope of the first release is cut to what the law asks for.",
        "Weekly meeting with the supplier's management until the backlog is gone.", "An interim specialist starts next week.",
    ];

    public static readonly string[] Issues =
    [
        "Test data of the old system cannot be made anonymous in time.", "The interface to payroll fails for part-time contracts.", "The supplier's licences do not cover the test environment.",
        "No room for the training of the second wave.", "The fire certificate of the server room is missing.", "Two departments disagree on who owns the customer record.",
    ];

    public static readonly string[] Risks =
    [
        "The regulator may ask for a further report before go-live.", "Key users may not be free in the closing weeks.", "The supplier is being taken over; the contract's owner may change.",
        "Exchange rates may raise the cost of licences.", "A strike may delay deliveries.",
    ];

    public static readonly string[] Decisions =
    [
        "Approve the smaller first release, or move the date by six weeks.", "Release the reserve for a second test team.", "Decide whether the third site is done this year.",
    ];

    public static readonly string[] Excuses = ["The project manager is ill and nobody knows the figures.", "Merged with the next period: the project paused for the move.", "The ledger was closed for the change of system."];

    public static readonly string[] Answers =
    [
        "Yes, as proposed. Finance knows and books it this week.", "No. The date stands; take the scope back to what was agreed.", "Decided in the steering group on Tuesday: the second option, with the smaller team.",
        "The project manager sends the report by Friday and calls me if that fails.", "I have spoken with the team: the figures come with the next report.",
    ];

    public static readonly string[] CarriedOut = ["Carried out, and told in the last report.", "The project manager confirmed that it is done.", "Done; the steering group has seen it."];

    public static readonly SectionReason[] Reasons =
    [
        new("summary", "The summary does not say why the end has moved."), new("achieved", "This is the text of the last period; say what was finished in this one."),
        new("schedule", "The delay has no cause and no new date."), new("next", "Name what will be finished, not what will be worked on."),
    ];

    public static string[] Overall(Rag rag) => rag switch
    {
        Rag.Green => ["On plan in time and cost.", "Small delays are inside the reserve.", "Nothing that would move the end."],
        Rag.Amber => ["The end has moved, the reserve covers part of it.", "Cost and schedule need attention; measures are under way.", "Acceptance is late and eats the reserve."],
        _ => ["The approved end cannot be kept without a decision.", "Cost and time are beyond tolerance.", "The first release cannot go live as planned."],
    };

    public static string[] Dimension(Dimension dimension) => dimension switch
    {
        Reporting.Dimension.Schedule => ["Measured against the approved end.", "The critical path runs through acceptance.", "Two milestones moved within the reserve."],
        Reporting.Dimension.Cost => ["Bookings to the data date.", "Licences were dearer than planned.", "The forecast holds the supplier's change request."],
        Reporting.Dimension.Scope => ["No open change requests.", "One change request is being judged.", "The scope of the first release is frozen."],
        Reporting.Dimension.Resources => ["The team is complete.", "One specialist is missing until next month.", "Key users give a day a week."],
        _ => ["The business case stands.", "Benefits start with the second release.", "Savings are confirmed by controlling."],
    };
}

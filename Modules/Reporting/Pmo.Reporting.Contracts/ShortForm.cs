namespace Pmo.Reporting;

/// <summary>What is asked for where the whole report is not.</summary>
public enum ShortForm
{
    /// <summary>Of a red project between its reports: what went wrong, what is done, when it is green again, what is asked.</summary>
    Exception,
    /// <summary>Of a project on hold, each quarter: is it still right that this is on hold?</summary>
    SignOfLife,
}

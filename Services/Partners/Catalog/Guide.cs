namespace PartnerSite.Services.Partners.Catalog;

/// <summary>How to get something at a partner, in numbered steps.</summary>
public sealed record Guide
{
    /// <param name="steps">What to do, in its order.</param>
    public Guide(params IReadOnlyList<GuideStep> steps) => Steps = steps;

    /// <summary>What to do, in its order.</summary>
    public IReadOnlyList<GuideStep> Steps { get; }

    /// <summary>What to know before the first step.</summary>
    public string? Lead { get; init; }

    /// <summary>Its texts in English, by what names them among the texts of its partner or attribute.</summary>
    public IEnumerable<(string Name, string Text)> Texts =>
    [
        .. Lead is null ? Array.Empty<(string, string)>() : [("Lead", Lead)],
        .. from step in Steps.Index()
           from text in step.Item.Drawing is { } drawing
               ? [(StepName(step.Index), step.Item.Text), (DrawingName(step.Index), drawing.Text)]
               : (IEnumerable<(string, string)>)[(StepName(step.Index), step.Item.Text)]
           select text,
    ];

    /// <summary>Names the text of the step at this index: Step1, Step2, and so on.</summary>
    internal static string StepName(int index) => $"Step{index + 1}";

    /// <summary>Names what the drawing of the step at this index shows.</summary>
    internal static string DrawingName(int index) => $"Drawing{index + 1}";
}

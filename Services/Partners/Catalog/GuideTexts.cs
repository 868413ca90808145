using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Partners.Catalog;

/// <summary>The catalog's guides in the language of the request.</summary>
public static class GuideTexts
{
    /// <summary>What somebody needs before connecting a partner; null when nothing is declared.</summary>
    public static GuideText? NeedsOf(this Texts texts, Partner partner) => texts.Of(partner.Needs, partner.Tag);

    /// <summary>Where to find an attribute; null when nothing is declared.</summary>
    public static GuideText? GuideOf(this Texts texts, AttributeDefinition attribute) =>
        texts.Of(attribute.Guide, attribute.Key);

    private static GuideText? Of(this Texts texts, Guide? guide, string owner) => guide is null
        ? null
        : new(
            guide.Lead is { } lead ? texts.Declared($"{owner}.Lead", lead) : null,
            [.. guide.Steps.Index().Select(step => texts.Of(step.Item, step.Index, owner))]);

    private static StepText Of(this Texts texts, GuideStep step, int index, string owner) => new(
        LinkedText.From(texts.Declared($"{owner}.{Guide.StepName(index)}", step.Text)),
        step.Link,
        step.Drawing is { } drawing
            ? drawing with { Text = texts.Declared($"{owner}.{Guide.DrawingName(index)}", drawing.Text) }
            : null);
}

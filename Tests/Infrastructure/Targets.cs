namespace PartnerSite.Tests.Infrastructure;

/// <summary>What people press.</summary>
public static class Targets
{
    /// <summary>
    /// Names what a finger would miss: controls of fewer than 44 CSS pixels with their labels (WCAG 2.2, 2.5.5). Links
    /// within a sentence are exempt.
    /// </summary>
    public const string TooSmall = """
        (() => {
          const root = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
          const isHidden = (element) => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            || element.closest(".visually-hidden, .skip-link") || element.type === "hidden";
          const isInText = (element) => element.matches("a") && getComputedStyle(element).display === "inline"
            && element.parentElement.textContent.trim().length > element.textContent.trim().length;
          const boxOf = (element) => {
            const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
            return {
              width: Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left)),
              height: Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top)),
            };
          };
          return [...root.querySelectorAll("a[href], button, input, select, summary")]
            .filter((element) => !isHidden(element) && !isInText(element))
            .map((element) => [element, boxOf(element)])
            .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
            .map(([element, box]) => `a target of ${Math.round(box.width)} by ${Math.round(box.height)} pixels: `
              + `${element.tagName} ${element.textContent.trim() || element.id || element.name}`);
        })()
        """;
}

// The form's fields: marks what a message is about until it is corrected.
// A field that is being corrected is no longer marked as wrong.
document.addEventListener("input", ({ target }) => {
  if (target.matches("input[data-key][aria-invalid]")) {
    unmark(target);
    document.querySelector(`[data-error="${target.dataset.key}"]`)?.replaceChildren();
  }
});

// Fields that a message names are marked while it is shown.
const marked = (message) =>
  [...document.querySelectorAll("input[data-marked-by]")].filter((input) => input.dataset.markedBy === message.id);

const unmark = (input) => {
  input.removeAttribute("aria-invalid");
  input.classList.remove("is-invalid");
  delete input.dataset.markedBy;
};

const mark = (message) => {
  marked(message).forEach(unmark);
  message.querySelectorAll("[data-doubt-of] a[href^='#'], [data-verdict=needs_attention] a[href^='#']").forEach((link) => {
    const input = document.querySelector(link.hash);

    if (input) {
      const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
      const others = described.filter((id) => id && id !== message.id);
      input.setAttribute("aria-describedby", [message.id, ...others].join(" "));
      input.setAttribute("aria-invalid", "true");
      input.classList.add("is-invalid");
      input.dataset.markedBy = message.id;
    }
  });
};

document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.matches("[data-summary]")) {
    // The save has checked everything again: what was said before it goes.
    target.closest("form").querySelectorAll("[data-error], [data-verdict-of]").forEach((text) => text.replaceChildren());
    target.closest("form").querySelectorAll("input[aria-invalid]").forEach(unmark);
  }

  if (target.matches("[data-summary], [data-verdict-of]")) {
    mark(target);
  }
});

// A verdict is about what was typed before, and so is that of a check which is still running.
document.addEventListener("input", ({ target }) => {
  const fields = target.closest("fieldset[data-partner]");
  const verdict = fields?.querySelector("[data-verdict-of]");
  const check = fields?.querySelector("[data-check]");

  if (check) {
    window.htmx?.trigger(check, "htmx:abort");
  }

  if (verdict) {
    verdict.replaceChildren();
    mark(verdict);
  }

  // A secret that the page has to be told again is still the one in doubt.
  const isToldAgain = target.getAttribute("aria-describedby")?.includes(`${target.id}-retype`);
  const summary = isToldAgain ? null : fields?.form?.querySelector("[data-summary]:has([data-doubt])");
  summary?.querySelector(`[data-doubt-of="${fields.dataset.partner}"]`)?.remove();

  if (summary && !summary.querySelector("[data-doubt-of]")) {
    summary.replaceChildren();
  }

  if (summary) {
    mark(summary);
  }
});

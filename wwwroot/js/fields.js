// Helps while typing: shows a secret, trims what was pasted, and hints at values that look like a mistake.
document.documentElement.dataset.scripts = "";

let hints;
let pressed;

let release = () => {};

// A hint moves what is below it, so it waits while a button is being pressed.
document.addEventListener("pointerdown", () => {
  pressed = new Promise((resolve) => {
    release = resolve;
  });
});

for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => setTimeout(release));
}

const showHint = async (input) => {
  const container = document.querySelector(`[data-look="${input.dataset.key}"]`);
  const known = (await hints)?.[input.dataset.key] ?? [];
  await pressed;
  const hint = input.value.trim() && known.find(({ pattern }) => new RegExp(pattern).test(input.value.trim()));
  const text = document.createElement("p");
  text.className = "hint";
  text.textContent = hint?.text;
  container?.replaceChildren(...(hint ? [text] : []));
};

const reveal = (button, shown) => {
  document.getElementById(button.dataset.reveal).type = shown ? "text" : "password";
  [button.children[0].hidden, button.children[1].hidden] = [shown, !shown];
};

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("input[data-key]")) {
    hints ??= fetch("/partners/hints").then((answer) => answer.json()).catch(() => {
      hints = undefined;
    });
  }
});

document.addEventListener("change", ({ target }) => {
  if (target.matches("input[data-key]")) {
    target.value = target.value.trim();
    showHint(target);
  }
});

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
  message.querySelectorAll("[data-doubt-of] a, [data-verdict=needs_attention] a").forEach((link) => {
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
  if (target.matches("[data-doubts], [data-verdict-of]")) {
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

  const doubts = fields?.form?.querySelector("[data-doubts]");
  doubts?.querySelector(`[data-doubt-of="${fields.dataset.partner}"]`)?.remove();

  if (doubts && !doubts.querySelector("[data-doubt-of]")) {
    doubts.replaceChildren();
  }

  if (doubts) {
    mark(doubts);
  }
});

// Hints wait for a complete value, such as a pasted one; one that is already shown follows what is typed.
document.addEventListener("input", ({ target, inputType }) => {
  if (!target.matches("input[data-key]")) {
    return;
  }

  if (inputType === "insertFromPaste" || document.querySelector(`[data-look="${target.dataset.key}"] > *`)) {
    showHint(target);
  }
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-reveal]");

  if (button) {
    reveal(button, !button.children[0].hidden);
  }
});

// Submitted as a password, so that no browser remembers it as text.
document.addEventListener("submit", ({ target }) => {
  target.querySelectorAll("[data-reveal]").forEach((button) => reveal(button, false));
}, true);

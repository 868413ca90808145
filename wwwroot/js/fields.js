// What helps while typing: a secret can be shown, what is pasted loses the white space around it, and a value that
// looks like a mistake says so.
document.documentElement.dataset.scripts = "";

let hints;
let pressed;

let release = () => {};

// A hint moves what is below it: not while a button there is being pressed.
document.addEventListener("pointerdown", () => {
  pressed = new Promise((resolve) => {
    release = resolve;
  });
});

for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => setTimeout(release));
}

const say = async (input) => {
  const place = document.querySelector(`[data-look="${input.dataset.key}"]`);
  const known = (await hints)?.[input.dataset.key] ?? [];
  await pressed;
  const hint = input.value.trim() && known.find(({ pattern }) => new RegExp(pattern).test(input.value.trim()));
  const text = document.createElement("p");
  text.className = "hint";
  text.textContent = hint?.text;
  place?.replaceChildren(...(hint ? [text] : []));
};

const show = (button, shown) => {
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
    say(target);
  }
});

// A field is not called wrong any more while it is being corrected.
document.addEventListener("input", ({ target }) => {
  if (target.matches("input[data-key][aria-invalid]")) {
    unmark(target);
    document.querySelector(`[data-error="${target.dataset.key}"]`)?.replaceChildren();
  }
});

// The fields that a verdict names are marked while it is there.
const marked = (place) => [...document.querySelectorAll("input[data-marked-by]")].filter((input) => input.dataset.markedBy === place.id);

const unmark = (input) => {
  input.removeAttribute("aria-invalid");
  input.classList.remove("is-invalid");
  delete input.dataset.markedBy;
};

const mark = (place) => {
  marked(place).forEach(unmark);
  place.querySelectorAll("[data-doubt-of] a, [data-verdict=needs_attention] a").forEach((link) => {
    const input = document.querySelector(link.hash);

    if (input) {
      const described = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== place.id);
      input.setAttribute("aria-describedby", [place.id, ...described].join(" "));
      input.setAttribute("aria-invalid", "true");
      input.classList.add("is-invalid");
      input.dataset.markedBy = place.id;
    }
  });
};

document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.matches("[data-doubts], [data-verdict-of]")) {
    mark(target);
  }
});

// A verdict is on what was typed then, and so is one that is still to come.
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

// What was pasted is complete; what is typed is not, unless it corrects what a hint says.
document.addEventListener("input", ({ target, inputType }) => {
  if (target.matches("input[data-key]") && (inputType === "insertFromPaste" || document.querySelector(`[data-look="${target.dataset.key}"] > *`))) {
    say(target);
  }
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-reveal]");

  if (button) {
    show(button, !button.children[0].hidden);
  }
});

// Sent as a password, so that no browser remembers it as a text.
document.addEventListener("submit", ({ target }) => target.querySelectorAll("[data-reveal]").forEach((button) => show(button, false)), true);

// Helps while typing: takes the value out of what was pasted, says so, and hints at values that look like a mistake.
const { hints: hintsAddress } = document.currentScript.dataset;
let hints;
let pressed;

let release = () => {};

// A text moves what is below it, so it waits while a button is being pressed.
document.addEventListener("pointerdown", () => {
  pressed = new Promise((resolve) => {
    release = resolve;
  });
});

for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => setTimeout(release));
}

// What somebody means by a text, as the server takes it: the value in it, and what to say about what was left out.
const take = (text, { around, invisible, invisibleText }, { pasted, lower }) => {
  const said = new Set();
  let value = text;
  let rules = pasted;

  const keep = (part) => {
    const inner = part.match(`[^${around}](?:[^]*[^${around}])?`)?.[0] ?? "";

    if (inner && new RegExp(`[${invisible}]`).test(part.replace(inner, ""))) {
      said.add(invisibleText);
    }

    value = inner;
  };

  keep(text);

  const next = () => rules.find(({ pattern }) => new RegExp(pattern).test(value));

  for (let rule = next(); rule; rule = next()) {
    said.add(rule.text);
    keep(value.match(rule.pattern)[1]);
    rules = rules.toSpliced(rules.indexOf(rule), 1);
  }

  value = lower && new RegExp(lower).test(value) ? value.toLowerCase() : value;
  return { value, sentences: [...said].map((sentence) => sentence.replace("{0}", () => value)) };
};

const show = (container, className, text) => {
  const paragraph = document.createElement("p");
  paragraph.className = className;
  paragraph.textContent = text;
  container?.replaceChildren(...(text ? [paragraph] : []));
};

const noteOf = (input) => document.querySelector(`[data-taken="${input.dataset.key}"]`);

// While something is being pasted, white space at its ends may still become the middle of a value.
const takeValue = async (input, isLeft) => {
  const known = await hints;
  const field = known?.fields[input.dataset.key];

  if (!field) {
    return;
  }

  const { value, sentences } = take(input.value, known, field);

  if (input.value !== value && (isLeft || sentences.length > 0)) {
    input.value = value;
  }

  await showHint(input);

  if (sentences.length > 0 && input.value === value) {
    show(noteOf(input), "field-note", sentences.join(" "));
  }
};

const showHint = async (input) => {
  const container = document.querySelector(`[data-look="${input.dataset.key}"]`);
  const known = (await hints)?.fields[input.dataset.key]?.hints ?? [];
  await pressed;
  const value = input.value.trim();
  show(container, "hint", value && known.find(({ pattern }) => new RegExp(pattern).test(value))?.text);
};

const loadHints = (target) => {
  if (target?.matches("input[data-key]")) {
    hints ??= fetch(hintsAddress).then((answer) => answer.json()).catch(() => {
      hints = undefined;
    });
  }
};

document.addEventListener("focusin", ({ target }) => loadHints(target));

// A page may begin in a field, before this script is there to see it.
loadHints(document.activeElement);

document.addEventListener("change", ({ target }) => {
  if (target.matches("input[data-key]")) {
    takeValue(target, true);
  }
});

// Hints wait for a complete value, such as a pasted one; one that is already shown follows what is typed.
document.addEventListener("input", ({ target, inputType }) => {
  if (!target.matches("input[data-key]")) {
    return;
  }

  noteOf(target)?.replaceChildren();

  if (["insertFromPaste", "insertFromDrop"].includes(inputType)) {
    takeValue(target, false);
  } else if (document.querySelector(`[data-look="${target.dataset.key}"] > *`)) {
    showHint(target);
  }
});

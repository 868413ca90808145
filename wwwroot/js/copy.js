// Buttons that copy the text beside them, and say so.
const sayFor = 4_000;

// Where there is no clipboard, as over plain HTTP: the old way, beside the button so that it works in a dialog too.
const copySelected = (text, button) => {
  const field = document.createElement("textarea");
  field.className = "visually-hidden";
  field.value = text;
  button.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  button.focus();
  return done;
};

const copy = async (text, button) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, button);
  }
};

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");

  if (!button) {
    return;
  }

  const place = button.closest("[data-copyable]");
  const source = place.querySelector("[data-copy-text]");
  const status = place.querySelector("[data-copied]");
  const done = await copy((source.matches(".value") ? source.textContent : source.innerText).trim(), button);

  if (!done) {
    getSelection().selectAllChildren(source);
  }

  status.textContent = done ? status.dataset.copied : status.dataset.notCopied;
  setTimeout(() => { status.textContent = ""; }, sayFor);
});

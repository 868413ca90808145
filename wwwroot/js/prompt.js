// Shows the prompt of the first sign-in, unless it was closed since the last sign-in. The server remembers
// "Skip for now" and saving; the browser remembers that this user closed the dialog, until it shows a signed-out page.
const key = "partner-prompt-closed";

const memory = (() => {
  try {
    return window.localStorage;
  } catch {
    // Blocked by the browser's settings: remembered for this page only.
    const values = new Map();
    return {
      getItem: (name) => values.get(name),
      setItem: (name, value) => values.set(name, value),
      removeItem: (name) => values.delete(name),
    };
  }
})();

if (document.querySelector("[data-signed-out]")) {
  memory.removeItem(key);
}

const prompt = document.querySelector("[data-prompt]");

if (prompt) {
  prompt.addEventListener("htmx:beforeRequest", (event) => {
    if (memory.getItem(key) === prompt.dataset.prompt) {
      event.preventDefault();
    }
  });

  document.querySelector("[data-dialog]").addEventListener("close", () => memory.setItem(key, prompt.dataset.prompt));
}

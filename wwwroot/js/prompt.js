// Asks the first-login prompt, unless it was closed since the last sign-in. The server remembers "Skip for now" and
// saving; closing the dialog only counts until the next sign-in, which always passes a signed-out page.
const key = "partner-prompt-closed";

if (document.querySelector("[data-signed-out]")) {
  localStorage.removeItem(key);
}

const prompt = document.querySelector("[data-prompt]");

if (prompt) {
  prompt.addEventListener("htmx:beforeRequest", (event) => {
    if (localStorage.getItem(key)) {
      event.preventDefault();
    }
  });

  document.querySelector("[data-dialog]").addEventListener("close", () => localStorage.setItem(key, "yes"));
}

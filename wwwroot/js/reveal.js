// Shows a password or secret while it is typed.
document.documentElement.dataset.scripts = "";

const reveal = (button, shown) => {
  document.getElementById(button.dataset.reveal).type = shown ? "text" : "password";
  [button.children[0].hidden, button.children[1].hidden] = [shown, !shown];
};

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

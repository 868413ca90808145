// Asks once before what was typed is lost: when the dialog is closed, when its form is left, or the whole page.
const host = document.querySelector("[data-dialog]");
const question = document.querySelector("[data-leave]");
let isLeaving = false;

const isTyped = () => {
  const form = document.querySelector("form[data-form]");

  // What is being saved is not lost.
  return !isLeaving && form !== null && !form.matches(".htmx-request")
    && (form.dataset.form === "typed"
      || [...form.querySelectorAll("input[data-key]")].some((input) => input.value !== input.defaultValue));
};

// Stops an event that would lose what was typed; it goes on when the user says so.
const ask = (event, proceed) => {
  if (!isTyped()) {
    return;
  }

  event.preventDefault();
  event.stopImmediatePropagation();
  question.returnValue = "";
  question.addEventListener("close", () => {
    if (question.returnValue === "leave") {
      isLeaving = true;
      proceed();
      isLeaving = false;
    }
  }, { once: true });
  question.showModal();
};

if (host) {
  const close = () => host.close();

  host.addEventListener("cancel", (event) => {
    if (event.target === host) {
      ask(event, close);
    }
  });

  // Before htmx, and before what else closes the dialog.
  host.addEventListener("click", (event) => {
    const control = event.target.closest(
      ".modal-close button, a[data-close], a[data-cancel], button[form=skip-form]",
    );

    if (control) {
      ask(event, () => control.click());
    }
  }, true);
}

document.addEventListener("submit", ({ target }) => {
  isLeaving = target.matches("form[data-form]") && !window.htmx;
});

// The session has ended: the page goes to sign in.
document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  isLeaving ||= detail.xhr.getResponseHeader("HX-Redirect") !== null;
});

window.addEventListener("beforeunload", (event) => {
  if (isTyped()) {
    event.preventDefault();
  }
});

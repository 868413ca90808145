// The dialog that shows fragments: opens when one arrives, says what happened, gives the focus to the right place
// and back again.
const dialog = document.querySelector("[data-dialog]");

if (dialog) {
  const body = dialog.querySelector("[data-dialog-body]");
  const notice = document.querySelector("[data-notice]");
  const announcer = dialog.querySelector("[data-announcer]");

  const open = () => {
    if (!dialog.open) {
      // Closed first, the menu gives the focus to its button, and the dialog gives it back there.
      document.querySelector("[data-avatar-menu]:popover-open")?.hidePopover();
      dialog.showModal();
    }
  };

  document.addEventListener("htmx:afterSwap", (event) => {
    const inNotice = event.detail.target === notice;

    if (!inNotice && !body.firstElementChild) {
      return;
    }

    if (!inNotice && event.detail.xhr.status < 500) {
      notice.replaceChildren();
    }

    open();
    const place = inNotice ? notice : body;
    [...place.querySelectorAll("[data-focus]")].at(-1)?.focus();
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt.closest("form");
    form?.setAttribute("aria-busy", "true");
    announcer.textContent = form?.querySelector("[data-save] .busy")?.textContent ?? "";
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    event.detail.elt.closest("form")?.removeAttribute("aria-busy");
    announcer.textContent = "";
  });

  // No answer at all: what was typed stays where it is.
  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, () => {
      notice.replaceChildren(document.querySelector("[data-connection-error]").content.cloneNode(true));
      open();
    });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dialog] [data-close]")) {
      event.preventDefault();
      dialog.close();
    }
  });

  document.body.addEventListener("partnersSkipped", () => dialog.close());

  // Nothing typed is kept: a token least of all.
  dialog.addEventListener("close", () => {
    body.replaceChildren();
    notice.replaceChildren();
  });
}

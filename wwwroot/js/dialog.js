// The dialog that shows fragments: opens when one arrives, says what happened, gives the focus to the right place
// and back again.
const dialog = document.querySelector("[data-dialog]");

if (dialog) {
  const body = dialog.querySelector("[data-dialog-body]");
  const notice = dialog.querySelector("[data-notice]");
  const announcer = dialog.querySelector("[data-announcer]");
  let opener;
  let closedEarly = false;

  // Nothing typed is kept: a token least of all.
  const clear = () => {
    body.replaceChildren();
    notice.replaceChildren();
    closedEarly = false;
  };

  const open = () => {
    closedEarly = false;

    if (!dialog.open) {
      // Closed first, the menu gives the focus to its button, and the dialog gives it back there.
      document.querySelector("[data-avatar-menu]:popover-open")?.hidePopover();
      opener = document.activeElement;
      dialog.showModal();
    }
  };

  const fail = () => {
    notice.replaceChildren(document.querySelector("[data-connection-error]").content.cloneNode(true));
    open();
  };

  // A refused form, and what the site says about a failure, is shown. A proxy's own error page is not.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;

    if (xhr.status >= 400 && dialog.contains(target)) {
      event.detail.shouldSwap = [409, 422].includes(xhr.status) || xhr.getResponseHeader("HX-Retarget") !== null;

      if (!event.detail.shouldSwap) {
        fail();
      }
    }
  });

  document.addEventListener("htmx:afterSwap", ({ target, detail }) => {
    if (!dialog.contains(target)) {
      return;
    }

    // Closed before the answer came: saved, the cards say so; refused, the user has to know.
    if (closedEarly && detail.xhr.status < 400) {
      clear();
      return;
    }

    open();

    if (notice.contains(target)) {
      notice.querySelector("[data-focus]")?.focus();
    } else {
      notice.replaceChildren();
      [...body.querySelectorAll("[data-focus]")].at(-1)?.focus();
    }
  });

  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const form = detail.elt.closest("form");
    form?.setAttribute("aria-busy", "true");
    announcer.textContent = form?.querySelector("[data-save] .busy")?.textContent ?? "";
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    detail.elt.closest("form")?.removeAttribute("aria-busy");
    announcer.textContent = "";
  });

  // No answer at all: what was typed stays where it is.
  document.addEventListener("htmx:sendError", fail);
  document.addEventListener("htmx:timeout", fail);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dialog] [data-close]")) {
      event.preventDefault();
      dialog.close();
    }
  });

  document.body.addEventListener("partnersSkipped", () => dialog.close());

  dialog.addEventListener("close", () => {
    closedEarly = body.querySelector("form[aria-busy]") !== null;

    if (!closedEarly) {
      clear();
    }

    // The opener may have been brought up to date meanwhile, and be another element of the same id.
    if (opener && !opener.isConnected) {
      (document.getElementById(opener.id) ?? document.querySelector("[data-avatar]")).focus();
    }
  });
}

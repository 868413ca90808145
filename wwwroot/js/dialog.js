// The dialog that shows fragments: opens when one arrives, announces what happened, moves the focus in, and back when
// it closes. A form on a page of its own shows its answers in the same way, so that a refusal leaves what was typed.
const dialog = document.querySelector("[data-dialog], [data-page]");

if (dialog) {
  const body = dialog.querySelector("[data-dialog-body]") ?? dialog;
  const notice = dialog.querySelector("[data-notice]");
  const announcer = dialog.querySelector("[data-announcer]");
  const loading = document.querySelector("[data-loading]");
  const said = document.querySelector("[data-said]");
  let opener;
  let sending;
  let abandoned;

  // Nothing that was typed is kept, above all no token.
  const clear = () => {
    body.replaceChildren();
    notice.replaceChildren();
  };

  const open = () => {
    if (dialog.matches("dialog:not([open])")) {
      // Closing the menu gives the focus to its button, where the dialog later returns it.
      document.querySelector("[data-avatar-menu]:popover-open")?.hidePopover();
      opener = document.activeElement;
      dialog.showModal();
    }
  };

  const lost = () => document.querySelector("[data-connection-error]").content.cloneNode(true);

  const isForDialog = ({ requestConfig }) => dialog.contains(requestConfig.target);

  const fail = () => {
    notice.replaceChildren(lost());
    open();
    notice.querySelector("[data-focus]").focus();
  };

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, target, xhr } = event.detail;

    // A second press of what opens the dialog, or a prompt while it is open.
    if (dialog.open && dialog.contains(target) && !dialog.contains(elt)) {
      event.preventDefault();
      return;
    }

    if (elt.matches("form") && dialog.contains(elt)) {
      sending = xhr;
      announcer.textContent = elt.querySelector("[data-save] .busy, [data-check] .busy")?.textContent ?? "";
    } else if (elt.matches("[data-card-check]")) {
      said.textContent = elt.querySelector(".busy").textContent;
    } else if (elt.matches("[data-check]")) {
      announcer.textContent = elt.querySelector(".busy").textContent;
    } else if (dialog.contains(target)) {
      // Announced outside the dialog until it is open.
      (dialog.open ? announcer : loading).textContent = loading.dataset.loading;
    }
  });

  // Shows refused forms and the site's own messages about failures, but not a proxy's error page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event;

    if (detail.xhr.status >= 400) {
      if (detail.elt.matches("[data-card-check]")) {
        detail.target.replaceChildren(lost());
      }

      detail.shouldSwap = isForDialog(detail)
        && ([409, 422].includes(detail.xhr.status) || detail.xhr.getResponseHeader("HX-Retarget") !== null);

      if (isForDialog(detail) && !detail.shouldSwap) {
        fail();
      }
    }
  });

  document.addEventListener("htmx:afterSwap", ({ target, detail }) => {
    // Closed before the answer came: the cards show a success, but the user has to see a refusal.
    if (!dialog.contains(target) || (detail.xhr === abandoned && detail.xhr.status < 400)) {
      return;
    }

    open();
    announcer.textContent = body.querySelector("[data-feedback]")?.textContent ?? "";

    if (notice.contains(target)) {
      notice.querySelector("[data-focus]")?.focus();
    } else if (target.matches("[data-verdict-of]")) {
      // Shown beside the fields, which stay as they are.
      notice.replaceChildren();
      target.scrollIntoView({ block: "nearest" });
    } else if (target.matches("[data-summary]")) {
      notice.replaceChildren();
      dialog.scrollTop = 0;
      target.querySelector("[data-focus]")?.focus();
    } else {
      notice.replaceChildren();
      dialog.scrollTop = 0;
      [...body.querySelectorAll("[data-focus], input[autofocus]")].at(-1)?.focus();
    }
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    (loading ?? announcer).textContent = "";

    if (detail.xhr === sending) {
      sending = undefined;
    }

    if (!detail.successful) {
      announcer.textContent = "";
    }

    if (detail.xhr === abandoned) {
      abandoned = undefined;

      if (dialog.matches("dialog:not([open])")) {
        clear();
      }
    }
  });

  // No answer at all: the form stays as it is. The prompt asks again on the next page.
  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, ({ detail }) => {
      if (detail.elt.matches("[data-card-check]")) {
        detail.target.replaceChildren(lost());
      } else if (isForDialog(detail) && !detail.elt.matches("[data-prompt]")) {
        fail();
      }
    });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dialog] [data-close]")) {
      event.preventDefault();
      dialog.close();
    }
  });

  // After a check on a card. The cards refresh by themselves.
  document.body.addEventListener("partnerChecked", ({ detail }) => {
    said.textContent = detail.text;
  });

  document.body.addEventListener("partnersSkipped", () => dialog.close());

  dialog.addEventListener("close", () => {
    if (sending) {
      abandoned = sending;
    } else {
      clear();
    }

    // The cards may have been refreshed meanwhile, so that the opener is another element with the same id. The prompt
    // has no opener.
    if (opener === document.body || !opener.isConnected) {
      (document.getElementById(opener.id) ?? document.querySelector("[data-avatar]")).focus();
    }
  });
}

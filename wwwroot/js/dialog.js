// The dialog that shows fragments: opens when one arrives, says what happened, gives the focus to the right place
// and back again.
const dialog = document.querySelector("[data-dialog]");

if (dialog) {
  const body = dialog.querySelector("[data-dialog-body]");
  const notice = dialog.querySelector("[data-notice]");
  const announcer = dialog.querySelector("[data-announcer]");
  const loading = document.querySelector("[data-loading]");
  const said = document.querySelector("[data-said]");
  let opener;
  let sending;
  let abandoned;

  // Nothing typed is kept: a token least of all.
  const clear = () => {
    body.replaceChildren();
    notice.replaceChildren();
  };

  const open = () => {
    if (!dialog.open) {
      // Closed first, the menu gives the focus to its button, and the dialog gives it back there.
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

    // What opens the dialog was pressed twice, or asks when it is open already.
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
      // Outside the dialog until it is open.
      (dialog.open ? announcer : loading).textContent = loading.dataset.loading;
    }
  });

  // A refused form, and what the site says about a failure, is shown. A proxy's own error page is not.
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
    // Closed before the answer came: saved, the cards say so; refused, the user has to know.
    if (!dialog.contains(target) || (detail.xhr === abandoned && detail.xhr.status < 400)) {
      return;
    }

    open();
    announcer.textContent = body.querySelector("[data-feedback]")?.textContent ?? "";

    if (notice.contains(target)) {
      notice.querySelector("[data-focus]")?.focus();
    } else if (target.matches("[data-doubts], [data-verdict-of]")) {
      // Beside what was typed, which stays.
      notice.replaceChildren();
      target.querySelector("[data-focus]")?.focus();
      target.scrollIntoView({ block: "nearest" });

      // What was checked before the save is in it again.
      if (target.matches("[data-doubts]")) {
        body.querySelectorAll("[data-verdict-of]").forEach((place) => place.replaceChildren());
      }
    } else {
      notice.replaceChildren();
      dialog.scrollTop = 0;
      [...body.querySelectorAll("[data-focus], input[autofocus]")].at(-1)?.focus();
    }
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    loading.textContent = "";

    if (detail.xhr === sending) {
      sending = undefined;
    }

    if (!detail.successful) {
      announcer.textContent = "";
    }

    if (detail.xhr === abandoned) {
      abandoned = undefined;

      if (!dialog.open) {
        clear();
      }
    }
  });

  // No answer at all: what was typed stays where it is. The prompt asks again on the next page.
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

  // On a card; the cards around it are brought up to date.
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

    // The opener may have been brought up to date meanwhile, and be another element of the same id. The prompt had none.
    if (opener === document.body || !opener.isConnected) {
      (document.getElementById(opener.id) ?? document.querySelector("[data-avatar]")).focus();
    }
  });
}

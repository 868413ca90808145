// Shows dates, rendered in UTC, as days of the reader's own time zone.
const localize = (root) => root.querySelectorAll("time[data-local-date]").forEach((time) => {
  time.textContent = new Date(time.dateTime).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
});

localize(document);
document.addEventListener("htmx:load", (event) => localize(event.detail.elt));

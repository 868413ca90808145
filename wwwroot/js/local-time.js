// Shows times, rendered in UTC, in the reader's own time zone: as days, or with the time of day.
const inOwnZone = (time, form) => {
  time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, form);
};

const localize = (root) => {
  root.querySelectorAll("time[data-local-date]").forEach((time) => inOwnZone(time, { dateStyle: "medium" }));
  root.querySelectorAll("time[data-local-time]").forEach((time) => inOwnZone(time, { dateStyle: "medium", timeStyle: "short" }));
};

localize(document);
document.addEventListener("htmx:load", (event) => localize(event.detail.elt));

// Shows times, which are rendered in UTC, in the reader's time zone: as days, or with the time of day.
const showTime = (time, form) => {
  time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, form);
};

const localize = (root) => {
  root.querySelectorAll("time[data-local-date]").forEach((time) => showTime(time, { dateStyle: "medium" }));
  root.querySelectorAll("time[data-local-time]").forEach((time) => {
    showTime(time, { dateStyle: "medium", timeStyle: "short" });
  });
};

localize(document);
document.addEventListener("htmx:load", (event) => localize(event.detail.elt));

// Shows times, which are rendered in UTC, in the reader's time zone: as days, or with the time of day. In the forms of
// Partners.DateFormat and Activity.TimeFormat.
const forms = {
  en: [{ day: "numeric", month: "short", year: "numeric" }, { hour: "numeric", minute: "2-digit" }],
  vi: [{ day: "2-digit", month: "2-digit", year: "numeric" }, { hour: "2-digit", minute: "2-digit" }],
};

const language = document.documentElement.lang;
const [day, timeOfDay] = forms[language] ?? forms.en;

const showTime = (time, form) => {
  time.textContent = new Date(time.dateTime).toLocaleString(language, form);
};

const localize = (root) => {
  root.querySelectorAll("time[data-local-date]").forEach((time) => showTime(time, day));
  root.querySelectorAll("time[data-local-time]").forEach((time) => showTime(time, { ...day, ...timeOfDay }));
};

localize(document);
document.addEventListener("htmx:load", (event) => localize(event.detail.elt));

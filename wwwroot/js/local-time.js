// Shows times, which are rendered in UTC, in the reader's time zone: as days, or with the time of day. In the forms of
// Partners.DateFormat and Activity.TimeFormat. What says how long ago something was ages with the open page.
const forms = {
  en: [{ day: "numeric", month: "short", year: "numeric" }, { hour: "numeric", minute: "2-digit" }],
  vi: [{ day: "2-digit", month: "2-digit", year: "numeric" }, { hour: "2-digit", minute: "2-digit" }],
};

const units = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
const refreshEvery = 30_000;
const language = document.documentElement.lang;
const [day, timeOfDay] = forms[language] ?? forms.en;
const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });

// When an element came with its age: the reader's clock may be wrong, but it runs as fast as the server's.
const shown = new WeakMap();

const exact = (time, form) => new Date(time.dateTime).toLocaleString(language, form);

const grow = (time) => {
  const age = Number(time.dataset.age) + (Date.now() - shown.get(time)) / 1000;
  const [unit, length] = units.find(([, seconds]) => age >= seconds) ?? [];

  // In a live region it would be read out again and again.
  if (unit && !time.closest("[role=status], [role=alert], [aria-live]")) {
    time.textContent = time.dataset.ago.replace("{0}", relative.format(-Math.floor(age / length), unit));
  }
};

const localize = (root) => {
  root.querySelectorAll("time[data-local-date]").forEach((time) => { time.textContent = exact(time, day); });
  root.querySelectorAll("time[data-local-time]").forEach((time) => {
    time.textContent = exact(time, { ...day, ...timeOfDay });
  });
  root.querySelectorAll("time[data-age]").forEach((time) => {
    time.title = exact(time, { ...day, ...timeOfDay });
    shown.set(time, Date.now());
  });
};

localize(document);
document.addEventListener("htmx:load", (event) => localize(event.detail.elt));
setInterval(() => document.querySelectorAll("time[data-age]").forEach((time) => shown.has(time) && grow(time)), refreshEvery);

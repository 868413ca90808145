// Shows the API's document. Nothing is loaded from, or sent to, anywhere but this site.
const place = document.getElementById("docs");

Scalar.createApiReference(place, {
  url: place.dataset.address,
  ...({ light: { forceDarkModeState: "light" }, dark: { forceDarkModeState: "dark" } })[document.documentElement.dataset.theme],
  theme: "default",
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: "never",
  documentDownloadType: "none",
  persistAuth: false,
  defaultOpenAllTags: true,
});

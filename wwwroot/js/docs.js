// Shows the API's document. Nothing is loaded from, or sent to, any other site.
const docs = document.getElementById("docs");
const chosenTheme = document.documentElement.dataset.theme;

Scalar.createApiReference(docs, {
  url: docs.dataset.address,
  ...(["light", "dark"].includes(chosenTheme) ? { forceDarkModeState: chosenTheme } : {}),
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

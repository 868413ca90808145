// Scalar styles a few elements in ways that the content security policy refuses. This does the same in ways that it
// allows, so that the policy is as strict as on every other page.
const nonce = document.querySelector("meta[property=csp-nonce]").content;

const { createElement } = document;
document.createElement = (name, options) => {
  const element = createElement.call(document, name, options);

  if (element instanceof HTMLStyleElement) {
    element.nonce = nonce;
  }

  return element;
};

const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  if (name === "style") {
    this.style.cssText = value;
  } else {
    setAttribute.call(this, name, value);
  }
};

// Line numbers of code have a style attribute.
const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
Object.defineProperty(Element.prototype, "innerHTML", {
  configurable: true,
  get,
  set(html) {
    set.call(this, String(html ?? "").replace(/(<code\b[^>]*) style="/g, '$1 data-style="'));
    this.querySelectorAll("code[data-style]").forEach((code) => { code.style.cssText = code.dataset.style; });
  },
});

// Keeps Scalar's validation library from trying eval.
globalThis.__zod_globalConfig = { jitless: true };

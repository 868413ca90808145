// A user with both partners connected, made in the pages as a person makes them. Cookies of Production are for HTTPS alone,
// which Lighthouse's header knows nothing of: the proxy that would end TLS is as good as there.
const cookies = new Map();

export async function makeUser(site) {
  const password = "a long enough password";
  await submit(site, "/Identity/Account/Register", {
    "Input.Email": "lan.nguyen@example.com", "Input.Password": password, "Input.ConfirmPassword": password,
  });
  await submit(site, "/partners/edit", {
    "Input.Values[chotot_id]": "85558138",
    "Input.Values[whatsapp_phone_number_id]": "106853218861309",
    "Input.Values[whatsapp_system_token]": "EAAGm0PX4ZCpsBA",
  }, "/partners/save", [["Input.Partners", "chotot"], ["Input.Partners", "whatsapp"]]);

  if (!(await (await send(site)).text()).includes("data-avatar")) {
    throw new Error("The user is not signed in.");
  }

  return header();
}

async function submit(site, page, values, action = page, more = []) {
  const html = await (await send(site + page)).text();
  const hidden = ["__RequestVerificationToken", "Input.Version"].map((name) => [name, valueOf(html, name)]).filter(([, value]) => value !== undefined);
  const answer = await send(site + action, { method: "POST", body: new URLSearchParams([...hidden, ...Object.entries(values), ...more]) });

  if (answer.status !== 302) {
    throw new Error(`${action} answered with ${answer.status}.`);
  }
}

// The last of a page is its main form's: those of the header come first.
function valueOf(html, name) {
  const fields = (html.match(/<input[^>]*>/g) ?? []).filter((field) => field.includes(`name="${name}"`));
  return fields.at(-1)?.match(/value="([^"]*)"/)?.[1];
}

async function send(address, options = {}) {
  const answer = await fetch(address, { ...options, redirect: "manual", headers: { Cookie: header() } });

  for (const cookie of answer.headers.getSetCookie()) {
    const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
    cookies.set(name, value);
  }

  return answer;
}

function header() {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}

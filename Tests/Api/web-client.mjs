// Uses the API as a web client does, with nothing but fetch: signs in, reads whether partners are stored, updates,
// reads back, loses to a change made meanwhile, signs out. Exits with 0 when every answer was as the contract has it.
import assert from "node:assert/strict";

const [base, email] = process.argv.slice(2);
const password = process.env.PASSWORD;

async function call(method, path, { token, body, ifMatch } = {}) {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    redirect: "error",
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { "Content-Type": "application/json" }),
      ...(ifMatch && { "If-Match": ifMatch }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, etag: response.headers.get("etag"), type: response.headers.get("content-type"), body: text && JSON.parse(text) };
}

const refused = await call("POST", "/auth/login", { body: { email, password: "wrong password" } });
assert.equal(refused.status, 401);
assert.equal(refused.type, "application/problem+json");

const login = await call("POST", "/auth/login", { body: { email, password } });
assert.equal(login.status, 200);
assert.equal(login.body.token_type, "Bearer");
assert.equal(login.body.user.email, email);
assert.equal(login.body.has_partner_attributes, false);
assert.ok(new Date(login.body.expires_at) > new Date());
const { token } = login.body;

const me = await call("GET", "/auth/me", { token });
assert.deepEqual(me.body, login.body.user);

const empty = await call("GET", "/profile/attributes", { token });
assert.deepEqual(empty.body, {});

const saved = await call("PUT", "/profile/attributes", {
  token,
  ifMatch: empty.etag,
  body: { chotot_id: "85558138", whatsapp_phone_number_id: "106853218861309", whatsapp_system_token: "EAAGm0PX4ZCpsBA" },
});
assert.equal(saved.status, 200);
assert.deepEqual(saved.body, { chotot_id: "85558138", whatsapp_phone_number_id: "106853218861309" });

const read = await call("GET", "/profile/attributes", { token });
assert.deepEqual(read.body, saved.body);
assert.equal(read.etag, saved.etag);

const late = await call("PUT", "/profile/attributes", { token, ifMatch: empty.etag, body: { chotot_id: "1" } });
assert.equal(late.status, 412);
assert.equal(late.body.title, "Precondition Failed");

const partners = await call("GET", "/profile/partners", { token });
assert.deepEqual(partners.body.map(({ partner, status }) => [partner, status]), [["chotot", "saved"], ["whatsapp", "saved"]]);
assert.ok(!JSON.stringify(partners.body).includes("EAAGm0PX4ZCpsBA"));

const again = await call("POST", "/auth/login", { body: { email, password } });
assert.equal(again.body.has_partner_attributes, true);

assert.equal((await call("DELETE", "/profile/partners/whatsapp", { token })).status, 204);
assert.deepEqual((await call("GET", "/profile/attributes", { token })).body, { chotot_id: "85558138" });

assert.equal((await call("POST", "/auth/logout", { token })).body.status, "success");
assert.equal((await call("GET", "/auth/me", { token })).status, 401);
assert.equal((await call("GET", "/auth/me", { token: again.body.token })).status, 200);

// A client of openapi-fetch, typed by openapi-typescript, does what a program does with the API. Exits with 0 when every
// answer was as the document says.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

const [baseUrl, email, password] = [process.argv[2]!, process.argv[3]!, process.env["PASSWORD"]!];
const client = createClient<paths>({ baseUrl });

const merge = { headers: { "Content-Type": "application/merge-patch+json" } };

const refused = await client.POST("/api/v1/auth/login", { body: { email, password: "a wrong password" } });
assert.equal(refused.response.status, 401);
assert.equal(refused.error?.type, "about:blank");

const login = await client.POST("/api/v1/auth/login", { body: { email, password } });
assert.ok(login.data);
const { token, user } = login.data;
assert.equal(user.email, email);
client.use({
  onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${token}`);
    return request;
  },
});

const empty = await client.GET("/api/v1/profile/attributes");
assert.deepEqual(empty.data, {});
const before = empty.response.headers.get("ETag")!;

const body: components["schemas"]["ProfileAttributeChanges"] = {
  chotot_id: "85558138",
  chotot_oid: "3cc4f7b9c2743c61b5f60c6f62063743",
  whatsapp_phone_number_id: "106853218861309",
  whatsapp_system_token: "EAAGm0PX4ZCpsBA",
};
const saved = await client.PUT("/api/v1/profile/attributes", { params: { header: { "If-Match": before } }, body });
assert.equal(saved.data?.chotot_oid, body.chotot_oid);

const late = await client.PUT("/api/v1/profile/attributes", { params: { header: { "If-Match": before } }, body });
assert.equal(late.error?.status, 412);

const blank = await client.PUT("/api/v1/profile/attributes", { body: { chotot_id: " " } });
assert.equal(blank.error?.status, 400);
assert.equal(blank.error.errors?.["chotot_id"]?.length, 1);

// Setting one attribute loses no other, whether those are left out or null.
const one = await client.PUT("/api/v1/profile/attributes", {
  body: { chotot_id: "85558139", chotot_oid: null, whatsapp_system_token: null },
});
assert.equal(one.data?.chotot_id, "85558139");
assert.equal(one.data.chotot_oid, body.chotot_oid);

const stored = await client.GET("/api/v1/profile/attributes/{key}", {
  params: { path: { key: "whatsapp_system_token" } },
});
assert.equal(stored.data?.is_set, true);
assert.equal(stored.data.value, undefined);

const check = await client.POST("/api/v1/profile/partners/{partner}/check", {
  params: { path: { partner: "whatsapp" } },
});
assert.equal(check.data?.status satisfies components["schemas"]["PartnerStatus"] | undefined, "connected");

const cleared = await client.PATCH("/api/v1/profile/attributes", { ...merge, body: { chotot_oid: null } });
assert.deepEqual(Object.keys(cleared.data ?? {}).toSorted(), ["chotot_id", "whatsapp_phone_number_id"]);

const removed = await client.DELETE("/api/v1/profile/attributes/{key}", { params: { path: { key: "chotot_id" } } });
assert.equal(removed.response.status, 204);
assert.match(removed.response.headers.get("ETag")!, /^"[0-9a-f]{32}"$/);

const activity = await client.GET("/api/v1/profile/activity", { params: { query: { limit: 100 } } });
assert.ok(activity.data?.some((entry) => entry.event === "checked" && entry.status === "connected"));

assert.equal((await client.POST("/api/v1/auth/logout")).data?.status, "success");

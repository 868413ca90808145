// node measure.mjs <site> <folder for reports> <runs>: prints a table of medians and what keeps an audit from its full score.
import { writeFile } from "node:fs/promises";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { makeUser } from "./user.mjs";

const [site, folder, runs] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const scores = ["performance", "accessibility", "best-practices"];
const metrics = ["cumulative-layout-shift", "first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
const marks = { performance: 98, accessibility: 100, "best-practices": 100, "cumulative-layout-shift": 0 };

const Cookie = await makeUser(site);
const pages = [
  ["visitor", "/"],
  ["sign-in", "/Identity/Account/Login"],
  ["home", "/", { Cookie }],
  ["partners", "/partners", { Cookie }],
];
const forms = [["mobile", undefined], ["desktop", desktopConfig]];
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const faults = [];

console.log(["page".padEnd(18), "perf", "a11y", "best", "  CLS", "FCP ms", "LCP ms", "TBT ms"].join("  "));

for (const [name, address, extraHeaders] of pages) {
  for (const [form, config] of forms) {
    await measure(`${name}-${form}`, site + address, extraHeaders, config);
  }
}

console.log(faults.length === 0 ? "Every page is above its marks." : faults.join("\n"));
process.exit(faults.length === 0 ? 0 : 1);

async function measure(page, address, extraHeaders, config) {
  const results = [];

  for (let run = 1; run <= runs; run++) {
    // A browser of its own each time: nothing is in its cache.
    const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    const { lhr, report } = await lighthouse(address, { port: chrome.port, output: "html", logLevel: "error", onlyCategories: scores, extraHeaders }, config);
    chrome.kill();
    await writeFile(`${folder}/${page}-${run}.html`, report);
    await writeFile(`${folder}/${page}-${run}.json`, JSON.stringify(lhr, null, 2));
    results.push(lhr);
  }

  const values = Object.fromEntries([
    ...scores.map((score) => [score, middle(results.map((lhr) => Math.round(lhr.categories[score].score * 100)))]),
    ...metrics.map((metric) => [metric, middle(results.map((lhr) => lhr.audits[metric].numericValue))]),
  ]);
  print(page, values);
  judge(page, values, results[0]);
}

function print(page, values) {
  console.log([
    page.padEnd(18),
    ...scores.map((score) => String(values[score]).padStart(4)),
    values["cumulative-layout-shift"].toFixed(3),
    ...metrics.slice(1).map((metric) => values[metric].toFixed(0).padStart(6)),
  ].join("  "));
}

function judge(page, values, lhr) {
  for (const [what, mark] of Object.entries(marks)) {
    if (what === "cumulative-layout-shift" ? values[what] > mark : values[what] < mark) {
      faults.push(`${page}: ${what} is ${values[what]}, its mark is ${mark}`);
    }
  }

  for (const audit of Object.values(lhr.audits)) {
    if (audit.score !== null && audit.score < 1) {
      console.log(`  ${audit.id} ${audit.score}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ""}`);
    }
  }
}

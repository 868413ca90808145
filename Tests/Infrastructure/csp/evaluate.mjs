// Prints what csp_evaluator finds in each of the policies that it is given: a list of sentences for each, as JSON.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Severity } = require("csp_evaluator/dist/finding.js");

const text = ({ severity, directive, value, description }) =>
  `${[Severity[severity], directive, value].filter(Boolean).join(" ")}: ${description}`;

console.log(JSON.stringify(
  process.argv.slice(2).map(policy => new CspEvaluator(new CspParser(policy).csp).evaluate().map(text))));

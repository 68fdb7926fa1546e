import { RULES } from "../../../src/core/findings/all-rules";
import { RULE_NAMES, severityOf } from "../../../src/core/findings/finding";

test.each(RULE_NAMES)("%s is as serious without its rule at hand", (name) => {
  expect(severityOf(name)).toBe(RULES[name].severity);
});

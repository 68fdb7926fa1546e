import { RULES } from "../../../src/core/findings/all-rules";
import { RULE_NAMES, severityOf, titleOfRule } from "../../../src/core/findings/finding";

test.each(RULE_NAMES)("%s is called the same, and as serious, without its rule at hand", (name) => {
  expect({ title: titleOfRule(name), severity: severityOf(name) }).toEqual({
    title: RULES[name].title,
    severity: RULES[name].severity,
  });
});

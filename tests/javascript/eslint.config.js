/**
 * What eslint asks of every script: its recommended rules and a few habits of the house. Types are for tsc to judge.
 */
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off", // tsc knows the names of the browser
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-shadow": "error",
      "no-var": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-else-return": "error",
      "no-restricted-globals": ["error", "event", "name", "status"], // names that a typing mistake would find
      "prefer-const": "error",
      "object-shorthand": "error",
      "prefer-template": "error",
      eqeqeq: "error",
      complexity: ["error", 12],
      "max-lines": ["error", 200],
      "max-lines-per-function": ["error", 30],
      "max-len": ["error", 120],
    },
  },
];

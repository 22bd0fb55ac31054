// The few assertions that the tests of the web extension host use, where node:assert is not to be had.
function fail(message: string): never {
  throw new Error(message);
}

const assert = {
  ok(value: unknown, message = 'not ok'): asserts value {
    if (!value) fail(message);
  },
  equal(actual: unknown, expected: unknown, message?: string): void {
    if (!Object.is(actual, expected)) fail(message ?? `${String(actual)} is not ${String(expected)}`);
  },
  notEqual(actual: unknown, expected: unknown, message?: string): void {
    if (Object.is(actual, expected)) fail(message ?? `both are ${String(actual)}`);
  },
  match(actual: string, expected: RegExp, message?: string): void {
    if (!expected.test(actual)) fail(message ?? `${actual} does not match ${expected}`);
  },
};

export default assert;

import assert from 'node:assert/strict';
import { showsColours } from '../../server/src/cli/process-system.ts';

suite('Colours', () => {
  for (const [what, environment, isTerminal, expected] of [
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR says nothing', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR wins', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ] as const) {
    test(what, () => assert.equal(showsColours(environment, isTerminal), expected));
  }
});

import { smokeTests } from '../smoke.ts';

suite('in the extension host of node', smokeTests);

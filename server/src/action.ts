import signatures from 'bomwarden:signatures';
import { runAction } from './action/run.ts';
import { endWith, processWorld } from './cli/process-world.ts';

const world = processWorld({
  version: BOMWARDEN_VERSION,
  signatures: () => signatures,
  validator: () => {
    throw new Error('the action validates nothing');
  },
  program: __filename,
});
endWith(runAction(process.env, world));

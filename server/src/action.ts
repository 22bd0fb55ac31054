import signatures from 'bomwarden:signatures';
import { runAction } from './action/run.ts';
import { endWith, processSystem } from './cli/process-system.ts';

const system = processSystem({
  version: BOMWARDEN_VERSION,
  signatures: () => signatures,
  validator: () => {
    throw new Error('the action validates nothing');
  },
  program: __filename,
});
endWith(runAction(process.env, system));

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { endWith, processSystem } from './cli/process-system.ts';
import { run } from './cli/run.ts';
import { serveReviews } from './cli/scan/worker.ts';
import { WorkerValidator } from './validate/worker-validator.ts';

if (parentPort) {
  serveReviews(parentPort, workerData);
} else {
  const system = processSystem({
    version: BOMWARDEN_VERSION,
    // a megabyte of text in a program would be compiled at every start
    signatures: () => readFileSync(join(__dirname, 'signatures.json'), 'utf8'),
    validator: () => new WorkerValidator(join(__dirname, 'server.js')),
    program: __filename,
    agents: () => createRequire(__filename)(join(__dirname, 'mcp.js')).serve,
  });
  endWith(run(process.argv.slice(2), system));
}

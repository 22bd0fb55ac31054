import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { serve } from './validate/worker.ts';

// Started as a thread by the command line and the language server; the schemas stand beside it.
if (parentPort) serve(parentPort, join(__dirname, 'sbom-schema'));

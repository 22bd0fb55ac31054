import type { Feature } from '../feature.ts';
import { agents } from './agents.ts';
import { archives } from './archives.ts';
import { codeActions } from './codeAction.ts';
import { codeLenses } from './codeLens.ts';
import { commands } from './commands.ts';
import { convertManifest } from './convertManifest.ts';
import { definitions } from './definition.ts';
import { diagnostics } from './diagnostics.ts';
import { documentSymbols } from './documentSymbol.ts';
import { explanations } from './explain.ts';
import { findings } from './findings.ts';
import { hovers } from './hover.ts';
import { images } from './images.ts';
import { status } from './status.ts';
import { validation } from './validation.ts';
import { workbooks } from './workbook.ts';

/** All that the server does; one file each. */
export const features: readonly Feature[] = [
  diagnostics,
  hovers,
  explanations,
  commands,
  codeActions,
  codeLenses,
  documentSymbols,
  definitions,
  convertManifest,
  status,
  findings,
  images,
  workbooks,
  archives,
  validation,
  agents,
];

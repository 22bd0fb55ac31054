import type { Format } from '../../model/format.ts';
import { deviceCsv } from './csv/format.ts';

/** Every kind of list of devices that can be read. */
export const deviceFormats: readonly Format[] = [deviceCsv];

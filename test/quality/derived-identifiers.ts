import { compileSignatures } from '../../server/src/core/signatures/compile.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { registeredFiles } from '../support/registered-files.ts';
import { ownedRows, registryRows } from '../support/registries.ts';
import { signatureFiles } from '../support/signatures.ts';

/** The files that the registries make of the data that was written by hand. */
export function derivedFiles(): ReadonlyMap<string, string> {
  const byHand = signatureFiles().filter(({ path }) => !/^(?:registered\/|mac\/registered\.)/.test(path));
  const { value } = compileSignatures(byHand);
  return registeredFiles(ownedRows(registryRows(), buildLookups(value)), value);
}

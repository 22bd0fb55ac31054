import { cyclonedxXml } from '../core/read/cyclonedx/xml.ts';
import { Source } from '../core/text/source.ts';
import type { Validation } from '../host/validator.ts';
import { check } from './check.ts';
import { checkXml } from './check-xml.ts';
import { Schemas } from './schemas.ts';

/** Holds documents against the schemas in a folder. */
export function validatorOf(folder: string): (text: string) => Promise<Validation> {
  const schemas = new Schemas(folder);
  return async text => {
    const source = new Source(text);
    try {
      return cyclonedxXml.detect(source) ? await checkXml(source, folder) : check(text, schemas);
    } catch (reason) {
      // lists and objects that stand a thousandfold in each other exhaust the stack of a validator
      if (!(reason instanceof RangeError)) throw reason;
      return { state: 'unchecked', code: 'stopped', reason: 'The document is nested too deeply.' };
    }
  };
}

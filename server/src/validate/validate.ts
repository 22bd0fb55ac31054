import { cyclonedxXml } from '../core/read/cyclonedx/xml.ts';
import { message } from '../core/text/message.ts';
import { Source } from '../core/text/source.ts';
import type { Validation } from '../host/validator.ts';
import { check } from './check.ts';
import { checkXml } from './check-xml.ts';
import { Schemas } from './schemas.ts';

/** Holds documents against the schemas in a folder, several in one go: what a schema costs is paid once. */
export function validatorOf(folder: string): (texts: readonly string[]) => Promise<readonly Validation[]> {
  const schemas = new Schemas(folder);
  return async texts => {
    const sources = texts.map(text => new Source(text));
    const isXml = sources.map(source => cyclonedxXml.detect(source));
    const inXml = (
      await checkXml(
        sources.filter((_, index) => isXml[index]),
        folder,
      )
    ).values();
    return texts.map((text, index) => (isXml[index] ? (inXml.next().value as Validation) : checkOne(text, schemas)));
  };
}

function checkOne(text: string, schemas: Schemas): Validation {
  try {
    return check(text, schemas);
  } catch (reason) {
    // lists and objects that stand a thousandfold in each other exhaust the stack of a validator
    if (!(reason instanceof RangeError)) throw reason;
    return {
      state: 'unchecked',
      code: 'stopped',
      reason: message('validate.nested', 'The document is nested too deeply.'),
    };
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { isEmail } from './email.ts';
import { EqualItems, uniqueItemsKeyword } from './unique-items.ts';

/** What a schema says against a value; empty where the value is valid. */
export type Check = (value: unknown) => readonly ErrorObject[];

/** Schemas that others refer to. */
const shared = ['spdx', 'jsf-0.82', 'cryptography-defs'];

/** Errors in full, with the values they speak of; nothing is fetched, filled in or changed. */
const options: Options = {
  allErrors: true,
  verbose: true,
  strict: false,
  addUsedSchema: false,
  code: { process: appendErrors },
};

/**
 * The code that ajv makes of a schema, with one change: it copies all errors so far for each item that has more of them,
 * so that its time would grow with the square of wrong items. Here they are appended.
 */
export function appendErrors(code: string): string {
  return code.replaceAll(/vErrors\.concat\(([\w$.]+)\)/g, (_, errors) => {
    return `${errors}.reduce((all, error) => { all.push(error); return all; }, vErrors)`;
  });
}

/** The schemas in a folder, each compiled when it is first asked for. */
export class Schemas {
  readonly #folder: string;
  readonly #compiled = new Map<string, ValidateFunction>();
  #equal = new EqualItems();

  /** `folder` holds `<name>.schema.json` as the build writes them. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The check by the schema of that name. Throws where there is no such schema. */
  check(name: string): Check {
    const validate = this.#compiled.get(name) ?? this.#compile(name);
    return value => {
      this.#equal = new EqualItems();
      return validate(value) ? [] : (validate.errors ?? []);
    };
  }

  #compile(name: string): ValidateFunction {
    const schema = this.#read(name);
    // the words of schemas have changed their meaning since: each is read as what it says it is
    const isNew = '$schema' in schema && String(schema.$schema).includes('2020-12');
    const ajv = isNew ? new Ajv2020(options) : new Ajv({ ...options, schemas: shared.map(other => this.#read(other)) });
    addFormats(ajv);
    ajv.addFormat('idn-email', isEmail);
    // the schemas mean it as a hint: what stands there in practice is no valid reference, and no validator checks it
    ajv.addFormat('iri-reference', true);
    ajv.addKeyword({
      keyword: uniqueItemsKeyword,
      type: 'array',
      schemaType: 'boolean',
      errors: true,
      validate: this.#uniqueItems(),
    });
    const validate = ajv.compile(schema);
    this.#compiled.set(name, validate);
    return validate;
  }

  #uniqueItems() {
    const check = (wanted: boolean, items: readonly unknown[]): boolean => {
      const repetition = wanted ? this.#equal.repetition(items) : undefined;
      check.errors = repetition ? [{ keyword: uniqueItemsKeyword, params: repetition }] : [];
      return repetition === undefined;
    };
    check.errors = [] as Partial<ErrorObject>[];
    return check;
  }

  #read(name: string): object {
    return JSON.parse(readFileSync(join(this.#folder, `${name}.schema.json`), 'utf8'));
  }
}

import { normaliseOrganisation } from '../identity/organisation.ts';
import type { ComparedName } from './types/vendor.ts';

/** A name as it is compared, whole. */
export interface FullName {
  readonly key: string;
  readonly squashed: string;
  readonly form: string;
}

/** What of a name as it is compared does not follow from the name: thousands of names are shipped. */
export function toCompared(value: string): ComparedName {
  const { key, squashed, form } = normaliseOrganisation(value);
  return {
    ...(key === value.toLowerCase() ? {} : { key }),
    ...(squashed === key.replaceAll(' ', '') ? {} : { squashed }),
    ...(form === '' ? {} : { form }),
  };
}

/** The name as it is compared: worked out when the data was built, or now. */
export function comparedOf(name: { readonly value: string; readonly compared?: ComparedName }): FullName {
  if (name.compared === undefined) return normaliseOrganisation(name.value);
  const { key = name.value.toLowerCase(), squashed = key.replaceAll(' ', ''), form = '' } = name.compared;
  return { key, squashed, form };
}

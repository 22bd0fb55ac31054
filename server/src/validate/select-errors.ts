import type { ErrorObject } from 'ajv';
import { isWithin, segmentsOf } from './pointer.ts';

const unions: ReadonlySet<string> = new Set(['anyOf', 'oneOf']);
/** Say only that something else went wrong, which is said beside them. */
const echoes: ReadonlySet<string> = new Set(['if', 'propertyNames']);

/**
 * What a person needs of what a validator says. Where a value fits none of several forms, it says of each form what is
 * wrong; here only the form is spoken of that the value comes closest to.
 */
export function selectErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const selected: ErrorObject[] = [];
  for (const error of errors) {
    if (echoes.has(error.keyword)) continue;
    // what was said of the forms stands right before the word that none of them fits
    if (unions.has(error.keyword)) selected.push(...closest(error, takeInner(error, selected)));
    else selected.push(error);
  }
  return withoutUnevaluated(selected.filter(error => !isOfAnotherClass(error)));
}

/** What the schema of SPDX 3 says of an element that it does not hold to be of the class in question. */
function isOfAnotherClass({ keyword, params }: ErrorObject): boolean {
  return keyword === 'const' && /^Not an? /.test(String(params['allowedValue']));
}

function takeInner(union: ErrorObject, selected: ErrorObject[]): readonly ErrorObject[] {
  const { instancePath, schemaPath } = union;
  const siblings = parentOf(schemaPath);
  let from = selected.length;
  while (from > 0) {
    const before = selected[from - 1];
    if (!before || !isWithin(before.instancePath, instancePath)) break;
    const isSibling = parentOf(before.schemaPath) === siblings && before.instancePath === instancePath;
    if (isSibling && !before.schemaPath.startsWith(`${schemaPath}/`)) break;
    from--;
  }
  return selected.splice(from);
}

function closest(union: ErrorObject, inner: readonly ErrorObject[]): readonly ErrorObject[] {
  const fitting: unknown = union.params['passingSchemas'];
  if (Array.isArray(fitting)) return [union];
  const own = inner.filter(error => !isOfAnotherClass(error));
  // the class is known, so all that is left is said of it
  if (own.length < inner.length) return own.length > 0 ? own : [union];
  const deeper = own.filter(({ instancePath }) => instancePath.length > union.instancePath.length);
  if (deeper.length > 0) return deepest(union, deeper);
  return fewest(union, own);
}

/** For each member or item the deepest errors: of several allowed forms, the one that fits furthest was meant. */
function deepest(union: ErrorObject, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const level = segmentsOf(union.instancePath).length;
  const depths = new Map<string, number>();
  const described = errors.map(error => {
    const segments = segmentsOf(error.instancePath);
    const member = segments[level] ?? '';
    depths.set(member, Math.max(depths.get(member) ?? 0, segments.length));
    return { error, member, depth: segments.length };
  });
  return described.filter(({ member, depth }) => depth === depths.get(member)).map(({ error }) => error);
}

/** The errors of the form with the fewest, where one has; else what all forms ask for. */
function fewest(union: ErrorObject, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const forms = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const form = parentOf(error.schemaPath);
    const known = forms.get(form);
    if (known) known.push(error);
    else forms.set(form, [error]);
  }
  const all = [...forms.values()];
  const ofThisType = all.filter(form => form.every(({ keyword }) => keyword !== 'type'));
  const [first, second] = (ofThisType.length > 0 ? ofThisType : all).sort((one, other) => one.length - other.length);
  if (first && (!second || first.length < second.length)) return first;
  return [commonOf(union, errors)];
}

/** Where every form asks for another type, or for another property: that one of them is needed. */
function commonOf(union: ErrorObject, errors: readonly ErrorObject[]): ErrorObject {
  const [first] = errors;
  if (first && errors.every(({ keyword }) => keyword === 'type')) {
    return { ...first, params: { type: [...new Set(errors.flatMap(({ params }) => params['type']))] } };
  }
  const missing = errors.flatMap(({ params }) => params['missingProperty'] ?? []);
  return first && missing.length === errors.length ? { ...union, params: { ...union.params, missing } } : union;
}

function parentOf(schemaPath: string): string {
  return schemaPath.slice(0, schemaPath.lastIndexOf('/'));
}

/** A value with an error counts as unread, so all its members seem too many: only where nothing else is wrong is that a fact. */
function withoutUnevaluated(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  if (!errors.some(({ keyword }) => keyword === 'unevaluatedProperties')) return errors;
  const faulty = new Set<string>();
  for (const { keyword, instancePath } of errors) {
    // a member too many is no fault of the value itself, but one of what that stands in
    const innermost = keyword === 'unevaluatedProperties' ? parentOf(instancePath) : instancePath;
    if (keyword === 'unevaluatedProperties' && instancePath === '') continue;
    for (let path = innermost; !faulty.has(path); path = parentOf(path)) {
      faulty.add(path);
      if (path === '') break;
    }
  }
  return errors.filter(({ keyword, instancePath }) => keyword !== 'unevaluatedProperties' || !faulty.has(instancePath));
}

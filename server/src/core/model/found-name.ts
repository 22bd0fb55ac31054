/** Whether a record of the data holds several companies of a group, as `zte-others` does. */
export function isOfSeveral(entity: string): boolean {
  return entity.endsWith('-others');
}

/** What to call a company that was found by its name in a record of several; undefined where the record is of one. */
export function foundName(entity: string, signature: string): string | undefined {
  return isOfSeveral(entity) && signature.startsWith('name:') ? signature.slice('name:'.length) : undefined;
}

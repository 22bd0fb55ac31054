/** Sentences on what was not read, which several containers say. */
export function cutOff(missing: number): string {
  return `The file ends before it: ${missing} bytes are missing.`;
}

export const packedDamage = 'What is packed here is damaged; what came before the damage was read.';
export const encrypted = 'Its bytes look encrypted; they are not reviewed.';
export const unknownMethod = (method: string) => `It is packed with ${method}, which is not unpacked here.`;
export const overLimit = 'A limit of the review was met here; the rest was not read.';

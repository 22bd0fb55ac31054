import { type Message, message, quote } from '../../text/message.ts';

/** Sentences on what was not read, which several containers say. */
export function cutOff(missing: number): Message {
  const text = {
    one: 'The file ends before it: {n} byte is missing.',
    other: 'The file ends before it: {n} bytes are missing.',
  };
  return message('image.not-read.cut-off', text, { n: missing });
}

export const packedDamage = message(
  'image.not-read.damaged',
  'What is packed here is damaged; what came before the damage was read.',
);
export const encrypted = message('image.not-read.encrypted', 'Its bytes look encrypted; they are not reviewed.');
export const overLimit = message('image.not-read.limit', 'A limit of the review was met here; the rest was not read.');
export const notOpened = message('image.not-read.kind', 'File systems of this kind are not opened here.');
export const olderVersion = message('image.not-read.version', 'Versions before 4 are not opened here.');
export const olderUefi = message(
  'image.not-read.older-uefi',
  'It is packed by the older method of UEFI, which is not unpacked here.',
);
export const inNoForm = message('image.not-read.unknown', 'In no known form; only texts were looked for.');

export function unknownMethod(method: string): Message {
  return message('image.not-read.method', 'It is packed with {method}, which is not unpacked here.', { method });
}

export function ownMethod(id: string): Message {
  return message(
    'image.not-read.own-method',
    'It is packed by a method of its own ({id}), which is not unpacked here.',
    {
      id,
    },
  );
}

export function needsDictionary(id: number): Message {
  return message('image.not-read.dictionary', 'It is packed with a dictionary ({id}), which is not here.', {
    id: String(id),
  });
}

export function unreadForm(form: string): Message {
  return message('image.not-read.database', 'It lists installed packages in a form that is not read here ({form}).', {
    form,
  });
}

/** A sentence that there is in English only. */
export function inEnglish(sentence: string): Message {
  return message('image.not-read.other', '{sentence}', { sentence: quote(sentence) });
}

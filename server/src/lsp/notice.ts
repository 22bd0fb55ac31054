import type { Message } from '../core/text/message.ts';

/** A sentence on how a review was made, with a stable code. */
export interface Notice {
  readonly code: 'unknown-profile' | 'untrusted-workspace' | 'waivers-unsaved' | 'pack-refused' | 'no-answers';
  readonly severity: 'warning' | 'information';
  readonly message: Message;
}

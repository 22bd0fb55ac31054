import type { Role } from '../model/claim.ts';
import type { LicenceClaim } from '../model/component.ts';
import type { LicenceQualifiers, Qualifiers } from '../model/look.ts';
import type { Tape } from '../syntax/tape.ts';
import { SlotLook } from './slot-look.ts';
import { Statements } from './statements.ts';

/** The claims and licences of all components of one document. */
export class Columns {
  /** The tape that texts stand on. */
  tape: Tape | undefined;
  readonly claims = new Statements<Role, Qualifiers>();
  readonly licences = new Statements<LicenceClaim['form'], LicenceQualifiers>();
  readonly claimLook = new SlotLook<Role, Qualifiers>();
  readonly licenceLook = new SlotLook<LicenceClaim['form'], LicenceQualifiers>();
}

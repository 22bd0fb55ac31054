import { type Message, message } from '../../text/message.ts';
import { verbatim } from '../words.ts';

/** What a component is, by CycloneDX's names of it. */
const kinds: Readonly<Record<string, Message>> = {
  application: message('component-kind.application', 'application'),
  framework: message('component-kind.framework', 'framework'),
  library: message('component-kind.library', 'library'),
  container: message('component-kind.container', 'container'),
  platform: message('component-kind.platform', 'platform'),
  'operating-system': message('component-kind.operating-system', 'operating system'),
  device: message('component-kind.device', 'device'),
  'device-driver': message('component-kind.device-driver', 'device driver'),
  firmware: message('component-kind.firmware', 'firmware'),
  file: message('component-kind.file', 'file'),
  'machine-learning-model': message('component-kind.machine-learning-model', 'machine learning model'),
  data: message('component-kind.data', 'data'),
  'cryptographic-asset': message('component-kind.cryptographic-asset', 'cryptographic asset'),
};

/** A kind in words that there may be in other languages; one that is not known stays as it is. */
export function kindSaid(kind: string): Message {
  return (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? verbatim(kind);
}

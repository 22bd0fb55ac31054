import { type Infer, list, oneOf, record, text } from '../shape/shape.ts';
import type { Provenance } from './types/fact.ts';

const number = record('One number of a registry.', 'fact', {
  value: text('The number, as vendor files write it.', '[0-9A-Za-z]+(?::[0-9A-Za-z]+)?', 'letters and digits'),
  registrant: text('As the registry writes it.'),
  entity: text('Id of the entity.', '[a-z0-9]+(-[a-z0-9]+)*', 'lower-case words joined by hyphens'),
});

/**
 * Written by `npm run identifiers` from the registries as Debian packages them; the prefixes of device trees, which the kernel
 * keeps, by hand.
 */
export const registeredFile = record(
  'Numbers that a registry gave to companies, each with its registrant.',
  'default',
  {
    registry: oneOf('Which registry.', ['usb', 'pci', 'pen', 'bluetooth', 'pnp', 'compatible']),
    numbers: list('The numbers.', number, 1),
  },
);

export type RegisteredFile = Infer<typeof registeredFile, Provenance>;

import type { Identifiers } from './types/identifiers.ts';

/** The identifiers of a vendor that is known by its names alone: none. */
export const noIdentifiers: Identifiers = {
  cpe: [],
  purl: [],
  domains: [],
  mac: [],
  usb: [],
  pci: [],
  fcc: [],
  pen: [],
  bluetooth: [],
  pnp: [],
  models: [],
  compatible: [],
  namespaces: [],
  imageFormats: [],
  imageTexts: [],
  banners: [],
  streams: [],
};

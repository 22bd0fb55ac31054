import { message } from '../../text/message.ts';

/** What was found right in a container, as a tree of parts tells it. */
export const checks = {
  checksum: message('image.checked.checksum', 'checksum'),
  checksumOfHeader: message('image.checked.checksum-of-header', 'checksum of the header'),
  checksumOfHeaderCut: message(
    'image.checked.checksum-of-header-cut',
    'checksum of the header; the file ends before it',
  ),
  checksumOfHeaderOnly: message(
    'image.checked.checksum-of-header-only',
    'checksum of the header; that of the data is wrong',
  ),
  checksumOfSuperblock: message('image.checked.checksum-of-superblock', 'checksum of the superblock'),
  checksumsOfHeaderAndData: message('image.checked.checksums-of-header-and-data', 'checksums of header and data'),
  checksumsOfHeaders: message('image.checked.checksums-of-headers', 'checksums of all headers'),
  checksumsOfLines: message('image.checked.checksums-of-lines', 'checksums of the lines'),
  directory: message('image.checked.directory', 'directory'),
  fieldsOfBootSector: message('image.checked.boot-sector', 'fields of the boot sector'),
  fieldsOfSuperblock: message('image.checked.superblock', 'fields of the superblock'),
  fieldsOfSuperblockCut: message(
    'image.checked.superblock-cut',
    'fields of the superblock; the file ends before it does',
  ),
  headerAndBlocks: message('image.checked.header-blocks', 'header and blocks'),
  headerAndChunks: message('image.checked.header-chunks', 'header and all chunks'),
  headerAndChunksCut: message('image.checked.header-chunks-cut', 'header and chunks up to where it breaks off'),
  headerAndTable: message('image.checked.header-table', 'header length and file table'),
  headerFields: message('image.checked.header-fields', 'header fields'),
  headerFieldsCut: message('image.checked.header-fields-cut', 'header fields; the file ends before it does'),
  headerFieldsAndSizes: message('image.checked.header-sizes', 'header fields and sizes'),
  headers: message('image.checked.headers', 'headers of all entries'),
  headersCut: message('image.checked.headers-cut', 'headers of the entries up to where it breaks off'),
  leadAndHeaders: message('image.checked.lead', 'lead and both headers'),
  magicAndVersion: message('image.checked.magic', 'magic and version'),
  startAndEnd: message('image.checked.start-end', 'start and end'),
  structure: message('image.checked.structure', 'structure'),
  triedBehindBlock: message('image.checked.block-trial', 'size of a block, trial'),
  triedBehindBlocks: message('image.checked.blocks-trial', 'header and blocks, trial'),
  triedBehindChecksum: message('image.checked.checksum-trial', 'checksum of the header, trial'),
  triedBehindHeader: message('image.checked.header-trial', 'header, trial'),
  triedWithChecksum: message('image.checked.trial-checksum', 'header, trial, checksum'),
};

export function checksumsOfNodes(n: number) {
  return message('image.checked.nodes', { one: 'checksum of {n} node', other: 'checksums of {n} nodes' }, { n });
}

export function checksumsOfBlocks(n: number) {
  const text = {
    one: 'checksum of the header of {n} block',
    other: 'checksums of the headers of {n} blocks',
  };
  return message('image.checked.blocks', text, { n });
}

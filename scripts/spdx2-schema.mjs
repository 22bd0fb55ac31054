// JSON Schemas of SPDX 2.2 and 2.3 documents in JSON, written from the specification: no package carries the official ones.
// They refuse no more than those do; test/validate/spdx2.test.ts holds them against public documents.

const text = description => ({ type: 'string', description });
const flag = description => ({ type: 'boolean', description });
const count = description => ({ type: 'integer', description });
const choice = (description, values) => ({ type: 'string', description, enum: values.split(' ') });
const list = (items, description) => ({ type: 'array', items, ...(description ? { description } : {}) });
const some = (items, description) => ({ ...list(items, description), minItems: 1 });
const object = (required, properties) => ({
  type: 'object',
  properties,
  required: required.split(' ').filter(name => name !== ''),
  additionalProperties: false,
});
const reference = name => ({ $ref: `#/definitions/${name}` });

const licenceHint = 'An SPDX licence expression, NONE or NOASSERTION.';
const agentHint = '`Organization: name (address)`, `Person: name (address)` or NOASSERTION.';
const dateHint = 'Date and time in UTC: 2026-01-31T12:00:00Z.';
const id = 'Identifies this element within the document: `SPDXRef-` and letters, digits, dots or hyphens.';

const olderAlgorithms = 'SHA1 SHA224 SHA256 SHA384 SHA512 MD2 MD4 MD5 MD6';
const newerAlgorithms = 'SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3 ADLER32';
const olderRelationships =
  'DESCRIBES DESCRIBED_BY CONTAINS CONTAINED_BY DEPENDS_ON DEPENDENCY_OF DEPENDENCY_MANIFEST_OF BUILD_DEPENDENCY_OF ' +
  'DEV_DEPENDENCY_OF OPTIONAL_DEPENDENCY_OF PROVIDED_DEPENDENCY_OF TEST_DEPENDENCY_OF RUNTIME_DEPENDENCY_OF EXAMPLE_OF ' +
  'GENERATES GENERATED_FROM ANCESTOR_OF DESCENDANT_OF VARIANT_OF DISTRIBUTION_ARTIFACT PATCH_FOR PATCH_APPLIED COPY_OF ' +
  'FILE_ADDED FILE_DELETED FILE_MODIFIED EXPANDED_FROM_ARCHIVE DYNAMIC_LINK STATIC_LINK DATA_FILE_OF TEST_CASE_OF ' +
  'BUILD_TOOL_OF DEV_TOOL_OF TEST_OF TEST_TOOL_OF DOCUMENTATION_OF OPTIONAL_COMPONENT_OF METAFILE_OF PACKAGE_OF AMENDS ' +
  'PREREQUISITE_FOR HAS_PREREQUISITE OTHER';
const newerRelationships = 'REQUIREMENT_DESCRIPTION_FOR SPECIFICATION_FOR';
const purposes =
  'APPLICATION FRAMEWORK LIBRARY CONTAINER OPERATING_SYSTEM DEVICE FIRMWARE SOURCE ARCHIVE FILE INSTALL OTHER';
const fileTypes = 'SOURCE BINARY ARCHIVE APPLICATION AUDIO IMAGE TEXT VIDEO DOCUMENTATION SPDX OTHER';
// both spellings: the specification and its schemas did not agree, and later schemas take either
const categories = 'SECURITY PACKAGE-MANAGER PACKAGE_MANAGER PERSISTENT-ID PERSISTENT_ID OTHER';

/** The schema of documents of version 2.2 (and 2.2.1, 2.2.2) or 2.3. */
export function spdx2Schema(version) {
  const isNew = version === '2.3';
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `SPDX ${version}`,
    ...document(),
    definitions: {
      annotation: annotation(),
      checksum: checksum(isNew),
      externalDocument: externalDocument(),
      externalRef: externalRef(),
      extractedLicence: extractedLicence(),
      file: file(isNew),
      package: packageSchema(isNew),
      pointer: pointer(),
      relationship: relationship(isNew),
      review: review(),
      snippet: snippet(isNew),
    },
  };
}

function document() {
  return object('SPDXID creationInfo dataLicense name spdxVersion', {
    $schema: { type: 'string' },
    SPDXID: text('SPDXRef-DOCUMENT.'),
    spdxVersion: text('SPDX-2.3 or SPDX-2.2.'),
    dataLicense: text('CC0-1.0.'),
    name: text('What the document is called.'),
    documentNamespace: text('A URI that no other document has.'),
    comment: text('A remark on the document.'),
    creationInfo: object('created creators', {
      created: text(dateHint),
      creators: some(text('`Tool: name-version`, `Organization: name (address)` or `Person: name (address)`.')),
      licenseListVersion: text('The version of the SPDX Licence List that was used.'),
      comment: text('A remark on how the document was made.'),
    }),
    documentDescribes: list({ type: 'string' }, 'SPDXIDs of what the document is about.'),
    externalDocumentRefs: list(reference('externalDocument'), 'Other documents that this one refers to.'),
    packages: list(reference('package'), 'The packages that the document tells of.'),
    files: list(reference('file'), 'The files that the document tells of.'),
    snippets: list(reference('snippet'), 'Parts of files with a licence or origin of their own.'),
    relationships: list(reference('relationship'), 'How the elements are related.'),
    hasExtractedLicensingInfos: list(reference('extractedLicence'), 'Licences that are not on the SPDX Licence List.'),
    annotations: list(reference('annotation'), 'Remarks of people and tools.'),
    revieweds: list(reference('review'), 'Superseded by annotations of type REVIEW.'),
  });
}

function packageSchema(isNew) {
  const older = 'SPDXID copyrightText downloadLocation licenseConcluded licenseDeclared name';
  return object(isNew ? 'SPDXID downloadLocation name' : older, {
    SPDXID: text(id),
    name: text('The name of the package, as its originator gives it.'),
    versionInfo: text('The version of the package.'),
    packageFileName: text('The name of the file that the package is.'),
    supplier: text(`Who distributes the package: ${agentHint}`),
    originator: text(`Whom the package comes from originally: ${agentHint}`),
    downloadLocation: text('A URL or the place in a version control system, NONE or NOASSERTION.'),
    homepage: text('A URL, NONE or NOASSERTION.'),
    filesAnalyzed: flag('Whether the files of the package were looked at. True where it is not said.'),
    packageVerificationCode: object('packageVerificationCodeValue', {
      packageVerificationCodeValue: text('A digest over the digests of all files.'),
      packageVerificationCodeExcludedFiles: list({ type: 'string' }, 'Files that are left out of the digest.'),
    }),
    checksums: list(reference('checksum'), 'Digests of the package.'),
    externalRefs: list(reference('externalRef'), 'Package URLs, CPE names and other identifiers elsewhere.'),
    licenseConcluded: text(`The licence that the author of this document came to. ${licenceHint}`),
    licenseDeclared: text(`The licence that the authors of the package declare. ${licenceHint}`),
    licenseInfoFromFiles: list({ type: 'string' }, 'The licences found in the files.'),
    licenseComments: text('A remark on the licence.'),
    copyrightText: text('The copyright notices, NONE or NOASSERTION.'),
    attributionTexts: list({ type: 'string' }, 'Acknowledgements that have to be passed on.'),
    summary: text('The package in a sentence.'),
    description: text('The package in detail.'),
    sourceInfo: text('Where the package comes from, in words.'),
    comment: text('A remark on the package.'),
    hasFiles: list({ type: 'string' }, 'SPDXIDs of the files in the package.'),
    annotations: list(reference('annotation'), 'Remarks of people and tools.'),
    ...(isNew ? newOfPackage() : {}),
  });
}

function newOfPackage() {
  return {
    primaryPackagePurpose: choice('What the package is for.', purposes),
    releaseDate: text(`When it was released. ${dateHint}`),
    builtDate: text(`When it was built. ${dateHint}`),
    validUntilDate: text(`Until when it is supported. ${dateHint}`),
  };
}

function file(isNew) {
  const older = 'SPDXID checksums copyrightText fileName licenseConcluded licenseInfoInFiles';
  const found = 'The licences found in the file.';
  return object(isNew ? 'SPDXID checksums fileName' : older, {
    SPDXID: text(id),
    fileName: text('The path of the file, relative to the package.'),
    fileTypes: list(choice('What kind of file it is.', fileTypes)),
    checksums: some(reference('checksum'), 'Digests of the file, SHA1 among them.'),
    licenseConcluded: text(licenceHint),
    licenseInfoInFiles: isNew ? list({ type: 'string' }, found) : some({ type: 'string' }, found),
    licenseComments: text('A remark on the licence.'),
    copyrightText: text('The copyright notices, NONE or NOASSERTION.'),
    attributionTexts: list({ type: 'string' }, 'Acknowledgements that have to be passed on.'),
    noticeText: text('Notices in the file.'),
    fileContributors: list({ type: 'string' }, 'Who contributed to the file.'),
    fileDependencies: list({ type: 'string' }, 'Superseded by relationships.'),
    artifactOfs: list({ type: 'object' }, 'Superseded by external references.'),
    comment: text('A remark on the file.'),
    annotations: list(reference('annotation'), 'Remarks of people and tools.'),
  });
}

function snippet(isNew) {
  const required = 'SPDXID name ranges snippetFromFile';
  return object(isNew ? required : `${required} copyrightText licenseConcluded`, {
    SPDXID: text(id),
    name: text('What the snippet is called.'),
    snippetFromFile: text('SPDXID of the file.'),
    ranges: some(
      object('endPointer startPointer', { startPointer: reference('pointer'), endPointer: reference('pointer') }),
    ),
    licenseConcluded: text(licenceHint),
    licenseInfoInSnippets: list({ type: 'string' }, 'The licences found in the snippet.'),
    licenseComments: text('A remark on the licence.'),
    copyrightText: text('The copyright notices, NONE or NOASSERTION.'),
    attributionTexts: list({ type: 'string' }, 'Acknowledgements that have to be passed on.'),
    comment: text('A remark on the snippet.'),
    annotations: list(reference('annotation'), 'Remarks of people and tools.'),
  });
}

function pointer() {
  return object('reference', {
    reference: text('SPDXID of the file.'),
    offset: count('Bytes from the start of the file.'),
    lineNumber: count('The line, from 1.'),
  });
}

function relationship(isNew) {
  const kinds = isNew ? `${olderRelationships} ${newerRelationships}` : olderRelationships;
  return object('spdxElementId relatedSpdxElement relationshipType', {
    spdxElementId: text('SPDXID of the element of which something is said.'),
    relatedSpdxElement: text('SPDXID of the other element, NONE or NOASSERTION.'),
    relationshipType: choice('What the first is to the second.', kinds),
    comment: text('A remark on the relationship.'),
  });
}

function checksum(isNew) {
  return object('algorithm checksumValue', {
    algorithm: choice('How the digest is made.', isNew ? `${olderAlgorithms} ${newerAlgorithms}` : olderAlgorithms),
    checksumValue: text('The digest in lower-case hexadecimal digits.'),
  });
}

function externalRef() {
  return object('referenceCategory referenceLocator referenceType', {
    referenceCategory: choice('What kind of identifier it is.', categories),
    referenceType: text('purl, cpe23Type, cpe22Type, swid, swh, gitoid and others.'),
    referenceLocator: text('The identifier.'),
    comment: text('A remark on the identifier.'),
  });
}

function externalDocument() {
  return object('checksum externalDocumentId spdxDocument', {
    externalDocumentId: text('`DocumentRef-` and letters, digits, dots, hyphens or plus signs.'),
    spdxDocument: text('The namespace of the other document.'),
    checksum: reference('checksum'),
  });
}

function extractedLicence() {
  return object('extractedText licenseId', {
    licenseId: text('`LicenseRef-` and letters, digits, dots or hyphens.'),
    extractedText: text('The text of the licence.'),
    name: text('What the licence is called.'),
    seeAlsos: list({ type: 'string' }, 'URLs of the licence.'),
    crossRefs: list(
      object('url', {
        url: text('Where the licence can be read.'),
        match: text('Whether the text there is the same.'),
        order: count('The place among the URLs of the licence.'),
        timestamp: text(dateHint),
        isLive: flag('Whether the URL answers.'),
        isValid: flag('Whether the URL is one.'),
        isWayBackLink: flag('Whether it leads to an archive.'),
      }),
    ),
    comment: text('A remark on the licence.'),
  });
}

function annotation() {
  return object('annotationDate annotationType annotator comment', {
    annotationDate: text(dateHint),
    annotationType: choice('What the remark is for.', 'OTHER REVIEW'),
    annotator: text('`Person: name`, `Organization: name` or `Tool: name-version`.'),
    comment: text('The remark.'),
  });
}

function review() {
  return object('reviewDate', { reviewDate: text(dateHint), reviewer: text(agentHint), comment: text('The review.') });
}

import { escapeUnprintable } from '../../core/report/safe.ts';
import { originalUriBaseIds } from '../../core/report/sarif.ts';
import { artifactLocation, physicalLocation, text } from '../../core/report/sarif-location.ts';
import type { Checked, SchemaError } from '../../host/validator.ts';
import type { Validated, ValidationReport } from './model.ts';

const help = 'What the schema of the format and version of the document does not allow. docs/validate.md says more.';

/** Errors as SARIF 2.1.0; what could not be validated is a notification of the run. */
export function sarifOf({ documents, version }: ValidationReport): string {
  const results = documents.flatMap(document =>
    document.validation.state === 'checked' ? resultsOf(document, document.validation) : [],
  );
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  const notifications = documents.flatMap(notificationOf);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'bomwarden', version, semanticVersion: version, rules: ids.map(ruleOf) } },
        automationDetails: { id: 'bomwarden/validate/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds,
        invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
        results: results.map(result => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) })),
      },
    ],
  };
  return `${escapeUnprintable(JSON.stringify(log, null, 2))}\n`;
}

function resultsOf({ path, source }: Validated, { schema, errors }: Checked) {
  return errors.map(error => ({
    ruleId: ruleIdOf(error),
    level: 'error',
    message: { text: text(`${schema}: ${error.message.text}`) },
    locations: [{ physicalLocation: physicalLocation(path, source.rangeOf(error.span)) }],
  }));
}

function ruleIdOf({ code }: SchemaError): string {
  return `schema/${code.replace(/[^A-Za-z0-9-]/g, '-')}`;
}

function ruleOf(id: string): object {
  const title = `The schema of the document: ${id.slice('schema/'.length)}`;
  return {
    id,
    name: `Schema${id
      .slice('schema/'.length)
      .split('-')
      .map(word => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')}`,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: help },
    help: { text: help },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['schema', 'sbom'] },
  };
}

function notificationOf({ path, validation }: Validated): readonly object[] {
  if (validation.state === 'checked') return [];
  const message = { text: text(`Not validated: ${validation.reason.text}`) };
  return [{ level: 'error', message, locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }] }];
}

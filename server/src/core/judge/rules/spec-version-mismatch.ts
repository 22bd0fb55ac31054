import type { OtherVersion } from '../../model/defects.ts';
import { message } from '../../text/message.ts';
import { printable } from '../../text/printable.ts';
import { plainFinding } from '../plain-finding.ts';
import type { FindingDraft, Rule, RuleInput } from './rule.ts';

/** Marks the stated version of the format where the document names another schema or uses what came later. */
export const specVersionMismatch: Rule = {
  id: 'spec-version-mismatch',
  title: 'Version contradicts content',
  description:
    'The document says one version of its format, and names the schema of another or uses members that came later: a tool that goes by the version passes over them, whoever they name.',
  level: 'information',
  remedy: 'What to do: have the version corrected by whoever made the document.',
  find: input => input.bom.defects.otherVersions.flatMap(other => findingOf(other, input) ?? []),
};

function findingOf({ kind, stated, version }: OtherVersion, { bom }: RuleInput): FindingDraft | undefined {
  const { specVersion } = bom;
  if (!specVersion) return undefined;
  const args = { stated: printable(specVersion.value, 20), version, member: printable(stated.value, 40) };
  const said =
    kind === 'schema'
      ? message(
          'spec-version-mismatch.schema',
          'Version {stated} is stated, but the schema named is that of version {version}',
          args,
        )
      : message(
          'spec-version-mismatch',
          'Version {stated} is stated, but “{member}” is of version {version}: tools may ignore it',
          args,
        );
  const related = message('spec-version-mismatch.place', 'this is of version {version}', { version });
  return plainFinding(
    {
      rule: specVersionMismatch.id,
      level: specVersionMismatch.level,
      message: said,
      component: undefined,
      span: specVersion.span,
      about: kind,
    },
    { related: stated.span.start === stated.span.end ? [] : [{ span: stated.span, message: related }] },
  );
}

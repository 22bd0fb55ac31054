import { levels } from '../model/level.ts';
import {
  choice,
  either,
  type Infer,
  list,
  map,
  maybe,
  named,
  oneOf,
  oneOrMore,
  proposed,
  record,
  text,
} from '../shape/shape.ts';

export const ruleLevels = named(
  'level',
  oneOf('none keeps findings in reports without marking them, off drops them.', [...levels, 'off']),
);

/** What a rule is set to: its level, or off. */
export type RuleSetting = Infer<typeof ruleLevels>;

const outside = '(?!(?:.*/)?\\.\\.(?:/|$))';
const glob = named('glob', text('A glob.', `(?!/|!|[A-Za-z]:)${outside}[^\\\\]{1,256}`, 'a glob below this folder'));
const pathShape = (about: string) =>
  text(about, `(?![./]*$|/|[A-Za-z][A-Za-z0-9_+.-]*:)${outside}[^\\\\]+`, 'a path below this folder');
const path = named('path', pathShape('A path.'));
const paths = (about: string) => maybe(oneOrMore(about, path));

/** `.bomwarden.yml`, for what profiles and rules there are. */
export function configurationShape(profiles: readonly string[], rules: readonly string[]) {
  const chosen = named(
    'profiles',
    oneOrMore('Ids of profiles; [] reviews for nobody in particular.', proposed('Id of a profile.', profiles)),
  );
  const ofRules = record('Level by rule id.', 'none', Object.fromEntries(rules.map(id => [id, maybe(ruleLevels)])));
  const byRule = maybe(named('rules', ofRules));
  return record(
    'What holds for the documents below the folder of this file: who you review for, how strong rules are, what is left out. Paths and globs are relative to that folder.',
    'none',
    {
      profiles: maybe(
        either(
          'Who you review for: a list for every file, or lists by glob, of which the first that fits holds.',
          chosen,
          map('Lists by glob.', text('A glob.'), chosen),
        ),
      ),
      rules: byRule,
      files: maybe(
        list(
          'What holds for some files only; of the entries that fit, the first that says something wins, and all of them win over what is said for every file.',
          record('What holds for some files.', 'none', {
            glob: oneOrMore('The files meant.', glob),
            profiles: maybe(chosen),
            rules: byRule,
          }),
        ),
      ),
      include: maybe(oneOrMore('Review these files and no others.', glob)),
      exclude: maybe(oneOrMore('Leave these files out of the review.', glob)),
      received: paths(
        'Folders with documents that others sent: evidence. No fix edits them, and nothing below them sets any policy.',
      ),
      answers: paths(
        'Questionnaires that suppliers filled in, or folders with them: what they declare is shown as their word. Those beside a document are read anyway.',
      ),
      waivers: maybe(pathShape('The waivers file of this folder, instead of .bomwarden/waivers.yml.')),
      signatures: maybe(
        record(
          'Signatures of your own on top of the shipped ones. Has effect only in the workspace folder, or where the command runs.',
          'none',
          {
            packs: paths('Folders of signature packs.'),
            keys: paths('Files of public keys in PEM: with any, only packs signed with one of them are taken.'),
          },
        ),
      ),
      baseline: maybe(
        pathShape(
          'The file of findings that are known already. Has effect only in the workspace folder, or where the command runs.',
        ),
      ),
      'require-complete': maybe(
        choice(
          'Whether a run in which anything was not read fails: a part of a document, a linked BOM, a file that looks like a BOM. Has effect only in the workspace folder, or where the command runs.',
        ),
      ),
    },
  );
}

/** An entry of `.bomwarden/waivers.yml`. */
export const waiverShape = record(
  'An accepted finding. An entry without reason, approver or expiry has no effect.',
  'none',
  {
    id: text('A name for this waiver, unique in this file.'),
    component: maybe(
      text(
        'The component as the document states it: its name, its reference, or its package URL with or without version.',
      ),
    ),
    vendor: maybe(text('Vendor id, such as hikvision.')),
    scope: oneOf(
      'How far it reaches, seen from the folder that holds .bomwarden: the named component everywhere, one document, the documents below a folder, or every document.',
      ['component', 'document', 'folder', 'repository'],
    ),
    path: maybe(
      text(
        'The document or folder meant, relative to the folder that holds .bomwarden. For the scopes document and folder.',
      ),
    ),
    profile: maybe(text('Holds for this profile only, such as ca-private.')),
    reason: text('Why the finding is accepted.'),
    approver: text('Who accepted it: a name or a role.'),
    expires: text(
      'The last day on which it holds, YYYY-MM-DD.',
      '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])',
      'a day such as 2026-08-14',
    ),
    ticket: maybe(text('Where the decision is recorded.')),
  },
  {
    oneOf: ['component', 'vendor'],
    where: [
      { field: 'scope', is: ['component'], needs: 'component' },
      { field: 'scope', is: ['document', 'folder'], needs: 'path' },
    ],
  },
);

export const waiversShape = list('Findings that somebody has accepted: who, why, until when.', waiverShape);

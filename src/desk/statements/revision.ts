import { onceEach, remembered } from '../../base/remember.ts';
import type { Look } from '../../playbook/release-kit.ts';
import { textOf } from './compose.ts';
import type { StatementVersion } from './version.ts';

/** A difference between two versions. */
export interface Revision {
  readonly look: Look;
  /** For the text: the part. */
  readonly part?: string;
  /** Lines, or the one value, that are gone and that have come. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const facts = ({ parts }: StatementVersion): readonly string[] =>
  parts.flatMap(({ text }) => text.flatMap(segment => ('fact' in segment ? [segment.text] : [])));

const looks: Readonly<Record<Exclude<Look, 'text'>, (version: StatementVersion) => readonly string[]>> = {
  title: ({ title }) => [title],
  facts,
  nextUpdate: ({ nextUpdate, noUpdate }) => [nextUpdate ?? noUpdate ?? ''].filter(value => value !== ''),
  channel: ({ channel }) => [channel],
  kind: ({ kind, corrects }) => (corrects === undefined ? [kind] : [kind, corrects]),
};

const partsOf = ({ parts }: StatementVersion): ReadonlyMap<string, string> =>
  new Map(parts.map(({ part, text }) => [part, textOf(text)]));

const linesBeyond = (text: string, other: string): readonly string[] => {
  const lines = other.split('\n');
  return text.split('\n').filter(line => line.trim() !== '' && !lines.includes(line));
};

const seen: (version: StatementVersion) => (look: Look) => string = remembered(version =>
  onceEach((look: Look) =>
    look === 'text'
      ? JSON.stringify([...partsOf(version)].filter(([, text]) => text !== '').sort())
      : looks[look](version).join('\n'),
  ),
);

/** The signed parts of a version as one string: equal strings mean that nothing in them differs. */
export const lookedAt = (version: StatementVersion, looksAt: readonly Look[]): string =>
  JSON.stringify(looksAt.map(seen(version)));

/** The changes of the signed parts from one version to another. */
export function revisions(
  before: StatementVersion,
  after: StatementVersion,
  looksAt: readonly Look[],
): readonly Revision[] {
  return looksAt.flatMap((look): readonly Revision[] => {
    if (look === 'text') {
      const [former, present] = [partsOf(before), partsOf(after)];
      return [...new Set([...former.keys(), ...present.keys()])].flatMap((part): readonly Revision[] => {
        const [was, is] = [former.get(part) ?? '', present.get(part) ?? ''];
        return was === is ? [] : [{ look, part, removed: linesBeyond(was, is), added: linesBeyond(is, was) }];
      });
    }
    const [removed, added] = [looks[look](before), looks[look](after)];
    return removed.join('\n') === added.join('\n') ? [] : [{ look, removed, added }];
  });
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { isObject } from '../base/guard.ts';
import { lately } from '../base/remember.ts';

/** Two files of some thousand characters, and what was edited of them: a check after an edit parses only what was edited. */
const parsed = lately(200_000, text => parse(text) as unknown);

/** The site's own content, besides an organisation's. A build runs in the project's folder. */
const core = (name: string): unknown => parsed(readFileSync(resolve(`src/content/core/${name}`), 'utf8'));

/** The value for a file that an organisation does without: an empty one, or the site's own. */
export const ABSENT: Readonly<Record<string, () => unknown>> = {
  collation: () => [],
  terms: () => [],
  asked: () => ({ clauses: {}, steps: {}, roles: {}, rules: {}, words: [] }),
  exemptions: () => [],
  cases: () => [],
  phases: () => [],
  rules: () => [],
  deadlines: () => [],
  steps: () => [],
  pauses: () => [],
  forms: () => [],
  closing: () => [],
  register: () => [],
  stretches: () => [],
  first: () => ({
    lines: [],
    posts: [],
    calls: [],
    dangers: [],
    card: { sentences: [], may: [], mayNot: [], approval: [] },
  }),
  release: () => ({
    elements: [],
    contactLine: '',
    variants: [],
    channels: [],
    acknowledgement: {
      dispatched: '已派人前往，正在核实',
      notYet: '正在核实',
      next: 120,
      night: { from: 22, until: 6, next: 8 },
    },
    signOff: [],
  }),
  suspicions: () => ({}),
  triage: () => core('triage.yaml'),
};

/** An organisation's suspicions, followed by the site's general ones. */
export const withGeneralSuspicions = (own: unknown): unknown => joined(own, core('suspicions.yaml'));

/** Lists one after the other, each word once; records name by name. What has another shape is left to the check. */
function joined(own: unknown, general: unknown): unknown {
  if (own === undefined) return general;
  if (Array.isArray(own) && Array.isArray(general)) return [...new Set([...own, ...general])];
  if (!isObject(own) || !isObject(general) || Array.isArray(own) || Array.isArray(general)) return own;
  const names = new Set([...Object.keys(own), ...Object.keys(general)]);
  return Object.fromEntries(
    [...names].map(name => [name, joined(Reflect.get(own, name), Reflect.get(general, name))]),
  );
}

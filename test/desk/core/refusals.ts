import { expect, test } from 'vitest';
import type { Context } from '../../../src/desk/core/desk.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Refusal } from '../../../src/desk/core/refusal.ts';
import { refusalSentence } from '../../../src/desk/core/words/refusal.ts';
import { reasonOf, refusalOf } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';

/** A command that is refused, and why: at whichever field, unless that is said. */
export type Refused = readonly [
  name: string,
  log: IncidentLog,
  command: Command,
  refusal: Refusal | Refusal['code'],
];

/** Holds that each is refused so, and that there is a sentence for it. */
export const refusesEach = (refusals: readonly Refused[], context: Context): void =>
  test.each(refusals)('%s', (_, log, command, wanted) => {
    const refusal = typeof wanted === 'string' ? ({ code: wanted } as Refusal) : wanted;
    const refused = required(refusalOf(log, command, context), 'refusal');
    expect(refusal.code === 'badField' ? refused : reasonOf(refused)).toEqual(refusal);
    expect(refusalSentence(refusal)).toMatch(/。$/);
  });

import { expect, test } from 'vitest';
import type { IncidentEvent } from '../../../src/desk/core/incident.ts';
import type { SentencesOf } from '../../../src/desk/core/sentences.ts';
import { calledPerson, personName } from '../../../src/desk/core/words/person.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { eventSentence, sentencesFor } from '../../../src/desk/incident/sentences.ts';
import { recordSentences } from '../../../src/desk/record/sentences.ts';
import { NOW } from '../../support/answers.ts';
import { countingIds, forged, namesIn, openLog, viewOf } from '../../support/incident.ts';

test('a kind of which nothing is said does not compile', () => {
  const { renamed, ...others } = recordSentences;
  // @ts-expect-error: nothing is said of `renamed`
  const told: SentencesOf<'renamed' | 'noted'> = others;
  expect(told).not.toHaveProperty('renamed');
  const { log, document } = renamed;
  // @ts-expect-error: its sentence in the log
  const noLog: SentencesOf<'renamed'>['renamed'] = { document };
  // @ts-expect-error: how a document tells it, or why none does
  const noDocument: SentencesOf<'renamed'>['renamed'] = { log };
  expect([noLog, noDocument]).toEqual([{ document }, { log }]);
  expect(sentencesFor({ type: 'renamed' } as never)).toBe(renamed);
});

test('a stored title with marks that nobody sees is told without them, and stays as it was signed', () => {
  const log = openLog();
  const title = '塌\u200b方\u202e了死人没\u202c';
  const event: IncidentEvent = forged(
    { type: 'renamed', data: { title } },
    { id: countingIds(9)(), stream: log.stream, prev: log.heads },
  );
  const after = incidentLogs.extend(log, [event]);
  expect(eventSentence(event, namesIn(after), NOW)).toContain('塌方了死人没');
  expect(eventSentence(event, namesIn(after), NOW)).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
  expect(viewOf(after).title).toBe('塌方了死人没');
  expect(after.events.at(-1)?.data).toEqual({ title });
});

test('a stored name with marks that nobody sees reads as it is spelt, in the log and in documents', () => {
  const person = { name: '\u202e张\u200b\u2060三\u202c', title: '值班\u200f\u00ad长' };
  expect(personName(person)).toBe('值班长 张三');
  expect(calledPerson(person)).toBe('值班长张三');
});

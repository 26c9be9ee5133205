import { expect, test } from 'vitest';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { iso, limitedFacts, NOW } from '../../support/answers.ts';
import { act, contextAt, countingIds, namesIn, openLog, zhang } from '../../support/incident.ts';
import { found, playbook, required } from '../../support/playbook.ts';

test('in the log a value that somebody ended with a full stop does not end the list of values', () => {
  const { id } = found(playbook.steps, ({ fills }) => fills === 'sectionOpinion');
  const log = act(openLog(limitedFacts), contextAt(NOW, countingIds(5), zhang), {
    kind: 'markDone',
    step: id,
    doneAt: iso(NOW),
    values: { recipient: '值班岗。', conclusion: '更换公示牌；', sources: '现场核查。' },
  });
  const said = eventSentence(required(log.events.at(-1), 'event'), namesIn(log), NOW);
  expect(said).toMatch(/值班岗；/);
  expect(said).not.toMatch(/[。；]；/);
  expect(said).toMatch(/现场核查。$/);
});

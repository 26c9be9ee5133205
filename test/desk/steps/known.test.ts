import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { knownFor } from '../../../src/desk/steps/known.ts';
import { indexPlaybook } from '../../../src/playbook/checklist.ts';
import type { WantMeaning } from '../../../src/playbook/vocabulary.ts';
import type { Want } from '../../../src/playbook/want.ts';
import { hoursAgo, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  contextAt,
  countingIds,
  indexFor,
  lastId,
  li,
  openOn,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { exact } from '../../support/occurrence.ts';
import { changed, index, type playbook, required, withPlaybook, withStep } from '../../support/playbook.ts';
import { record } from '../../support/release.ts';

const STEP = 'archive';
const context = contextAt(NOW, countingIds(1), zhang);
const later = contextAt(NOW + 60_000, countingIds(2), li);

const want = (means: WantMeaning, kind: Want['kind'] = 'text'): Want => ({
  id: 'wanted',
  means,
  label: '要填的',
  kind,
  ...(kind === 'number' ? { unit: '次' } : {}),
});

/** An incident in which one step wants a value of one meaning. @param more of the step */
const asking = (
  wanted: Want,
  facts = limitedFacts,
  more: Partial<(typeof playbook.steps)[number]> = {},
): IncidentLog =>
  openOn(
    withStep(STEP, ({ evidence: _, ...step }) => ({ ...step, wants: [wanted], ...more })),
    facts,
    context,
  );
const worked = (log: IncidentLog, ...commands: readonly Command[]): IncidentLog =>
  act(log, later, ...commands);
const known = (log: IncidentLog, step = STEP) =>
  knownFor(
    { index: indexFor(log), log, view: viewOf(log, NOW + 120_000) },
    required(indexFor(log).steps.get(step), step),
  );
const inArchive = (log: IncidentLog) => known(log).get('wanted');
const byLi = { at: iso(NOW + 60_000), by: li };

describe('what is known is there to begin with', () => {
  test('from the triage: where the post stands and on which platform, with whose answer it is', () => {
    const facts = { ...limitedFacts, link: 'https://example.invalid/1' };
    const link = asking(want('postLink', 'link'), facts);
    const { id: event, at } = required(link.events[0], 'opened');
    expect(inArchive(link)).toEqual({
      value: { kind: 'link', url: 'https://example.invalid/1' },
      from: 'triage',
      event,
      at,
      by: zhang,
    });
    const place = index.question('place');
    const label =
      place?.kind === 'choice' && place.options.find(({ value }) => value === limitedFacts['place'])?.label;
    expect(inArchive(asking(want('platforms'), facts))).toMatchObject({
      value: { kind: 'text', text: label },
      from: 'triage',
    });
  });

  test('from the triage: the level, and after a re-grade the new one with whoever gave it', () => {
    const log = asking(want('level'), wideFacts);
    const before = inArchive(log);
    expect(before).toMatchObject({ from: 'triage', by: zhang });
    const regraded = worked(log, { kind: 'regrade', facts: { ...wideFacts, emergencyLevel: 'larger' } });
    const after = inArchive(regraded);
    expect(after).toMatchObject({ from: 'triage', event: lastId(regraded), ...byLi });
    expect(after?.value).not.toEqual(before?.value);
    expect(inArchive(asking(want('level')))).toBeUndefined();
  });

  test('not from an answer that the edition has no option for any more', () => {
    const log = asking(want('level'), wideFacts);
    const { triage, steps } = indexFor(log).playbook;
    const moved = indexPlaybook(
      withPlaybook({
        steps,
        triage: {
          ...triage,
          questions: changed(triage.questions, 'emergencyLevel', question =>
            question.kind === 'choice'
              ? {
                  ...question,
                  options: question.options.filter(({ value }) => value !== wideFacts['emergencyLevel']),
                }
              : question,
          ),
        },
      }),
    );
    const step = required(moved.steps.get(STEP), STEP);
    expect(
      knownFor({ index: moved, log, view: derive(moved, log, NOW) }, step).get('wanted'),
    ).toBeUndefined();
  });

  test('from the record of the post: platform, link, and the latest counts, approximate ones as such', () => {
    const post: Command = {
      kind: 'recordPost',
      platform: '两个平台',
      link: 'https://example.invalid/2',
      attention: '约3.2万',
    };
    const cases: readonly (readonly [Want, object])[] = [
      [want('platforms'), { kind: 'text', text: '两个平台' }],
      [want('postLink', 'link'), { kind: 'link', url: 'https://example.invalid/2' }],
      [want('attention', 'number'), { kind: 'number', number: 32_000, approximate: true }],
    ];
    for (const [wanted, value] of cases) {
      const log = worked(asking(wanted), post);
      expect(inArchive(log)).toEqual({ value, from: 'post', event: lastId(log), ...byLi });
    }
    const recounted = worked(worked(asking(want('attention', 'number')), post), {
      kind: 'recordPost',
      attention: '50000',
    });
    expect(inArchive(recounted)?.value).toEqual({ kind: 'number', number: 50_000, approximate: false });
  });

  test('from the ledger: what is verified and what it rests on, for the step that verifies', () => {
    const facts = [
      record('time', exact('09:00'), { source: '值班记录' }),
      record('place', '甲村', { source: '现场' }),
      record('scale', '两户', { state: 'checking', source: '听说' }),
    ];
    const verifies = worked(asking(want('conclusion'), limitedFacts, { fills: 'verification' }), ...facts);
    const label = (id: string): string => required(viewOf(verifies).ledger.byId.get(id), id).label;
    expect(inArchive(verifies)).toMatchObject({
      value: { kind: 'text', text: `${label('time')}：11月24日9时；${label('place')}：甲村` },
      from: 'ledger',
      ...byLi,
    });
    expect(inArchive(worked(asking(want('sources')), ...facts))?.value).toEqual({
      kind: 'text',
      text: '值班记录；现场',
    });
    // Another step's conclusion is not a verified fact.
    expect(inArchive(worked(asking(want('conclusion')), ...facts))).toBeUndefined();
  });

  test('nowhere: what solved the matter, of which a look at the site so far says nothing', () => {
    const handling = required(
      index.playbook.release.elements.find(({ means }) => means === 'handling'),
      'what was done',
    );
    const looked = record(handling.id, '矿产科到现场复核');
    expect(
      inArchive(worked(asking(want('measures'), limitedFacts, { fills: 'solution' }), looked)),
    ).toBeUndefined();
  });

  test('from an assignment: who leads, by the unit that it was given to', () => {
    const [given] = index
      .stepsThatFill('lead')
      .flatMap(({ evidence = [] }) => evidence.flatMap(rule => ('assigned' in rule ? rule.assigned : [])));
    const log = worked(asking(want('lead')), {
      kind: 'assign',
      steps: [required(given, 'step')],
      unit: '矿产管理科',
    });
    expect(inArchive(log)).toEqual({
      value: { kind: 'text', text: '矿产管理科' },
      from: 'assignment',
      event: lastId(log),
      ...byLi,
    });
  });

  test('from the decision on the step: whom it is to be reported to', () => {
    const log = worked(asking(want('recipient'), limitedFacts, { outcome: 'reported', decides: 'report' }), {
      kind: 'decideReport',
      step: STEP,
      report: 'yes',
      to: '市政府值班室',
    });
    expect(inArchive(log)).toEqual({
      value: { kind: 'text', text: '市政府值班室' },
      from: 'decision',
      event: lastId(log),
      ...byLi,
    });
  });

  test('from an earlier step: what an incident has one of, with the step that says so', () => {
    const [filling] = index.stepsThatFill('line');
    const { id = '', wants = [] } = filling ?? {};
    const values = Object.fromEntries(wants.map(each => [each.id, '已停采，正在查']));
    const log = worked(asking(want('line')), { kind: 'markDone', step: id, doneAt: hoursAgo(0), values });
    expect(inArchive(log)).toEqual({
      value: { kind: 'text', text: '已停采，正在查' },
      from: 'step',
      step: id,
      event: lastId(log),
      ...byLi,
    });
  });
});

describe('what is not known is asked', () => {
  test('what each step has of its own is never taken from another', () => {
    const log = worked(asking(want('recipient')), {
      kind: 'markDone',
      step: 'report-to-leaders',
      doneAt: hoursAgo(0),
      values: { recipient: '组长' },
    });
    expect(inArchive(log)).toBeUndefined();
  });

  test('nor what has no meaning, or another kind than what is known', () => {
    const facts = { ...limitedFacts, link: 'https://example.invalid/1' };
    const { means: _, ...plain } = want('postLink', 'link');
    expect(inArchive(asking(plain, facts))).toBeUndefined();
    expect(inArchive(asking(want('postLink', 'time'), facts))).toBeUndefined();
    // A place in words is no address that a field for one takes.
    expect(inArchive(asking(want('postLink', 'link'), { ...facts, link: '门口公示牌' }))).toBeUndefined();
  });

  test('what was taken back is not known any more', () => {
    const log = worked(asking(want('attention', 'number')), { kind: 'recordPost', attention: '120' });
    expect(inArchive(worked(log, undo(lastId(log))))).toBeUndefined();
  });
});

test('the latest of several sources is there: a count of a step that is newer than that of the post', () => {
  const [searching] = index.stepsThatFill('search');
  const step = required(searching, 'search');
  const counts = required(
    step.wants?.find(({ means }) => means === 'attention'),
    'attention',
  ).id;
  const post: Command = { kind: 'recordPost', attention: '120' };
  const done: Command = {
    kind: 'markDone',
    step: step.id,
    doneAt: hoursAgo(0),
    values: { [counts]: '900' },
  };
  const wanted = want('attention', 'number');
  const log = act(worked(asking(wanted), post), contextAt(NOW + 90_000, countingIds(3), zhang), done);
  expect(inArchive(log)).toMatchObject({ value: { number: 900 }, from: 'step', step: step.id });
});

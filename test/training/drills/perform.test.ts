import { describe, expect, test } from 'vitest';
import { randomDeeds } from '../../../src/content/random-trainee.ts';
import { actsOf } from '../../../src/training/drills/acts.ts';
import { perform } from '../../../src/training/drills/perform.ts';
import { rehearse } from '../../../src/training/drills/rehearse.ts';
import type { Deed } from '../../../src/training/drills/scenario.ts';
import { at, doAll, fullRun, scenario, stageOf, triage } from '../../support/drill.ts';
import { viewOf } from '../../support/incident.ts';
import { index } from '../../support/playbook.ts';

describe('a deed of the ideal path', () => {
  test('is done with the desk’s own commands, at its own time', () => {
    const log = doAll(stageOf(), ...scenario.ideal);
    const kinds = actsOf(index, [log]).map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['open', 'grade', 'step', 'reply', 'fact', 'publish', 'theme', 'note']),
    );
    const published = log.events.find(({ type }) => type === 'published');
    expect(Date.parse(published?.at ?? '')).toBe(at('PT2H'));
    const approvals = log.events.flatMap(event => (event.type === 'signed' ? [event.data.person.name] : []));
    expect(new Set(approvals).size).toBeGreaterThan(2);
    expect(log.events.some(event => event.type === 'signed' && event.data.combines !== undefined)).toBe(
      false,
    );
  });

  test('marks the incident as a drill of its run', () => {
    const stage = stageOf();
    expect(viewOf(doAll(stage, triage)).drill).toEqual(stage.mark);
  });

  test.each<[name: string, before: readonly Deed[], deed: Deed, code: string]>([
    ['before anything was opened', [], { do: 'note', at: 'PT1H', kind: 'situation', text: '记' }, 'notOpen'],
    [
      'on a theme nobody heard',
      [triage],
      { do: 'pass', at: 'PT1H', theme: '没听过', to: '科室' },
      'unknownTheme',
    ],
    [
      'on a step that does not apply',
      [triage],
      { do: 'step', at: 'PT1H', step: 'joint-assessment' },
      'unknownStep',
    ],
    [
      'that gives a cause nobody approved',
      [
        triage,
        { do: 'fact', at: 'PT1H', fact: 'cause', value: '监管不力', source: '网上', state: 'checking' },
      ],
      {
        do: 'publish',
        at: 'PT2H',
        channel: 'notice',
        form: 'full',
        parts: { body: '原因是监管不力。' },
        next: 'PT4H',
      },
      'unapprovedCause',
    ],
  ])('%s is refused, with the desk’s own reason', (_name, before, deed, code) => {
    const stage = stageOf();
    const log = before.length === 0 ? undefined : doAll(stage, ...before);
    const done = perform(stage, log, deed);
    expect(done.ok ? undefined : done.refusal.code).toBe(code);
  });

  test('that is refused leaves no trace in a rehearsal', () => {
    const wrong: Deed = { do: 'step', at: 'PT20M', step: 'joint-assessment' };
    const clean = rehearse(stageOf(), fullRun, scenario.ideal);
    const [first, ...rest] = scenario.ideal;
    const tried = rehearse(stageOf(), fullRun, first === undefined ? [] : [first, wrong, ...rest]);
    expect(tried.refused.map(({ deed }) => deed)).toEqual([wrong]);
    expect(tried.log?.events).toEqual(clean.log?.events);
  });
});

test('a random trainee does the same for the same seed, in the order of time, and something else for another', () => {
  const deeds = randomDeeds(stageOf(), 3);
  expect(randomDeeds(stageOf(), 3)).toEqual(deeds);
  expect(randomDeeds(stageOf(), 4)).not.toEqual(deeds);
  expect(deeds.some(({ do: what }) => what === 'triage')).toBe(true);
});

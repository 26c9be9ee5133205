import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DrillFinished, DrillJudged } from '../../src/training/records/record-kinds.ts';
import { freshPages } from '../support/page.ts';

const finished: DrillFinished['data'] = {
  run: '01K00000000000000000000001',
  scenario: 'small',
  form: 'full',
  mode: 'solo',
  grades: { report: 'P', answer: 'S' },
  notAssessed: [],
  failures: [],
  vetoed: [],
  claims: {},
  broken: 0,
  words: [],
};

const load = () => import('../../src/session/drill-record.ts');
const recorded = async (): Promise<readonly unknown[]> => {
  const { startTraining } = await import('../../src/session/training.ts');
  const training = await startTraining();
  return training === 'locked' ? [] : training.snapshot().events.map(({ data }) => data);
};

const page = freshPages();
beforeEach(() => void vi.stubGlobal('BroadcastChannel', undefined));

describe('what a drill came to', () => {
  test('is put into the record', async () => {
    const { recordDrill } = await load();
    expect(await recordDrill(finished)).toBe(true);
    expect(await recorded()).toEqual([finished]);
  });

  test('is put there once, however often it is shown', async () => {
    const { recordDrill } = await load();
    await recordDrill(finished);
    expect(await recordDrill({ ...finished })).toBe(true);
    page.leave();
    expect(await (await load()).recordDrill(finished)).toBe(true);
    expect(await recorded()).toEqual([finished]);
  });

  test('is put there anew when a table is graded anew', async () => {
    const { recordDrill } = await load();
    const regraded = { ...finished, grades: { report: 'M', answer: 'S' } } as const;
    await recordDrill(finished);
    await recordDrill(regraded);
    expect(await recorded()).toEqual([finished, regraded]);
  });

  test('is not called kept where nothing lasts', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { recordDrill } = await load();
    expect(await recordDrill(finished)).toBe(false);
    expect(await recorded()).toEqual([finished]);
  });
});

test('runs whose store cannot be opened are not called none', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const { storedRuns } = await load();
  await expect(storedRuns()).rejects.toThrow('missing');
});

test('a drill without a run gets an id that the record takes', async () => {
  const { newDrillId, recordDrill } = await load();
  const run = newDrillId();
  expect(run).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  expect(newDrillId()).not.toBe(run);
  await recordDrill({ ...finished, run, mode: 'group' });
  expect(await recorded()).toMatchObject([{ run, mode: 'group' }]);
});

describe('what was judged of words in a drill', () => {
  const judged: DrillJudged['data'] = {
    run: finished.run,
    event: '01K00000000000000000000002',
    lacks: [],
    faults: [],
    vetoed: [],
    name: '李带教',
    title: '科长',
  };

  test('is put into the record, also before anything on the page has read it', async () => {
    const { recordJudgement } = await load();
    expect(await recordJudgement({ type: 'drillJudged', data: judged })).toBe(true);
    expect(await recorded()).toEqual([judged]);
  });

  test('is not called kept where nothing lasts', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { recordJudgement } = await load();
    expect(await recordJudgement({ type: 'drillJudged', data: judged })).toBe(false);
  });

  test('is not taken of the trainee himself, by whatever name of the record', async () => {
    const { startTraining } = await import('../../src/session/training.ts');
    const training = await startTraining();
    if (training !== 'locked') training.record({ type: 'named', data: { name: '李带教' } });
    const { recordJudgement } = await load();
    expect(await recordJudgement({ type: 'drillJudged', data: judged })).toBe(false);
    expect(await recorded()).toEqual([{ name: '李带教' }]);
  });
});

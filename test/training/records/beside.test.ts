import { describe, expect, test } from 'vitest';
import { endOf, type Run, startOf } from '../../../src/training/drills/run.ts';
import { storyOf } from '../../../src/training/drills/story.ts';
import { besideDrill } from '../../../src/training/records/beside.ts';
import { finishedDrill } from '../../../src/training/records/finished.ts';
import type { DrillFinished } from '../../../src/training/records/record-kinds.ts';
import { doAll, readScenario, stageOf } from '../../support/drill.ts';
import { index } from '../../support/playbook.ts';

const scenario = readScenario('rain-landslide');
const run: Run = { scenario, form: 'full', from: 0 };

/** The ideal path as a record holds it, and the models beside its words. */
function ideal() {
  const story = storyOf(run, index, [doAll(stageOf(scenario), ...scenario.ideal)], endOf(run));
  const mark = { form: 'full', from: 0, run: '01ARZ3NDEKTSV4RRFFQ69G5FAV', scenario: scenario.id } as const;
  const data = finishedDrill({ mark }, story, index.playbook.release.elements);
  const { of } = besideDrill(data, scenario, index);
  return { data, models: (words: DrillFinished['data']['words'][number]) => of(words).models.join('\n') };
}

describe('the models beside the words of a drill', () => {
  test('are of what was known when they were said: none says that the cause is open beside a release that gives it', () => {
    const { data, models } = ideal();
    const releases = data.words.filter(({ kind }) => kind === 'publish');
    const [first] = releases;
    const causal = releases.filter(({ text }) => text.includes('主要原因：'));
    expect(first && models(first)).toContain('原因只写“还没有调查”');
    expect(causal).toHaveLength(1);
    for (const each of causal) {
      expect(models(each)).toContain('责任写“正在调查”');
      expect(models(each)).not.toContain('还没有调查');
    }
  });

  test('are the nearest answer in time, where a good officer answers the same person twice', () => {
    const { data, models } = ideal();
    const answers = data.words.filter(({ kind, to }) => kind === 'reply' && to === 'go-home');
    expect(answers).toHaveLength(2);
    for (const each of answers) expect(models(each)).toContain(each.text);
    const [first, second] = answers;
    expect(first && models(first)).not.toContain(second?.text ?? '');
    expect(Date.parse(first?.at ?? '')).toBeGreaterThan(startOf(run));
  });
});

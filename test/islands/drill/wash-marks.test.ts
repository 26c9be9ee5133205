import { describe, expect, test } from 'vitest';
import { shapeOf } from '../../../src/islands/drill/WashMarks.tsx';
import { endOf } from '../../../src/training/course.ts';
import type { Deed } from '../../../src/training/scenario.ts';
import { linesOf, storyOf } from '../../../src/training/story.ts';
import { doAll, fullRun, scenario, stageOf } from '../../support/drill.ts';
import { index } from '../../support/playbook.ts';

function shapes(deeds: readonly Deed[]): readonly string[] {
  const log = doAll(stageOf(), ...deeds);
  const story = storyOf(fullRun, index, [log], endOf(fullRun));
  return linesOf(story).map(line => {
    const name = line.kind === 'arrival' ? line.arrival.item.id : line.act.kind;
    return `${name}: ${shapeOf(line)}`;
  });
}

describe('the shape of a line', () => {
  test('tells what waited and was answered, what asked for nothing, and what was done', () => {
    const found = shapes(scenario.ideal);
    expect(found).toEqual(
      expect.arrayContaining([
        'first: plain',
        'caller: answered',
        'check: answered',
        'reply: reply',
        'publish: publish',
        'step: act',
      ]),
    );
  });

  test('tells what waited in vain', () => {
    expect(shapes(scenario.ideal.filter(deed => deed.do !== 'reply'))).toContain('caller: unanswered');
  });

  test('tells what failed the run before it tells what it was', () => {
    const blunder: Deed = { do: 'reply', at: 'PT5H', to: 'caller', text: '暴雨冲的' };
    const [triage] = scenario.ideal;
    expect(shapes(triage === undefined ? [] : [triage, blunder])).toContain('reply: failed');
  });
});

import { h } from 'preact';
import { expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { Timeline } from '../../../src/desk/frame/Timeline.tsx';
import { deskText } from '../../../src/desk/parts/words.ts';
import { type Work, WorkContext } from '../../../src/desk/parts/work.tsx';
import { limitedFacts, NOW } from '../../support/answers.ts';
import { act, contextAt, namesIn, openLog, viewOf, zhang } from '../../support/incident.ts';
import { index } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

test('what the first ten minutes took down on the spot is no late entry of the time line, what was written afterwards is', () => {
  const context = contextAt(NOW, undefined, zhang);
  const call = (name: string, minutes: number): Command => ({
    kind: 'call',
    person: { name },
    calledAt: new Date(NOW - minutes * 60_000).toISOString(),
    end: 'inVain',
  });
  const opened = act(openLog(limitedFacts, context), context, call('王五', 25));
  const later = act(opened, contextAt(NOW + 3_600_000, undefined, zhang), call('李四', 25));
  const drawn = (log: IncidentLog): string => {
    const view = viewOf(log);
    const incident = { view, index, log };
    const work = { ...incident, incident, names: namesIn(log), roleName: () => '值班岗' } as unknown as Work;
    return render(WorkContext.Provider, { value: work, children: h(Timeline, {}) });
  };
  expect(drawn(opened)).toContain('王五');
  expect(drawn(opened)).not.toContain('补记');
  expect(drawn(later)).toContain('补记');
});

test('a long time line is drawn in parts: the latest lines under their own numbers, no picture, and a press for more', () => {
  const context = contextAt(NOW, undefined, zhang);
  let log = openLog(limitedFacts, context);
  for (let count = 1; count <= 600; count += 1)
    log = act(log, context, { kind: 'note', text: `第${count}条` });
  const view = viewOf(log);
  const incident = { view, index, log };
  const work = { ...incident, incident, names: namesIn(log), roleName: () => '值班岗' } as unknown as Work;
  const html = render(WorkContext.Provider, { value: work, children: h(Timeline, {}) });
  expect(html.match(/<tr data-kind/g)).toHaveLength(200);
  expect(html).toContain('第600条');
  expect(html).not.toContain('第100条');
  expect(html).not.toContain('<svg');
  const numbers = [...html.matchAll(/<th scope="row"[^>]*>(\d+)</g)].map(([, number]) => Number(number));
  const [first = 0] = numbers;
  expect(numbers).toEqual(numbers.map((_, position) => first + position));
  expect(html).toContain(deskText.earlierRows(200, first - 1));
});

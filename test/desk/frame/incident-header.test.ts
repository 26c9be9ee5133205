import { h } from 'preact';
import { expect, test } from 'vitest';
import { IncidentHeader } from '../../../src/desk/frame/IncidentHeader.tsx';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { ordersText } from '../../../src/desk/orders/words.ts';
import { saveText } from '../../../src/desk/parts/store-words.ts';
import { pageLabel, toolText } from '../../../src/desk/parts/words.ts';
import { timeNow } from '../../../src/session/surroundings.ts';
import { NOW } from '../../support/answers.ts';
import { createDesk } from '../../support/desk.ts';
import { act, contextAt, lastOf, note, openLog } from '../../support/incident.ts';
import { openRelease, save, statementIn, writing } from '../../support/release.ts';
import { incidentOf, renderAt, workOf } from '../../support/work.ts';

test('the status says what was recorded, once all is on disk', () => {
  const log = act(openLog(), contextAt(NOW), note('电话通知组长'));
  const { session } = createDesk();
  const snapshot = () => ({ ...session.snapshot(), durable: true, save: { kind: 'saved' } as const });
  const work = workOf(incidentOf(log), { ...session, snapshot });
  const status = (shown: typeof work): string =>
    (
      /<p class="save[^>]*>(.*?)<\/p>/.exec(
        renderAt(shown, () => h(IncidentHeader, { page: '', of: '' }), {}),
      )?.[1] ?? ''
    ).replace(/<[^>]*>/g, '');
  expect(status(work)).toBe(saveText.saved);
  const sentence = eventSentence(lastOf(log), work.names, timeNow());
  expect(sentence).toContain('电话通知组长');
  expect(status({ ...work, recorded: [lastOf(log)] })).toBe(`${saveText.saved}：${sentence}`);
});

test('the pages of a release stand in the order in which it goes, 审定 among them: the way to the statement that is on its way', () => {
  const empty = openRelease();
  const pagesIn = (log: typeof empty, of = ''): string =>
    /<div class="group-pages".*?<\/div>/s.exec(
      renderAt(workOf(incidentOf(log)), IncidentHeader, { page: 'release' as const, of }),
    )?.[0] ?? '';
  const order = [pageLabel.facts, pageLabel.release, toolText.signOff, pageLabel.feedback];
  const places = order.map(words => pagesIn(empty).indexOf(words));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(pagesIn(empty)).toMatch(new RegExp(`<span[^>]*>${toolText.signOff}</span>`));
  const written = act(empty, writing(), save('正在核实。'));
  const { id } = statementIn(written);
  expect(pagesIn(written)).toMatch(new RegExp(`<a[^>]*>${toolText.signOff}</a>`));
  expect(pagesIn(written, id)).toMatch(new RegExp(`aria-current="page"[^>]*>${toolText.signOff}</a>`));
});

test('what has just come in is registered from any page of an open incident, and on its own page there', () => {
  const work = workOf(incidentOf(openLog()));
  const headerOn = (page: '' | 'orders'): string => renderAt(work, IncidentHeader, { page, of: '' });
  expect(headerOn('')).toContain(ordersText.register);
  expect(headerOn('orders')).not.toContain(ordersText.register);
});

import { expect, test } from 'vitest';
import { type DraftPort, draftsAt, placesOf } from '../../src/kit/draft.ts';

/** Drafts in memory. */
function port(): DraftPort {
  const kept = new Map<string, unknown>();
  return {
    read: form => kept.get(form),
    keep: (form, draft) => void (draft === undefined ? kept.delete(form) : kept.set(form, draft)),
    forms: () => [...kept.keys()],
    listen: () => () => undefined,
  };
}

test('a form of one place is not the form of that name in another', () => {
  const all = port();
  const [here, there] = [draftsAt(all, { name: 'step/a' }), draftsAt(all, { name: 'step/b' })];
  here.keep('note', '一');
  expect([here.read('note'), there.read('note')]).toEqual(['一', undefined]);
  expect([here.forms(), there.forms()]).toEqual([['note'], []]);
});

test('what is half written carries where it stands, until it is handed in', () => {
  const all = port();
  all.keep('reply', '一');
  all.keep('judged', { place: '村口' });
  const place = { name: 'step/a', late: true };
  const step = draftsAt(all, place);
  step.keep('note', '二');
  step.keep('person 李四:科长', '三');
  expect(placesOf(all)).toEqual([place, place]);
  for (const form of step.forms()) step.keep(form, undefined);
  expect(placesOf(all)).toEqual([]);
});

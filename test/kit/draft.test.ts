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
  const [here, there] = [draftsAt(all, 'step/a'), draftsAt(all, 'step/b')];
  here.keep('note', '一');
  expect([here.read('note'), there.read('note')]).toEqual(['一', undefined]);
  expect([here.forms(), there.forms()]).toEqual([['note'], []]);
});

test('what is half written says at which places, until it is handed in', () => {
  const all = port();
  all.keep('reply', '一');
  const step = draftsAt(all, 'step/a');
  step.keep('note', '二');
  step.keep('person 李四:科长', '三');
  expect(placesOf(all.forms())).toEqual(new Set(['', 'step/a']));
  for (const form of step.forms()) step.keep(form, undefined);
  expect(placesOf(all.forms())).toEqual(new Set(['']));
});

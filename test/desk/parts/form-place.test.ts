import { expect, test } from 'vitest';
import type { FiledDocument } from '../../../src/desk/core/filed-document.ts';
import type { IncidentView } from '../../../src/desk/core/view.ts';
import { unfinishedIn } from '../../../src/desk/parts/FormsOf.tsx';
import { documentDraftName } from '../../../src/desk/parts/filed-draft.tsx';
import {
  atStep,
  type FormPlace,
  inHeader,
  LOG_PLACE,
  onPage,
  pageOf,
} from '../../../src/desk/parts/form-place.ts';
import { draftsAt } from '../../../src/kit/draft.ts';
import { memoryDrafts } from '../../../src/kit/UnkeptForm.tsx';

const NONE: IncidentView['documents'] = new Map();

/** Drafts with a note half written at each place. */
function writtenAt(...places: readonly FormPlace[]) {
  const drafts = memoryDrafts();
  for (const [number, place] of places.entries())
    draftsAt(drafts, place).keep(`note-${number}`, { text: '半句' });
  return drafts;
}

test('what is half written waits at its place; of a closed incident only where it can still be handed in', () => {
  const late = [
    LOG_PLACE,
    atStep('a', 'late'),
    onPage('documents'),
    onPage('timeline'),
    onPage('team'),
    onPage('review'),
  ];
  const early = [atStep('a'), atStep('b'), onPage(''), onPage('facts'), onPage('release'), inHeader('close')];
  const drafts = writtenAt(...late, ...early);
  expect(unfinishedIn(drafts, { status: 'open', documents: NONE })).toEqual([...late, ...early]);
  expect(unfinishedIn(drafts, { status: 'closed', documents: NONE })).toEqual(late);
});

test('a document that says what was filed is not unfinished, though its form keeps it; one that was written on is', () => {
  const drafts = memoryDrafts();
  const form = draftsAt(drafts, onPage('documents'));
  form.keep(documentDraftName('reply', 'one'), { result: '已换 ', 'record/result': '' });
  const filed = { order: 'one', fields: { result: '已换', asked: '换牌子' } } as unknown as FiledDocument;
  const view = { status: 'closed', documents: new Map([['reply', [filed]]]) } as const;
  expect(unfinishedIn(drafts, view)).toEqual([]);
  expect(unfinishedIn(drafts, { ...view, documents: NONE })).toEqual([onPage('documents')]);
  form.keep(documentDraftName('reply', 'one'), { result: '已换，另补一块' });
  expect(unfinishedIn(drafts, view)).toEqual([onPage('documents')]);
});

test.each<[place: FormPlace, page: ReturnType<typeof pageOf>]>([
  [onPage('facts'), 'facts'],
  [onPage('regrade'), ''],
  [onPage(''), ''],
  [atStep('a'), ''],
  [LOG_PLACE, ''],
  [inHeader('close'), undefined],
])('a place leads to its page: %j → %j', (place, page) => {
  expect(pageOf(place)).toBe(page);
});

test('a note at a step lies beside the step’s other forms', () => {
  const drafts = writtenAt(atStep('a', 'late'));
  expect(draftsAt(drafts, atStep('a')).forms()).toEqual(['note-0']);
});

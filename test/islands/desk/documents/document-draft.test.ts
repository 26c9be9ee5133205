import { expect, test } from 'vitest';
import {
  type DocumentDraft,
  draftOf,
  EMPTY_DRAFT,
  hasNews,
  keptOwn,
  type RecordTexts,
  written,
} from '../../../../src/islands/desk/documents/document-draft.ts';

const record = (what: string, time = '14:32', begun = time): RecordTexts => ({
  at: 1_000,
  now: { what, time },
  begun: { what, time: begun },
});
const text = (draft: DocumentDraft, field: string): string | undefined => draft.typed[field]?.text;

test('a field that is written back to what the record says follows the record again', () => {
  const begun = written(EMPTY_DRAFT, 'what', '改过', record('塌陷'));
  expect(text(begun, 'what')).toBe('改过');
  expect(written(begun, 'what', '塌陷', record('塌陷')).typed).toEqual({});
});

test('the record is news for a field only once it has changed since the field was written in', () => {
  const draft = written(EMPTY_DRAFT, 'what', '改过', record('塌陷'));
  expect(hasNews(draft, 'what', record('塌陷'))).toBe(false);
  expect(hasNews(draft, 'what', record('塌陷，已围挡'))).toBe(true);
  expect(hasNews(draft, 'time', record('塌陷，已围挡'))).toBe(false);
  // The same words on both sides leave nothing to decide.
  expect(
    hasNews(written(draft, 'what', '塌陷，已围挡', record('塌陷')), 'what', record('塌陷，已围挡')),
  ).toBe(false);
});

test('writing on does not hide news that nobody has looked at', () => {
  const draft = written(EMPTY_DRAFT, 'what', '改过', record('塌陷'));
  const more = written(draft, 'what', '又改过', record('塌陷，已围挡'));
  expect(hasNews(more, 'what', record('塌陷，已围挡'))).toBe(true);
});

test('a clock that went on is no news', () => {
  const draft = written(EMPTY_DRAFT, 'time', '两点半', record('塌陷'));
  expect(draft.since).toBe(1_000);
  expect(hasNews(draft, 'time', record('塌陷', '15:10', '14:32'))).toBe(false);
});

test('news that was looked at and left is none until the record changes again', () => {
  const draft = written(EMPTY_DRAFT, 'what', '改过', record('塌陷'));
  const kept = keptOwn(draft, 'what', record('塌陷，已围挡'));
  expect(text(kept, 'what')).toBe('改过');
  expect(hasNews(kept, 'what', record('塌陷，已围挡'))).toBe(false);
  expect(hasNews(kept, 'what', record('塌陷，已解除'))).toBe(true);
});

test('any change makes a filed draft an unfiled one', () => {
  const filed = { ...written(EMPTY_DRAFT, 'what', '改过', record('塌陷')), filed: 'event' };
  expect(written(filed, 'what', '又改过', record('塌陷')).filed).toBeUndefined();
});

test('a draft made of a filed version writes only what the record does not say itself', () => {
  const draft = draftOf({ what: '当时的话', time: '14:32' }, record('塌陷'));
  expect(text(draft, 'what')).toBe('当时的话');
  expect(draft.typed).not.toHaveProperty('time');
  expect(hasNews(draft, 'what', record('塌陷'))).toBe(false);
});

import { expect, test } from 'vitest';
import type { FiledDocument } from '../../../src/desk/core/filed-document.ts';
import {
  begunAt,
  draftFromFiled,
  hasNews,
  isUnfiled,
  keptOwn,
  type RecordTexts,
  written,
} from '../../../src/desk/documents/document-draft.tsx';
import { ownWords } from '../../../src/desk/parts/filed-draft.tsx';
import type { TypedFields } from '../../../src/kit/form-draft.ts';

const record = (what: string, time = '14:32', begun = time): RecordTexts => ({
  at: 1_000,
  now: { what, time },
  begun: { what, time: begun },
});
/** The part of a form's input that is stored: nothing empty, and nothing unchanged. */
const kept = (draft: TypedFields, values: TypedFields, { now }: RecordTexts): TypedFields =>
  Object.fromEntries(
    Object.entries({ ...draft, ...values }).filter(([name, value]) => value !== (now[name] ?? '')),
  );
const typed = (draft: TypedFields, field: string, text: string, of: RecordTexts): TypedFields =>
  kept(draft, written(draft, field, text, of), of);
const changed = typed({}, 'what', '改过', record('塌陷'));

test('a field that is written back to what the record says follows the record again, and nothing is kept', () => {
  expect(ownWords(changed)).toEqual({ what: '改过' });
  expect(typed(changed, 'what', '塌陷', record('塌陷'))).toEqual({});
  const both = typed(changed, 'time', '两点半', record('塌陷'));
  expect(ownWords(typed(both, 'what', '塌陷', record('塌陷')))).toEqual({ time: '两点半' });
  expect(begunAt(typed(both, 'what', '塌陷', record('塌陷')))).toBe(1_000);
});

test('the record is news for a field only once it has changed since the field was written in', () => {
  expect(hasNews(changed, 'what', record('塌陷'))).toBe(false);
  expect(hasNews(changed, 'what', record('塌陷，已围挡'))).toBe(true);
  expect(hasNews(changed, 'time', record('塌陷，已围挡'))).toBe(false);
  // The same words on both sides leave nothing to decide.
  expect(
    hasNews(typed(changed, 'what', '塌陷，已围挡', record('塌陷')), 'what', record('塌陷，已围挡')),
  ).toBe(false);
});

test('where the record gave nothing, what it gives later is news', () => {
  const draft = typed({}, 'what', '改过', record(''));
  expect(hasNews(draft, 'what', record(''))).toBe(false);
  expect(hasNews(typed(draft, 'what', '又改过', record('塌陷')), 'what', record('塌陷'))).toBe(true);
});

test('writing on does not hide news that nobody has looked at', () => {
  const more = typed(changed, 'what', '又改过', record('塌陷，已围挡'));
  expect(hasNews(more, 'what', record('塌陷，已围挡'))).toBe(true);
});

test('a clock that went on is no news', () => {
  const draft = typed({}, 'time', '两点半', record('塌陷'));
  expect(begunAt(draft)).toBe(1_000);
  expect(hasNews(draft, 'time', record('塌陷', '15:10', '14:32'))).toBe(false);
});

test('news that was looked at and left is none until the record changes again', () => {
  const now = record('塌陷，已围挡');
  const left = kept(changed, keptOwn('what', now), now);
  expect(ownWords(left)).toEqual({ what: '改过' });
  expect(hasNews(left, 'what', now)).toBe(false);
  expect(hasNews(left, 'what', record('塌陷，已解除'))).toBe(true);
});

test('a draft is unfiled while no filed version has all its words', () => {
  const filed = [{ event: 'e1', fields: { what: '改过', time: '14:32' } }] as unknown as FiledDocument[];
  expect(isUnfiled({}, [])).toBe(false);
  expect(isUnfiled(changed, [])).toBe(true);
  expect(isUnfiled(changed, filed)).toBe(false);
  expect(isUnfiled(typed(changed, 'what', '又改过', record('塌陷')), filed)).toBe(true);
});

test('a draft made of a filed version writes only what the record does not say itself', () => {
  const draft = draftFromFiled({ fields: { what: '当时的话', time: '14:32' } }, record('塌陷')) ?? {};
  expect(ownWords(draft)).toEqual({ what: '当时的话' });
  expect(hasNews(draft, 'what', record('塌陷'))).toBe(false);
  expect(draftFromFiled({ fields: { what: '塌陷', time: '14:32' } }, record('塌陷'))).toBeUndefined();
});

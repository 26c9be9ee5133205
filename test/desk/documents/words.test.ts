import { expect, test } from 'vitest';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentFileName } from '../../../src/desk/documents/words.ts';

const inward = (form: string) => ({ form, unreviewed: '' });

test('a document is named after its form, its incident and the day', () => {
  expect(documentFileName(inward('初报'), '石板镇网民反映违建', '2026-11-24')).toBe(
    '初报-石板镇网民反映违建-20261124.docx',
  );
});

test('a name holds nothing that a file system refuses', () => {
  const name = documentFileName(inward('初报/续报'), ' a\\b:c*?"<>|\u0000\u202e\n名 . ', '2026-11-24');
  expect(name).toBe('初报 续报-a b c 名-20261124.docx');
});

test('a long title is cut between characters, and an empty one left out', () => {
  const long = documentFileName(inward('终报'), '🌊'.repeat(200), '2026-11-24');
  expect(long).toMatch(/^终报-(?:🌊){40}-20261124\.docx$/u);
  expect(new TextEncoder().encode(long).length).toBeLessThan(255);
  expect(documentFileName(inward('终报'), '///', '2026-11-24')).toBe('终报-20261124.docx');
});

test('a name says of what is read outside that nobody approved it', () => {
  const model = { form: '发布稿', unreviewed: documentWords.unreviewed };
  expect(documentFileName(model, '某村滑坡', '2026-11-24')).toBe(
    '发布稿-内部稿·未审定-某村滑坡-20261124.docx',
  );
});

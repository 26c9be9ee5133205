import { expect, test } from 'vitest';
import { documentFileName } from '../../../src/desk/documents/words.ts';

test('a document is named after its form, its incident and the day', () => {
  expect(documentFileName('初报', '石板镇网民反映违建', '2026-11-24')).toBe(
    '初报-石板镇网民反映违建-20261124.docx',
  );
});

test('a name holds nothing that a file system refuses', () => {
  const name = documentFileName('初报/续报', ' a\\b:c*?"<>|\u0000\u202e\n名 . ', '2026-11-24');
  expect(name).toBe('初报 续报-a b c 名-20261124.docx');
});

test('a long title is cut between characters, and an empty one left out', () => {
  const long = documentFileName('终报', '🌊'.repeat(200), '2026-11-24');
  expect(long).toMatch(/^终报-(?:🌊){40}-20261124\.docx$/u);
  expect(new TextEncoder().encode(long).length).toBeLessThan(255);
  expect(documentFileName('终报', '///', '2026-11-24')).toBe('终报-20261124.docx');
});

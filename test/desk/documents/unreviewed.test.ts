import { describe, expect, test } from 'vitest';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { act, openLog } from '../../support/incident.ts';
import { save, writing } from '../../support/release.ts';
import { emptySource, filled, formOf, sourceOf, typicalSource } from './incidents.ts';

const MARK = documentWords.unreviewed;
const typical = typicalSource();
const drafted = sourceOf(act(openLog(), writing(), save('情况正在核实。')));

describe('what is read outside', () => {
  test('says above its title that nobody has approved it, while nobody has', () => {
    for (const source of [emptySource(), drafted]) {
      const model = filled(formOf('statement'), source);
      expect(model.unreviewed).toBe(MARK);
      expect(plainText(model).split('\n')[0]).toBe(MARK);
    }
  });

  test('does not, once the words of a statement are out', () => {
    const model = filled(formOf('statement'), typical);
    expect(model.unreviewed).toBe('');
    expect(plainText(model)).not.toContain(MARK);
  });

  test('does again where they are others than those that were approved', () => {
    const form = formOf('statement');
    const texts = prefill(form, typical, documentWords);
    const [field = ''] = Object.keys(texts);
    const other = { ...texts, [field]: `${texts[field]}\n另外，责任已经查清。` };
    expect(documentOf(form, other, typical, documentWords).unreviewed).toBe(MARK);
  });

  test('does as a reply to whoever asked, which nobody approves here', () => {
    expect(filled(formOf('ticket-reply'), typical).unreviewed).toBe(MARK);
  });
});

test('what stays within is marked by nothing', () => {
  expect(filled(formOf('initial-report'), typical).unreviewed).toBe('');
});

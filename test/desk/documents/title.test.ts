import { expect, test } from 'vitest';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { documentsText } from '../../../src/desk/documents/words.ts';
import { writtenIn } from '../../../src/desk/documents/written.ts';
import { TITLE } from '../../../src/playbook/form-title.ts';
import { HOUR, NOW } from '../../support/answers.ts';
import { act, contextAt, countingIds, refusalOf, viewOf } from '../../support/incident.ts';
import { emptySource, formOf, typicalSource } from './incidents.ts';

const form = formOf('initial-report');
const OWN = '关于某村村口滑坡处置情况的初报';

test('a document bears the title that somebody wrote for it, and the record’s where nobody did', () => {
  const source = emptySource();
  const texts = prefill(form, source, documentWords);
  expect(documentOf(form, { ...texts, [TITLE]: OWN }, source, documentWords).title).toBe(OWN);
  const given = documentOf(form, texts, source, documentWords).title;
  expect(given).toContain(source.view.title);
  for (const heading of ['', ' \n '])
    expect(documentOf(form, { ...texts, [TITLE]: heading }, source, documentWords).title).toBe(given);
});

test('a title is written where the record gives part of it, and nowhere else', () => {
  const hasTitle = (id: string): boolean =>
    writtenIn(formOf(id)).some(({ label }) => label === documentsText.title);
  expect(hasTitle('ticket-reply')).toBe(true);
  // The same on each of its kind, and approved as it stands.
  expect(hasTitle('interview-record')).toBe(false);
  expect(hasTitle('statement')).toBe(false);
});

test('what is filed keeps its title, and what was filed before titles could be written has none', () => {
  const { log } = emptySource();
  const context = contextAt(NOW, countingIds(7));
  const filed = (fields: Record<string, string>) =>
    viewOf(act(log, context, { kind: 'fileDocument', form: form.id, order: undefined, fields }))
      .documents.get(form.id)
      ?.at(-1)?.fields;
  expect(filed({ [TITLE]: OWN, content: '有关情况见记录。' })).toMatchObject({ [TITLE]: OWN });
  expect(filed({ content: '有关情况见记录。' })).not.toHaveProperty(TITLE);
});

test('a title that names a cause nobody approved is not filed', () => {
  const { log } = typicalSource();
  const command = {
    kind: 'fileDocument',
    form: form.id,
    order: undefined,
    fields: { [TITLE]: '关于上方修路切坡过陡引发滑坡的初报' },
  } as const;
  expect(refusalOf(log, command, contextAt(NOW + HOUR, countingIds(8)))).toMatchObject({
    code: 'unapprovedCause',
  });
});

test('what the record does not have is named, and not called filled', () => {
  expect(documentsText.refillNone([])).toContain('各项都从记录填好');
  expect(documentsText.refillNone(['签发', '电话'])).toContain('要补的 2 项：签发、电话');
  expect(documentsText.refillNone(['签发', '电话'])).not.toContain('各项都');
});

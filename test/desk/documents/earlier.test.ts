import { expect, test } from 'vitest';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { earlierDocuments, earlierText } from '../../../src/desk/documents/earlier.ts';
import { NOW } from '../../support/answers.ts';
import { act, contextAt, indexFor, laterDigest, openLog, viewOf, zhang } from '../../support/incident.ts';
import { index, playbook, required } from '../../support/playbook.ts';

test('a filed document stays readable after a move to an edition without its form', () => {
  const form = required(
    playbook.forms.find(({ steps }) => steps?.includes('review')),
    'form',
  );
  const field = required(
    form.fields.find(({ kind }) => kind !== 'table'),
    'field',
  );
  const context = contextAt(NOW, undefined, zhang);
  const log = act(
    openLog(),
    context,
    { kind: 'fileDocument', form: form.id, fields: { [field.id]: '第一稿的话' } },
    { kind: 'fileDocument', form: form.id, fields: { [field.id]: '第二稿的话' } },
  );
  expect(earlierDocuments(viewOf(log), indexFor(log), [index])).toEqual([]);
  const moved = act(log, context, { kind: 'movePlaybook', playbook: laterDigest });
  const later = indexFor(moved);
  const [document] = earlierDocuments(viewOf(moved), later, [index, later]);
  expect(document).toMatchObject({
    id: form.id,
    title: form.title,
    versions: [
      { filed: { number: 2 }, parts: [{ label: field.label, text: '第二稿的话' }] },
      { filed: { number: 1 }, parts: [{ label: field.label, text: '第一稿的话' }] },
    ],
  });
  const earlier = required(document, 'document');
  const [latest] = earlier.versions;
  expect(earlierText(earlier, required(latest, 'version'))).toBe(
    `${form.title}\n\n${field.label}\n第二稿的话`,
  );
  // Where that edition is not here, the words are, under the names they were filed by.
  expect(earlierDocuments(viewOf(moved), later, [])).toMatchObject([
    { title: form.id, versions: [{ parts: [{ label: field.id, text: '第二稿的话' }] }, {}] },
  ]);
});

test('an answer to whoever asked keeps its mark under another edition', () => {
  const form = required(
    playbook.forms.find(({ outward }) => outward === 'reply'),
    'reply',
  );
  const fields = { [required(form.fields[0], 'field').id]: '第一稿的话' };
  const filed = act(openLog(), contextAt(NOW, undefined, zhang), {
    kind: 'fileDocument',
    form: form.id,
    fields,
  });
  const without = { ...index, playbook: { ...playbook, forms: [] } };
  const document = required(earlierDocuments(viewOf(filed), without, [index])[0], 'document');
  expect(earlierText(document, required(document.versions[0], 'version'))).toMatch(
    new RegExp(`^${documentWords.unreviewed}\n\n${form.title}\n`),
  );
});

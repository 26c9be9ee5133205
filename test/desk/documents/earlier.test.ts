import { expect, test } from 'vitest';
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
  const [latest] = required(document, 'document').versions;
  expect(earlierText(form.title, required(latest, 'version'))).toBe(
    `${form.title}\n\n${field.label}\n第二稿的话`,
  );
  // Where that edition is not here, the words are, under the names they were filed by.
  expect(earlierDocuments(viewOf(moved), later, [])).toMatchObject([
    { title: form.id, versions: [{ parts: [{ label: field.id, text: '第二稿的话' }] }, {}] },
  ]);
});

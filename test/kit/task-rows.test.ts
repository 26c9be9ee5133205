import { h } from 'preact';
import { expect, test } from 'vitest';
import type { TypedTask } from '../../src/desk/core/values.ts';
import { tasksText } from '../../src/kit/form-words.ts';
import { TaskRows } from '../../src/kit/TaskRows.tsx';
import { mountedPage } from '../support/mounted.ts';
import { required } from '../support/playbook.ts';

const [first, second]: readonly TypedTask[] = [
  { who: '矿产管理科', what: '测面积', by: '2026-11-24T17:00' },
  { who: '办公室', what: '负责发布' },
];
const page = mountedPage();
const drawn = async (value: readonly (TypedTask | undefined)[]) => {
  const put: unknown[] = [];
  await page.show(
    h(TaskRows, {
      id: 'tasks',
      field: { kind: 'tasks', label: '分工' },
      value,
      onValue: (next: unknown) => put.push(next),
    }),
  );
  return put;
};
test('Enter makes a row in the last one alone, and hands in nothing; Ctrl+Enter and a composing one are left alone', async () => {
  const put = await drawn([first, second]);
  const enter = (place: number, more = {}): Promise<void> =>
    page.key(required([...document.querySelectorAll('input')][place], 'input'), 'Enter', more);
  await enter(0);
  expect(put).toEqual([]);
  await enter(4);
  expect(put).toEqual([[first, second, { who: '', what: '' }]]);
  await enter(4, { ctrlKey: true });
  await enter(4, { isComposing: true });
  expect(put).toHaveLength(1);
});

test('each row has its name, its labels and its own button that takes it out', async () => {
  const put = await drawn([first, second]);
  const groups = [...document.querySelectorAll('[role=group]')];
  expect(groups.map(group => group.getAttribute('aria-label'))).toEqual([1, 2].map(tasksText.row));
  expect([...(groups[1]?.querySelectorAll('label') ?? [])].map(({ textContent }) => textContent)).toEqual([
    tasksText.who,
    tasksText.what,
    tasksText.by,
  ]);
  groups[0]?.querySelector('button')?.click();
  expect(put).toEqual([[second]]);
});

test('with nothing typed a row stands ready', async () => {
  await drawn([]);
  expect(document.querySelectorAll('[role=group]')).toHaveLength(1);
});

import { h } from 'preact';
import { useRef } from 'preact/hooks';
import { expect, test } from 'vitest';
import { Drafts } from '../../src/kit/draft.ts';
import { useBeforePaint } from '../../src/kit/effects.ts';
import { Form } from '../../src/kit/Form.tsx';
import { giveFocus, useArrival } from '../../src/kit/focus.ts';
import { memoryDrafts } from '../../src/kit/UnkeptForm.tsx';
import { mountedPage } from '../support/mounted.ts';

const page = mountedPage();

function Arriving({ name, takes }: { name: string; takes: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(takes, () => giveFocus(heading.current));
  return h('h1', { ref: heading, tabIndex: -1 }, name);
}

const drawn = (name: string, takes: boolean) =>
  page.show(h('div', null, h('button', null, '结束演练'), h(Arriving, { key: name, name, takes })));

test('a screen takes the focus where one comes from another, and never from whoever is on it', async () => {
  await drawn('第 1 问', false);
  await page.press(page.button('结束演练'));
  // One screen has been shown by now: the next is to take the focus.
  await drawn('第 1 问', true);
  expect(page.focused()).toBe('结束演练');
  await drawn('第 2 问', true);
  expect(page.focused()).toBe('第 2 问');
});

test('a form that is opened has the focus before it is painted: no key of a quick hand goes past it', async () => {
  const painted: string[] = [];
  const Opened = () => {
    // Comes after what the form does at this point.
    useBeforePaint([], () => void painted.push(page.focused()));
    return h(Form, {
      id: 'why',
      fields: { text: { kind: 'line', id: 'why', label: '理由' } },
      action: '记下',
      onCancel: () => undefined,
      onSubmit: () => undefined,
    });
  };
  await page.show(h(Drafts.Provider, { value: memoryDrafts(), children: h(Opened, {}) }));
  expect(painted).toEqual(['why']);
});

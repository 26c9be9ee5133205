import { type ComponentProps, h } from 'preact';
import { expect, test } from 'vitest';
import { type DisclosedForm, Disclosure, FormButton } from '../../src/kit/Disclosure.tsx';
import { type DraftPort, Drafts } from '../../src/kit/draft.ts';
import { render } from '../support/render.ts';

const form = (id: string): DisclosedForm => ({
  id,
  button: `打开${id}`,
  form: opened => h('form', { id: opened.id }),
});

/** As it is first drawn. @param written the form that something is half written in */
function drawn(props: ComponentProps<typeof Disclosure>, written?: string): string {
  const port: DraftPort = {
    read: id => (id === written ? {} : undefined),
    keep: () => undefined,
    forms: () => [],
    listen: () => () => undefined,
  };
  return render(Drafts.Provider, { value: port, children: h(Disclosure, props) });
}

test('a button stands for each form that is offered', () => {
  const html = drawn({ forms: [form('甲'), false, form('乙')], children: '旁边' });
  expect(html.match(/<button/g)).toHaveLength(2);
  expect(html).toContain('旁边');
  expect(html).not.toContain('<form');
});

test('the form that something is half written in stands in place of the buttons, before the one meant to', () => {
  const forms = [form('甲'), form('乙')];
  const first = drawn({ forms, first: '甲' });
  expect(first).toContain('<form id="甲"');
  expect(first).not.toContain('<button');
  expect(drawn({ forms, first: '甲' }, '乙')).toContain('<form id="乙"');
});

test('what is not offered does not open, whatever is half written in it', () => {
  expect(drawn({ forms: [false], first: '甲' }, '甲')).toBe('');
});

test('a single form stands behind its button, open where that is asked for, and nowhere where it is not offered', () => {
  expect(render(FormButton, form('甲'))).toContain('打开甲');
  expect(render(FormButton, { ...form('甲'), open: true })).toContain('<form id="甲"');
  expect(render(FormButton, { ...form('甲'), open: true, offered: false })).toBe('');
});

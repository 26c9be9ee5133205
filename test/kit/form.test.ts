import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { signerField, textField, timeField } from '../../src/desk/core/fields.ts';
import { refusedAt } from '../../src/desk/core/words/refusal.ts';
import { type DraftPort, Drafts } from '../../src/kit/draft.ts';
import { Form } from '../../src/kit/Form.tsx';
import { ask, type FormFields } from '../../src/kit/fields.ts';
import { formText } from '../../src/kit/form-words.ts';
import { render } from '../support/render.ts';

const NOON = Date.parse('2026-11-24T12:00:00+08:00');

/** A form as it is first drawn. @param typed what stands half written in it */
function drawn(fields: FormFields, typed?: unknown): string {
  const port: DraftPort = {
    read: form => (form === 'f' ? typed : undefined),
    keep: () => undefined,
    forms: () => (typed === undefined ? [] : ['f']),
    listen: () => () => undefined,
  };
  const form = h(Form<FormFields>, { id: 'f', fields, action: '记下', onSubmit: () => undefined });
  return render(Drafts.Provider, { value: port, children: form });
}

describe('a form', () => {
  test('draws each field with its label, hint and what it begins with', () => {
    const html = drawn({
      place: { kind: 'line', label: '地点', hint: '到村', value: '石桥村' },
      said: { kind: 'text', label: '说了什么' },
    });
    expect(html).toContain('<label for="f-place">地点</label>');
    expect(html).toContain('id="f-place-hint">到村');
    expect(html).toMatch(/<input[^>]*id="f-place"[^>]*value="石桥村"[^>]*aria-describedby="f-place-hint"/);
    expect(html).toMatch(/<textarea[^>]*id="f-said"/);
  });

  test('shows what is half written in place of what is known, and then no source', () => {
    const fields = { to: { kind: 'line', label: '报给谁', value: '市局', source: '来自初判' } } as const;
    expect(drawn(fields)).toContain('来自初判');
    const html = drawn(fields, { to: '' });
    expect(html).not.toContain('来自初判');
    expect(html).not.toContain('value="市局"');
  });

  test('says of a field what is known to be wrong with it while it is typed', () => {
    const html = drawn({ facts: { kind: 'text', label: '核实情况', wrong: '删去没有审定的原因' } });
    expect(html).toMatch(/id="f-facts-problem" role="alert">删去没有审定的原因/);
    expect(html).toContain('aria-invalid="true"');
  });

  test('lets a time go by the clock until something is typed, and keeps one that is half typed', () => {
    const fields = { at: { kind: 'time', label: '什么时候', clock: () => NOON } } as const;
    expect(drawn(fields)).toContain('value="2026-11-24T12:00"');
    expect(drawn(fields, { at: '' })).not.toContain('2026-11-24');
    // Nobody has said that it was now: it looks proposed, and says by what.
    expect(drawn(fields)).toContain(formText.proposed(formText.now));
    expect(drawn(fields, { at: '2026-11-24T09:50' })).not.toContain(formText.now);
  });

  test('shows a moment of the record as it is in Shanghai', () => {
    const fields = { at: { kind: 'time', label: '什么时候', value: '2026-11-24T04:00:30.000Z' } } as const;
    expect(drawn(fields)).toContain('value="2026-11-24T12:00"');
  });

  test('offers one of several cards as radios under one legend, and any of several as boxes', () => {
    const options = [
      { value: 'a', label: '甲' },
      { value: 'b', label: '乙' },
    ];
    const one = drawn({
      spread: { kind: 'choice', shown: 'cards', label: '范围', rank: 1, options, value: 'b' },
    });
    expect(one.match(/type="radio"/g)).toHaveLength(2);
    expect(one.match(/type="radio"[^>]*checked|checked[^>]*type="radio"/g)).toHaveLength(1);
    expect(one).toMatch(/<legend><h1 tabindex="-1">范围<\/h1><\/legend>/);
    const any = drawn({
      topic: { kind: 'choices', shown: 'cards', label: '领域', options, value: ['a', 'b'] },
    });
    expect(any.match(/type="checkbox"[^>]*checked|checked[^>]*type="checkbox"/g)).toHaveLength(2);
  });

  test('folds what is rarely needed, together, until one of it is there', () => {
    const fields: FormFields = {
      one: { kind: 'line', label: '甲', folded: '还可以记' },
      two: { kind: 'line', label: '乙' },
      three: { kind: 'line', label: '丙', folded: '还可以记' },
    };
    const html = drawn(fields);
    expect(html.match(/<summary>还可以记<\/summary>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<details[^>]* open/);
    expect(html.indexOf('丙')).toBeLessThan(html.indexOf('乙'));
    expect(drawn(fields, { three: '有' })).toMatch(/<details[^>]* open/);
  });

  test('says how much room is left once it is short', () => {
    const fields = { why: ask(textField(20), { label: '为什么' }) };
    expect(drawn(fields, { why: '十个字十个字十个字十' })).not.toContain(formText.room(10));
    expect(drawn(fields, { why: '一'.repeat(19) })).toContain(formText.room(1));
    expect(drawn(fields, { why: '一'.repeat(23) })).toContain(formText.room(-3));
  });
});

describe('a field that must be filled in', () => {
  const fields = {
    who: { kind: 'line', label: '报给谁', required: true },
    how: {
      kind: 'choice',
      shown: 'bar',
      label: '怎么报',
      options: [{ value: 'a', label: '当面' }],
      value: 'a',
      required: true,
    },
    when: { kind: 'time', label: '何时', required: true },
    also: { kind: 'line', label: '附言' },
  } as const satisfies FormFields;

  test('says so to the ear, as one line, as one of a few and as a time', () => {
    const html = drawn(fields);
    for (const id of ['f-who', 'f-when'])
      expect(html).toMatch(
        new RegExp(`<input[^>]*id="${id}"[^>]*aria-required|<input[^>]*aria-required[^>]*id="${id}"`),
      );
    expect(html).toMatch(/<fieldset[^>]*role="radiogroup"[^>]*aria-required="true"/);
    expect(html.match(/aria-required/g)).toHaveLength(3);
  });

  test('is asked for by its name, without its unit', () => {
    expect(formText.missing('报给谁')).toBe('请填写报给谁。');
    expect(formText.missing('多少人（人）')).toBe('请填写多少人。');
    expect(refusedAt({ code: 'badField', field: 'who', why: { code: 'required' } }).isMissing).toBe(true);
    expect(refusedAt({ code: 'badField', field: 'who', why: { code: 'inFuture' } }).isMissing).toBe(false);
  });
});

describe('a field asked for by a command', () => {
  test('has the kind and the limit that the command declares', () => {
    expect(ask(textField(200), { label: '甲' })).toEqual({
      kind: 'line',
      limit: 200,
      label: '甲',
      required: true,
    });
    expect(ask(textField(200), { label: '甲', long: true })).toMatchObject({ kind: 'text', limit: 200 });
    expect(ask(timeField('ahead'), { label: '甲' })).toMatchObject({ kind: 'time' });
    expect(ask(signerField, { label: '甲' })).toMatchObject({ kind: 'person', signs: true });
  });
});

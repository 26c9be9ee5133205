import { h } from 'preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { signerField } from '../../src/desk/core/fields.ts';
import { Drafts } from '../../src/kit/draft.ts';
import { Form } from '../../src/kit/Form.tsx';
import { ask, type FormFields, type TakenFile } from '../../src/kit/fields.ts';
import { fileText, formText } from '../../src/kit/form-words.ts';
import { memoryDrafts } from '../../src/kit/UnkeptForm.tsx';
import type { FormProps } from '../../src/kit/useForm.ts';
import { type Drawing, drawing } from '../support/drawn.ts';
import { fileOf } from '../support/incident.ts';

/** A form on drafts of its own, drawn as often as it is asked for. */
function formOf(fields: FormFields, rest: Partial<FormProps<FormFields>> & { disabled?: boolean } = {}) {
  const drafts = memoryDrafts();
  const handedIn: (readonly [values: object, files: readonly object[]])[] = [];
  return {
    drafts,
    handedIn,
    draw: (): Drawing =>
      drawing(Drafts.Provider, {
        value: drafts,
        children: h(Form<FormFields>, {
          id: 'f',
          fields,
          action: '记下',
          onSubmit: (values, files) => {
            handedIn.push([values, files]);
            return undefined;
          },
          ...rest,
        }),
      }),
  };
}

type Formed = ReturnType<typeof formOf>;
const type = ({ draw }: Formed, id: string, value: string): void =>
  draw().element('input', { id }).onInput?.({ currentTarget: { value } });
const choose = ({ draw }: Formed, id: string, file: TakenFile): void =>
  draw()
    .element('input', { id })
    .onChange?.({ currentTarget: { files: [file] } });
/** Hands the form in, and waits until what is refused has the focus. */
async function press(drawn: Drawing): Promise<void> {
  drawn.element('form').onSubmit?.({ preventDefault: () => undefined });
  await Promise.resolve();
}

/** Bytes that come when a test lets them. */
function slowBytes() {
  const waiting: (() => void)[] = [];
  const take = (file: File): Promise<TakenFile> =>
    new Promise(resolve => waiting.push(() => resolve(file as unknown as TakenFile)));
  return {
    field: (label: string) => ({ kind: 'file', label, take }) as const,
    come: async (): Promise<void> => {
      for (const each of waiting.splice(0)) each();
      await new Promise(resolve => setTimeout(resolve));
    },
  };
}

const [one, other] = [fileOf('一张图', '一.png'), fileOf('另一张', '二.png')];

let asked: string[] = [];
beforeEach(() => {
  asked = [];
  const focusable = (name: string) => ({
    focus: () => asked.push(name),
    scrollIntoView: () => asked.push(`→${name}`),
  });
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => work());
  vi.stubGlobal('document', {
    activeElement: null,
    getElementById: focusable,
    querySelector: (selector: string) => focusable(/\[id="(.*)"\]/.exec(selector)?.[1] ?? selector),
  });
  return () => vi.unstubAllGlobals();
});

describe('files of a form', () => {
  test('leave what is typed while their bytes come where it is, and each other', async () => {
    const bytes = slowBytes();
    const form = formOf({
      said: { kind: 'line', label: '摘要' },
      a: bytes.field('原图'),
      b: bytes.field('遮好的'),
    });
    choose(form, 'f-a', one);
    choose(form, 'f-b', other);
    type(form, 'f-said', '夜里放炮');
    await bytes.come();
    expect(form.drafts.read('f')).toEqual({ said: '夜里放炮', a: one.file, b: other.file });
    await press(form.draw());
    expect(form.handedIn[0]).toEqual([
      { said: '夜里放炮', a: one.file, b: other.file },
      [one.packed, other.packed],
    ]);
  });

  test('go along where the form is handed in before their bytes have come', async () => {
    const bytes = slowBytes();
    const form = formOf({ a: bytes.field('原图') });
    const drawn = form.draw();
    drawn.element('input', { id: 'f-a' }).onChange?.({ currentTarget: { files: [one] } });
    await press(drawn);
    await press(drawn);
    expect(form.handedIn).toEqual([]);
    await bytes.come();
    expect(form.handedIn).toEqual([[{ a: one.file }, [one.packed]]]);
    expect(form.drafts.forms().filter(name => form.drafts.read(name) !== undefined)).toEqual([]);
  });

  test('are of a field: one replaced or taken out leaves the same one in another', async () => {
    const bytes = slowBytes();
    const form = formOf({ a: bytes.field('原图'), b: bytes.field('遮好的') });
    choose(form, 'f-a', one);
    choose(form, 'f-b', one);
    await bytes.come();
    choose(form, 'f-b', other);
    await bytes.come();
    await press(form.draw());
    expect(form.handedIn.at(-1)).toEqual([{ a: one.file, b: other.file }, [one.packed, other.packed]]);

    choose(form, 'f-a', one);
    choose(form, 'f-b', one);
    await bytes.come();
    const removes = form.draw().html.split(fileText.remove).length - 1;
    expect(removes).toBe(2);
    form.draw().element('button', { children: fileText.remove }).onClick?.({});
    await press(form.draw());
    expect(form.handedIn.at(-1)).toEqual([{ a: undefined, b: one.file }, [one.packed]]);
  });

  test('whose bytes were not kept are not shown either', async () => {
    const form = formOf({ a: slowBytes().field('原图') });
    form.drafts.keep('f', { a: one.file });
    expect(form.draw().html).not.toContain(one.file.name);
    await press(form.draw());
    expect(form.handedIn).toEqual([[{ a: undefined }, []]]);
  });

  test('leave nothing half written once the only one is taken out', async () => {
    const bytes = slowBytes();
    const form = formOf({ a: bytes.field('原图') });
    choose(form, 'f-a', one);
    await bytes.come();
    form.draw().element('button', { children: fileText.remove }).onClick?.({});
    for (const name of ['f', 'f/files']) expect(form.drafts.read(name)).toBeUndefined();
  });
});

describe('what the machine proposes', () => {
  const source = '来自初判';
  const proposed: FormFields = {
    place: { kind: 'line', label: '地点', value: '石桥村', source },
    by: { kind: 'person', label: '谁', value: { name: '王强', title: '科长' }, source },
    steps: { kind: 'choices', label: '哪几步', options: [{ value: 'a', label: '甲' }], value: ['a'], source },
    sort: {
      kind: 'choice',
      shown: 'bar',
      label: '哪一种',
      options: [{ value: 'a', label: '甲' }],
      value: 'a',
      source,
    },
    at: { kind: 'time', label: '什么时候', value: '2026-11-24T12:00', source },
  };
  const marked = (html: string): number => html.split(formText.proposed(source)).length - 1;

  test('looks proposed in every kind of field, until something else is put in', () => {
    const form = formOf(proposed);
    expect(marked(form.draw().html)).toBe(5);
    // Each is tied to what is said of it.
    const { html } = form.draw();
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids = '']) =>
      ids.split(' '),
    );
    for (const id of described) expect(html, id).toContain(`id="${id}"`);
    expect(new Set(described).size).toBe(5);
    // A person is two fields, of which the first says where both are known from.
    expect(form.draw().html.split('data-proposed="true"').length - 1).toBe(6);
    expect(form.draw().element('input', { value: '科长' })['aria-describedby']).toBe('f-by-source');
    type(form, 'f-place', '河口村');
    expect(marked(form.draw().html)).toBe(4);
  });

  test('is said of nothing that stands empty', () => {
    const form = formOf({
      place: { kind: 'line', label: '地点', value: '', source },
      by: { kind: 'person', label: '谁', value: { name: '', title: '' }, source },
      steps: { kind: 'choices', label: '哪几步', options: [], value: [], source },
    });
    expect(marked(form.draw().html)).toBe(0);
  });

  test('stands in nothing before it is handed in', () => {
    const form = formOf(proposed);
    form.draw();
    expect(form.drafts.forms()).toEqual([]);
  });

  test('is never folded away, and what is folded goes by no clock', async () => {
    const folded = '还可以记';
    const clock = (): number => Date.parse('2026-11-24T12:00:00+08:00');
    const form = formOf({
      place: { kind: 'line', label: '地点', value: '石桥村', source, folded },
      at: { kind: 'time', label: '什么时候', clock, folded },
    });
    const { html } = form.draw();
    expect(html.indexOf('石桥村')).toBeLessThan(html.indexOf('<details'));
    expect(html).not.toContain('2026-11-24');
    await press(form.draw());
    expect(form.handedIn[0]?.[0]).toEqual({ place: '石桥村', at: '' });
  });
});

describe('a form', () => {
  test('asks once about what is unlikely, at its field, and hands in that it was confirmed', async () => {
    const confirmed: unknown[] = [];
    const form = formOf(
      { at: { kind: 'line', label: '什么时候' } },
      {
        doubt: ({ at }) => (at === '九时' ? undefined : { field: 'at', sentence: `${at}早于发现` }),
        onSubmit: ({ at }, _, isConfirmed) => {
          confirmed.push([at, isConfirmed]);
          return { sentence: '没有记下' };
        },
      },
    );
    const drawn = form.draw();
    const handIn = (at: string): Promise<void> => {
      form.drafts.keep('f', { at });
      return press(drawn);
    };
    await handIn('六时');
    expect(confirmed).toEqual([]);
    expect(asked).toContain('f-at');
    await handIn('六时');
    // A confirmed value is not asked about again when another field was refused.
    await handIn('六时');
    expect(confirmed).toEqual([
      ['六时', true],
      ['六时', true],
    ]);
    await handIn('七时');
    expect(confirmed).toHaveLength(2);
    await handIn('九时');
    expect(confirmed.at(-1)).toEqual(['九时', undefined]);
  });

  test('is not handed in by keys while there is nothing to hand in', () => {
    const keys = { key: 'Enter', ctrlKey: true, isComposing: false, preventDefault: () => undefined };
    const fields = { said: { kind: 'line', label: '摘要' } } as const;
    const closed = formOf(fields, { disabled: true });
    closed.draw().element('form').onKeyDown?.(keys);
    expect(closed.handedIn).toEqual([]);
    const open = formOf(fields);
    open.draw().element('form').onKeyDown?.(keys);
    expect(open.handedIn).toHaveLength(1);
  });

  test('leads to the title that a signature lacks each time it is refused for that, the same words or not', async () => {
    const refused = () => ({ sentence: '请写职务', field: 'by' });
    const form = formOf({ by: ask(signerField, { label: '审定人' }) }, { onSubmit: refused });
    form.drafts.keep('f', { by: { name: '王强', title: '' } });
    const drawn = form.draw();
    for (let times = 0; times < 2; times += 1) {
      asked = [];
      await press(drawn);
      expect(asked.filter(each => !each.startsWith('→'))).toEqual(['f-by-post']);
    }
  });

  test('brings the sentence of a refusal into view last: above a long text it would be out of sight', async () => {
    const refused = () => ({ sentence: '最多 5000 字', field: 'said' });
    const form = formOf({ said: { kind: 'text', label: '正文' } }, { onSubmit: refused });
    await press(form.draw());
    expect(asked).toEqual(['f-said', '→f-said', '→f-said-problem']);
  });
});

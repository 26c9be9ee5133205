import { h } from 'preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { signerField } from '../../src/desk/core/fields.ts';
import { Drafts } from '../../src/kit/draft.ts';
import { Form } from '../../src/kit/Form.tsx';
import { ask, type FormFields, type TakenFile } from '../../src/kit/fields.ts';
import { fileText } from '../../src/kit/form-words.ts';
import { memoryDrafts } from '../../src/kit/UnkeptForm.tsx';
import type { FormProps } from '../../src/kit/useForm.ts';
import { type Drawing, drawing } from '../support/drawn.ts';
import { fileOf } from '../support/incident.ts';

/** A form on drafts of its own, drawn as often as it is asked for. */
function formOf(fields: FormFields, rest: Partial<FormProps<FormFields>> & { disabled?: boolean } = {}) {
  const drafts = memoryDrafts();
  const handedIn: Parameters<FormProps<FormFields>['onSubmit']>[] = [];
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
          onSubmit: (...given) => {
            handedIn.push(given);
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
const press = (drawn: Drawing): void => drawn.element('form').onSubmit?.({ preventDefault: () => undefined });

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
    press(form.draw());
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
    press(drawn);
    press(drawn);
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
    press(form.draw());
    expect(form.handedIn.at(-1)).toEqual([{ a: one.file, b: other.file }, [one.packed, other.packed]]);

    choose(form, 'f-a', one);
    choose(form, 'f-b', one);
    await bytes.come();
    const removes = form.draw().html.split(fileText.remove).length - 1;
    expect(removes).toBe(2);
    form.draw().element('button', { children: fileText.remove }).onClick?.({});
    press(form.draw());
    expect(form.handedIn.at(-1)).toEqual([{ a: undefined, b: one.file }, [one.packed]]);
  });

  test('whose bytes were not kept are not shown either', () => {
    const form = formOf({ a: slowBytes().field('原图') });
    form.drafts.keep('f', { a: one.file });
    expect(form.draw().html).not.toContain(one.file.name);
    press(form.draw());
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

describe('a form', () => {
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

  test('leads to the title that a signature lacks each time it is refused for that, the same words or not', () => {
    const refused = () => ({ sentence: '请写职务', field: 'by' });
    const form = formOf({ by: ask(signerField, { label: '审定人' }) }, { onSubmit: refused });
    form.drafts.keep('f', { by: { name: '王强', title: '' } });
    const drawn = form.draw();
    for (let times = 0; times < 2; times += 1) {
      asked = [];
      press(drawn);
      expect(asked.filter(each => !each.startsWith('→'))).toEqual(['f-by-post']);
    }
  });

  test('brings the sentence of a refusal into view last: above a long text it would be out of sight', () => {
    const refused = () => ({ sentence: '最多 5000 字', field: 'said' });
    const form = formOf({ said: { kind: 'text', label: '正文' } }, { onSubmit: refused });
    press(form.draw());
    expect(asked).toEqual(['f-said', '→f-said', '→f-said-problem']);
  });
});

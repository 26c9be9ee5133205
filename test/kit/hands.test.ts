import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { Check } from '../../src/kit/Check.tsx';
import { Confirm } from '../../src/kit/Confirm.tsx';
import { Disclosure } from '../../src/kit/Disclosure.tsx';
import { Drafts } from '../../src/kit/draft.ts';
import { useTicking } from '../../src/kit/effects.ts';
import { FilePick } from '../../src/kit/FilePick.tsx';
import { Fold } from '../../src/kit/Fold.tsx';
import { disclosed, disclosedText, Form } from '../../src/kit/Form.tsx';
import type { FormFields } from '../../src/kit/fields.ts';
import { giveFocus, giveFocusBack, giveFocusWithin, useKeptFocus } from '../../src/kit/focus.ts';
import { formText } from '../../src/kit/form-words.ts';
import { loadingText } from '../../src/kit/loading-words.ts';
import { OnDemand } from '../../src/kit/OnDemand.tsx';
import { OneOf } from '../../src/kit/OneOf.tsx';
import { fetching, useOutcome } from '../../src/kit/outcome.tsx';
import { PlainInput } from '../../src/kit/PlainInput.tsx';
import { ScreenBoundary } from '../../src/kit/ScreenBoundary.tsx';
import { createShared } from '../../src/kit/shared.ts';
import { memoryDrafts } from '../../src/kit/UnkeptForm.tsx';
import { WhenChanged } from '../../src/kit/WhenChanged.tsx';
import { mountedPage } from '../support/mounted.ts';
import { required } from '../support/playbook.ts';

const page = mountedPage();

describe('a button for what cannot be undone', () => {
  const question = { ask: '清除', question: '清除后找不回来。', yes: '确认清除', no: '不清除' };

  test('asks first, with the focus on what does no harm, and leads it back', async () => {
    const yes = vi.fn();
    await page.show(h(Confirm, { ...question, onYes: yes }));
    await page.press(page.button('清除'));
    expect(page.text()).toContain('清除后找不回来。');
    expect(page.focused()).toBe('不清除');
    await page.press(page.button('不清除'));
    expect([page.focused(), yes.mock.calls.length]).toEqual(['清除', 0]);
    await page.press(page.button('清除'));
    await page.press(page.button('确认清除'));
    expect([page.focused(), yes.mock.calls.length]).toEqual(['清除', 1]);
  });
});

test('what a form waits for, and does not get, is said at its foot, and what was typed stays', async () => {
  await page.show(
    h(Drafts.Provider, {
      value: memoryDrafts(),
      children: h(Form<FormFields>, {
        id: 'join',
        fields: { code: { kind: 'line', label: '邀请码' } },
        action: '加入',
        onSubmit: () => Promise.reject(new Error('no network')),
      }),
    }),
  );
  await page.type(page.find('#join-code'), 'A1');
  await page.press(page.button('加入'));
  expect(page.find('.form-actions .problem').textContent).toBe(formText.failed);
  expect(page.find<HTMLInputElement>('#join-code').value).toBe('A1');
  expect(page.button('加入').getAttribute('aria-disabled')).toBe(null);
});

describe('a form behind its button', () => {
  const handedIn = vi.fn();
  const drafts = memoryDrafts();
  const show = (onText: (text: string) => { sentence: string } | undefined = () => undefined) =>
    page.show(
      h(Drafts.Provider, {
        value: drafts,
        children: h(Disclosure, {
          forms: [
            disclosedText({
              id: 'why',
              button: '暂缓',
              label: '理由',
              action: '记下',
              saved: '已记下理由。',
              onText: text => {
                handedIn(text);
                return onText(text);
              },
            }),
            disclosed({
              id: 'two',
              button: '转办',
              action: '记下',
              fields: {
                to: { kind: 'line', label: '转给', value: '执法科' },
                by: { kind: 'line', label: '期限' },
              },
              onSubmit: () => undefined,
            }),
          ],
        }),
      }),
    );

  test('takes the focus to the first empty field, and says what was saved where it stood, with the focus back', async () => {
    await show();
    await page.press(page.button('转办'));
    expect(page.focused()).toBe('two-by');
    await page.press(page.button(formText.cancel));
    expect(page.focused()).toBe('转办');
    await page.press(page.button('暂缓'));
    expect(page.focused()).toBe('why');
    await page.type(page.find('#why'), '等意见');
    await page.key(page.find('#why'), 'Enter', { ctrlKey: true });
    expect(handedIn.mock.calls).toEqual([['等意见']]);
    expect(page.find('[role=status]').textContent).toBe('已记下理由。');
    expect(page.focused()).toBe('暂缓');
    expect(drafts.forms().filter(form => drafts.read(form) !== undefined)).toEqual([]);
    // Whatever is done next, it is over.
    await page.hear('click');
    expect(page.find('[role=status]').textContent).toBe('');
  });

  test('keeps its words at Escape, stands open again by them, and gives them up by its own button', async () => {
    await show();
    await page.press(page.button('暂缓'));
    await page.type(page.find('#why'), '半句');
    await page.key(page.find('#why'), 'Escape', { isComposing: true });
    expect(page.focused()).toBe('why');
    await page.key(page.find('#why'), 'Escape');
    expect([page.focused(), drafts.read('why')]).toEqual(['暂缓', { text: '半句' }]);
    await page.show(null);
    await show();
    expect(page.find<HTMLTextAreaElement>('#why').value).toBe('半句');
    expect(page.focused()).toBe('nothing');
    await page.press(page.button(formText.cancel));
    expect(drafts.read('why')).toBeUndefined();
  });

  test('stays open where it is refused, with the sentence at its field and the focus there', async () => {
    await show(() => ({ sentence: '请写明理由。' }));
    await page.press(page.button('暂缓'));
    await page.press(page.button('记下'));
    expect(page.find('#why-problem').textContent).toBe('请写明理由。');
    expect(page.find('#why').getAttribute('aria-invalid')).toBe('true');
    expect(page.focused()).toBe('why');
    await page.type(page.find('#why'), '等意见');
    expect(page.text()).not.toContain('请写明理由。');
    await page.press(page.button(formText.cancel));
  });
});

test('a form that takes a while is handed in once, and says that it works', async () => {
  let end: (() => void) | undefined;
  const handIn = vi.fn(() => new Promise<undefined>(resolve => (end = () => resolve(undefined))));
  await page.show(
    h(Drafts.Provider, {
      value: memoryDrafts(),
      children: h(Form, { id: 'f', fields: {}, action: '记下', onSubmit: handIn }),
    }),
  );
  await page.press(page.button('记下'));
  await page.press(page.button(formText.working));
  end?.();
  await page.idle();
  expect(handIn).toHaveBeenCalledTimes(1);
  expect(page.button('记下').getAttribute('aria-disabled')).toBeNull();
});

describe('the focus', () => {
  const Page = ({ part }: { part: ComponentChild }) => {
    useKeptFocus();
    return h('main', {}, h('section', {}, h('h2', { tabIndex: -1 }, '核实'), part), h('button', {}, '别处'));
  };
  const show = (part: ComponentChild) => page.show(h(Page, { part }));
  const wait = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 80)));

  test('falls to the heading around it where what has it goes', async () => {
    await show(h('button', {}, '记下'));
    await page.press(page.button('记下'));
    await show(null);
    await wait();
    expect(page.focused()).toBe('核实');
  });

  test('goes back to what opened a form, however late the next frame comes', async () => {
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 150));
    const Opening = () => {
      const [open, setOpen] = useState(false);
      const form = h(Form, {
        id: 'rename',
        fields: { title: { kind: 'line', id: 'rename', label: '名称' } },
        action: '记下',
        onCancel: () => setOpen(false),
        onSubmit: () => undefined,
      });
      return [h('nav', {}, h('button', { onClick: () => setOpen(true) }, '更名')), open && form];
    };
    await show(h(Drafts.Provider, { value: memoryDrafts(), children: h(Opening, {}) }));
    await page.press(page.button('更名'));
    await page.key(page.find('#rename'), 'Escape');
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(page.focused()).toBe('更名');
  });

  test('stays away from what somebody has pressed beside', async () => {
    await show(h('button', {}, '记下'));
    await page.press(page.button('记下'));
    (page.document.activeElement as HTMLElement).blur();
    await wait();
    expect(page.focused()).toBe('nothing');
  });

  test('is given into a place only where nothing there has it, and back only where it is lost', async () => {
    await show(h('button', {}, '记下'));
    giveFocus(page.button('记下'));
    giveFocusWithin(page.find('section'), 'h2');
    giveFocusBack(page.button('别处'));
    expect(page.focused()).toBe('记下');
    giveFocusWithin(page.button('别处').parentElement?.querySelector('main > button'), 'h2');
    (page.document.activeElement as HTMLElement).blur();
    giveFocusBack(page.button('别处'));
    expect(page.focused()).toBe('别处');
    giveFocusWithin(page.find('section'), 'h2');
    expect(page.focused()).toBe('核实');
  });
});

test('one of a few says at once what was chosen', async () => {
  const chosen = vi.fn();
  await page.show(
    h(OneOf<'all' | 'mine'>, {
      id: 'shown',
      label: '显示',
      options: { all: '全部', mine: '我的' },
      value: 'all',
      onValue: chosen,
    }),
  );
  const mine = page.find<HTMLInputElement>('input[value=mine]');
  await page.press(mine);
  expect(chosen.mock.calls).toEqual([['mine']]);
});

test('a box says at once whether it is ticked', async () => {
  const ticked = vi.fn();
  await page.show(h(Check, { checked: false, onChecked: ticked, children: '单键' }));
  await page.press(page.find('input'));
  expect(ticked.mock.calls).toEqual([[true]]);
});

test('files that were picked are read, and the same can be picked again', async () => {
  const taken = vi.fn(() => Promise.resolve());
  await page.show(h(FilePick, { words: '导入', accept: '.json', onFiles: taken }));
  const input = page.find<HTMLInputElement>('input');
  const fire = () =>
    input.dispatchEvent(
      new (input.ownerDocument.defaultView as typeof globalThis).Event('change', { bubbles: true }),
    );
  fire();
  expect(taken).not.toHaveBeenCalled();
  const file = new File(['{}'], 'a.json');
  Object.defineProperty(input, 'files', { value: [file] });
  fire();
  await page.idle();
  expect(taken.mock.calls).toEqual([[[file]]]);
  expect(input.value).toBe('');
});

describe('what is fetched when it is opened', () => {
  test('stands once it has come, and the next time at once', async () => {
    const load = vi.fn(() => Promise.resolve(({ words }: { words: string }) => h('p', {}, words)));
    await page.show(h(OnDemand<{ words: string }>, { load, given: { words: '复盘' } }));
    expect(page.text()).toBe('复盘');
    await page.show(null);
    await page.show(h(OnDemand<{ words: string }>, { load, given: { words: '再看' } }));
    expect([page.text(), load.mock.calls.length]).toEqual(['再看', 1]);
  });

  test('says that it is on its way, unless nobody has asked to see it', async () => {
    const never = () => new Promise<() => null>(() => undefined);
    await page.show(h(OnDemand<object>, { load: never, given: {} }));
    expect(page.find('[aria-busy=true]').textContent).toBe(loadingText.loading);
    await page.show(h('div', {}, h(OnDemand<object>, { load: never, given: {}, quiet: true })));
    expect(page.text()).toBe('');
  });

  test('says that it could not be had, and tries again', async () => {
    const load = vi
      .fn<() => Promise<() => ReturnType<typeof h>>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue(() => h('p', {}, '复盘'));
    await page.show(h(OnDemand<object>, { load, given: {} }));
    expect(page.find('[role=alert]').textContent).toContain(loadingText.failed);
    await page.press(page.button(loadingText.retry));
    expect(page.text()).toBe('复盘');
  });

  test('tells what came of a work, or how to try it again', async () => {
    const work = vi
      .fn<() => Promise<{ ok: true; text: string }>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue({ ok: true, text: '已存为文件。' });
    const Part = () => {
      const { outcome, show: tell } = useOutcome();
      return h('div', {}, h('button', { onClick: () => void fetching(work, tell) }, '导出'), outcome);
    };
    await page.show(h(Part, {}));
    await page.press(page.button('导出'));
    expect(page.find('[role=status]').textContent).toContain(loadingText.failed);
    await page.press(page.button(loadingText.retry));
    expect(page.find('[role=status]').textContent).toBe('已存为文件。');
  });
});

test('a screen that fails says so in its own place, and comes back', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let isBroken = true;
  const Screen = () => {
    if (isBroken) throw new Error('on purpose');
    return h('p', {}, '清单');
  };
  await page.show(h('div', {}, h('p', {}, '页头'), h(ScreenBoundary, { children: h(Screen, {}) })));
  expect(page.text()).toContain('页头');
  expect(page.text()).toContain(loadingText.broken);
  isBroken = false;
  await page.press(page.button(loadingText.retry));
  expect(page.text()).toBe('页头清单');
  expect(error).toHaveBeenCalled();
  error.mockRestore();
});

test('a row is drawn again only when what it shows says something else', async () => {
  const drawn: string[] = [];
  const row = (title: string) =>
    h(WhenChanged<{ title: string }>, {
      of: { title },
      children: ({ title: words }: { title: string }) => {
        drawn.push(words);
        return h('li', {}, words);
      },
    });
  await page.show(row('一'));
  await page.show(row('一'));
  await page.show(row('二'));
  expect(drawn).toEqual(['一', '二']);
  expect(page.text()).toBe('二');
});

describe('what parts of a page share', () => {
  test('draws all that use it anew, and nothing else', async () => {
    const shared = createShared('一');
    const drawn: string[] = [];
    const Part = ({ name }: { name: string }) => {
      drawn.push(name);
      return h('p', {}, shared.use());
    };
    const Other = () => {
      drawn.push('旁');
      return null;
    };
    await page.show(h('div', {}, h(Part, { name: '甲' }), h(Part, { name: '乙' }), h(Other, {})));
    drawn.length = 0;
    shared.set('二');
    await page.idle();
    shared.set('二');
    await page.idle();
    expect([page.text(), drawn]).toEqual(['二二', ['甲', '乙']]);
  });

  test('shows what was set before the first paint', async () => {
    const shared = createShared('一');
    const Setting = () => {
      useState(() => void Promise.resolve().then(() => shared.set('二')));
      return h('p', {}, shared.use());
    };
    await page.show(h(Setting, {}));
    expect([page.text(), shared.now()]).toEqual(['二', '二']);
  });
});

test('a time is drawn anew each second by one timer, which ends with the last that shows one', async () => {
  const set = vi.spyOn(globalThis, 'setInterval');
  const clear = vi.spyOn(globalThis, 'clearInterval');
  let now = 0;
  const Time = () => h('p', {}, String(useTicking(() => now)));
  await page.show(h('div', {}, h(Time, {}), h(Time, {})));
  expect(set).toHaveBeenCalledTimes(1);
  now = 7;
  for (const [tick] of set.mock.calls) (tick as () => void)();
  await page.idle();
  expect(page.text()).toBe('77');
  await page.show(null);
  expect(clear).toHaveBeenCalledTimes(1);
});

describe('options as cards', () => {
  const led = vi.fn();
  const chosen = vi.fn();
  const show = (disabled = false) =>
    page.show(
      h(PlainInput, {
        id: 'grade',
        field: {
          kind: 'choice',
          shown: 'cards',
          label: '多大',
          options: [
            { value: 'a', label: '较大' },
            { value: 'b', label: '重大' },
          ],
          onPress: led,
          disabled,
        },
        value: '',
        onValue: chosen,
      }),
    );

  test('lead on at the first press and by no key: the second of a double click would answer what nobody has read', async () => {
    await show();
    const option = page.find<HTMLInputElement>('input[value=b]');
    await page.press(option, 0);
    await page.press(option, 2);
    expect(led).not.toHaveBeenCalled();
    await page.press(option, 1);
    expect(led.mock.calls).toEqual([['b']]);
    led.mockClear();
  });

  test('lead nowhere while they take no answer yet', async () => {
    await show(true);
    await page.press(page.find('label.option'), 1);
    expect(led).not.toHaveBeenCalled();
  });
});

test('a text that holds a person’s number is stopped once, and looked at anew when it changes', async () => {
  const taken = vi.fn();
  await page.show(
    h(Drafts.Provider, {
      value: memoryDrafts(),
      children: h(Form<{ said: { kind: 'line'; label: string } }>, {
        id: 'f',
        fields: { said: { kind: 'line', label: '记事' } },
        action: '记下',
        onSubmit: ({ said }) => void taken(said),
      }),
    }),
  );
  await page.type(page.find('#f-said'), '来电 13800138000');
  await page.press(page.button('记下'));
  expect(taken).not.toHaveBeenCalled();
  await page.type(page.find('#f-said'), '来电 13800138001');
  await page.press(page.button('记下'));
  expect(taken).not.toHaveBeenCalled();
  await page.press(page.button(formText.saveAnyway));
  expect(taken.mock.calls).toEqual([['来电 13800138001']]);
});

test('what is folded away on the screen stands open on paper', async () => {
  await page.show(h(Fold, { words: '依据', children: h('p', {}, '第三条') }));
  const fold = page.find<HTMLDetailsElement>('details');
  expect(fold.open).toBe(false);
  await page.hear('beforeprint');
  expect(fold.open).toBe(true);
});

test('a time goes by the clock until something is typed', async () => {
  const drafts = memoryDrafts();
  const taken = vi.fn();
  let now = Date.parse('2026-11-24T06:32:00Z');
  const show = () =>
    page.show(
      h(Drafts.Provider, {
        value: drafts,
        children: h(Form<{ at: { kind: 'time'; label: string; clock: () => number } }>, {
          id: 'f',
          fields: { at: { kind: 'time', label: '时间', clock: () => now } },
          action: '记下',
          onSubmit: ({ at }) => void taken(at),
        }),
      }),
    );
  await show();
  const field = page.find<HTMLInputElement>('#f-at');
  expect(field.value).toBe('2026-11-24T14:32');
  await page.type(field, '2026-11-24T09:05');
  now += 3_600_000;
  await page.show(null);
  await show();
  expect(page.find<HTMLInputElement>('#f-at').value).toBe('2026-11-24T09:05');
  await page.press(page.button('记下'));
  expect(taken.mock.calls).toEqual([['2026-11-24T09:05+08:00']]);
});

test('what was shown as now when the first word was typed is handed in, and moves on under nobody’s hands', async () => {
  const taken = vi.fn();
  let now = Date.parse('2026-11-24T06:12:00Z');
  const fields: FormFields = {
    who: { kind: 'line', label: '报给谁' },
    at: { kind: 'time', label: '时间', clock: () => now },
  };
  const show = () =>
    page.show(
      h(Form<FormFields>, {
        id: 'f',
        fields,
        action: '记下',
        stays: true,
        onSubmit: ({ at }) => void taken(at),
      }),
    );
  await show();
  now += 60_000;
  await show();
  expect(page.find<HTMLInputElement>('#f-at').value).toBe('2026-11-24T14:13');
  await page.type(page.find('#f-who'), '组长');
  now += 300_000;
  await show();
  expect(page.find<HTMLInputElement>('#f-at').value).toBe('2026-11-24T14:13');
  expect(page.text()).toContain(formText.now);
  await page.press(page.button('记下'));
  expect(taken.mock.calls).toEqual([['2026-11-24T06:13:00.000Z']]);
  // Handed in, the form begins anew.
  await show();
  expect(page.find<HTMLInputElement>('#f-at').value).toBe('2026-11-24T14:18');
});

test('the box before several chooses all of them, stands chosen once they are, and takes them back', async () => {
  const fields: FormFields = {
    signs: {
      kind: 'choices',
      label: '定了哪几项',
      all: '以下 2 项都定了',
      options: [
        { value: 'a', label: '甲' },
        { value: 'b', label: '乙' },
      ],
    },
  };
  await page.show(
    h(Drafts.Provider, {
      value: memoryDrafts(),
      children: h(Form<FormFields>, { id: 'f', fields, action: '记下', onSubmit: () => undefined }),
    }),
  );
  const boxes = (): readonly HTMLInputElement[] => [...page.document.querySelectorAll('input')];
  const after = async (position: number): Promise<readonly boolean[]> => {
    await page.press(required(boxes()[position], 'box'));
    return boxes().map(({ checked }) => checked);
  };
  expect(await after(0)).toEqual([true, true, true]);
  expect(await after(2)).toEqual([false, true, false]);
  expect(await after(2)).toEqual([true, true, true]);
  expect(await after(0)).toEqual([false, false, false]);
});

import { h } from 'preact';
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Authority, NO_LEVEL } from '../../../src/desk/core/authority.ts';
import { type Acknowledge, SayForm } from '../../../src/desk/first/SayForm.tsx';
import type { MadeCall } from '../../../src/desk/first/tree.ts';
import { firstPanelText, sayText } from '../../../src/desk/first/words.ts';
import { Drafts } from '../../../src/kit/draft.ts';
import { memoryDrafts } from '../../../src/kit/UnkeptForm.tsx';
import type { FormProblem } from '../../../src/kit/useForm.ts';
import { isAskedOf } from '../../../src/playbook/release-kit.ts';
import { iso, NOW } from '../../support/answers.ts';
import { mountedPage } from '../../support/mounted.ts';
import { stubStorage } from '../../support/page.ts';
import { playbook } from '../../support/playbook.ts';

const page = mountedPage();
const { first, release } = playbook;
const approving = first.posts.filter(({ role }) =>
  release.signOff.some(
    item =>
      item.check === 'approval' &&
      isAskedOf(item, 'acknowledgement') &&
      item.roles.some(each => each === role),
  ),
);
const granted: Authority = {
  grantedBy: { name: '刘洋', title: '组长' },
  grantedAt: iso(NOW - 86_400_000),
  forms: ['acknowledgement'],
  levels: [NO_LEVEL],
  posts: ['office'],
  remain: [],
  callFirst: [],
  callPosts: approving.map(({ id }) => id),
  until: { timeOfDay: '08:30' },
};
const inVain = (post: string, minutesAgo: number): MadeCall => ({
  post,
  // However the name is spelt.
  person: { name: '老刘', title: '领导' },
  calledAt: iso(NOW - minutesAgo * 60_000),
  end: 'inVain',
});
const said: Acknowledge[] = [];
const onSay = vi.fn<(command: Acknowledge) => Promise<FormProblem | undefined>>(async command => {
  said.push(command);
  return undefined;
});

function Screen({
  authority,
  before = [],
  of = playbook,
}: {
  authority?: Authority;
  before?: readonly MadeCall[];
  of?: typeof playbook;
}) {
  const [calls, setCalls] = useState(before);
  return h(SayForm, {
    playbook: of,
    now: () => NOW,
    authority,
    contacts: [],
    calls,
    onCall: ({ post, person }, end, how) =>
      setCalls([
        ...calls,
        {
          post,
          person,
          end,
          calledAt: iso(NOW - 1000 + calls.length),
          ...(how === 'rangBack' && { rangBack: true }),
        } as MadeCall,
      ]),
    people: { apart: new Set<string>(), alias: new Map<string, string>() },
    isDispatched: false,
    place: { value: undefined },
    hazard: { value: undefined },
    onSay,
  });
}

const drawn = (given: Parameters<typeof Screen>[0] = {}): Promise<void> =>
  page.show(h(Drafts.Provider, { value: memoryDrafts(), children: h(Screen, given) }));
const problems = (): readonly string[] =>
  [...page.document.querySelectorAll('.problem')].map(({ id }) => id.replace(/^say-|-problem$/g, ''));
const fill = (id: string, value: string): Promise<void> => page.type(page.find(`#say-${id}`), value);
const tick = async (field: string, value: string): Promise<void> =>
  page.press(page.find(`[data-field="say-${field}"] input[value="${value}"]`), 0);
async function fillAll(): Promise<void> {
  await fill('place', '石板镇柳塘村。');
  for (const input of page.document.querySelectorAll('[id^="say-bureau-"]'))
    await page.type(input as HTMLInputElement, '0701-6270000');
  for (const box of page.document.querySelectorAll('[data-field="say-looked"] input'))
    await page.press(box as HTMLElement, 0);
}

beforeEach(() => {
  stubStorage();
  said.length = 0;
  onSay.mockClear();
});

describe('the form of the first word', () => {
  test('handed in with nothing filled in names every gap at its own field, keeps the focus on the first, and does nothing', async () => {
    await drawn();
    // That somebody agreed is chosen by whoever writes.
    await page.press(page.button(sayText.doEither));
    expect(problems()).toContain('way');
    await tick('way', 'phone');
    await page.press(page.button(sayText.doPhone));
    const gaps = [...page.document.querySelectorAll('[id^="say-bureau-"][id$="-problem"]')].length;
    expect(gaps).toBeGreaterThan(0);
    expect(problems()).toEqual(expect.arrayContaining(['place', 'looked', 'person']));
    expect(page.focused()).toBe('say-place');
    expect(onSay).not.toHaveBeenCalled();
  });

  test('stays, with what was typed, where what it hands in is refused, and says why at the field', async () => {
    onSay.mockResolvedValueOnce({ sentence: '不能自己同意。', field: 'person' });
    await drawn();
    await fillAll();
    await tick('way', 'phone');
    await fill('person', '王敏');
    await fill('person-post', '值班员');
    await page.press(page.button(sayText.doPhone));
    expect(page.find('#say-person-problem').textContent).toBe('不能自己同意。');
    expect(page.find<HTMLInputElement>('#say-place').value).toBe('石板镇柳塘村。');
    await fill('person', '刘洋');
    await page.press(page.button(sayText.doPhone));
    expect(onSay).toHaveBeenCalledTimes(2);
  });

  test('asks in which of several posts somebody agreed, and of one alone nothing', async () => {
    const posts = ['leadingGroup', 'bureauOffice'] as const;
    const of = {
      ...playbook,
      release: {
        ...playbook.release,
        signOff: playbook.release.signOff.map(item =>
          item.check === 'approval' && item.for?.includes('acknowledgement') === true
            ? { ...item, roles: [...posts] }
            : item,
        ),
      },
    };
    await drawn({ of });
    await fillAll();
    await tick('way', 'phone');
    await fill('person', '刘洋');
    await fill('person-post', '组长');
    await page.press(page.button(sayText.doPhone));
    expect(problems()).toEqual(['post']);
    await tick('post', 'bureauOffice');
    await page.press(page.button(sayText.doPhone));
    expect(said).toMatchObject([{ by: { post: 'bureauOffice' } }]);
    await drawn();
    expect(page.document.querySelector('[data-field="say-post"]')).toBeNull();
  });

  test('refuses a person’s name in the place at that field, with the words that were found, and hands nothing in', async () => {
    await drawn();
    await fillAll();
    await fill('place', '柳塘村王建国家屋后');
    await tick('way', 'phone');
    await fill('person', '刘洋');
    await fill('person-post', '组长');
    await page.press(page.button(sayText.doPhone));
    expect(problems()).toEqual(['place']);
    expect(page.find('#say-place-problem').textContent).toContain('王建国');
    expect(page.focused()).toBe('say-place');
    expect(onSay).not.toHaveBeenCalled();
  });

  test('shows the words on top as they will go out: no gap is hidden, no clause doubled, and a danger is named with what to do', async () => {
    await drawn();
    const words = (): string => page.find('.first-words').textContent ?? '';
    expect(words()).toContain('【待填');
    await fillAll();
    // Words without a warning say that they have none.
    expect(page.text()).toContain(sayText.unwarned);
    const [danger] = first.dangers;
    const kind = page.find<HTMLSelectElement>('#say-hazard');
    kind.value = danger?.kinds?.[0] ?? '';
    kind.dispatchEvent(new Event('change', { bubbles: true }));
    await page.idle();
    expect(words()).not.toMatch(/[{}【】]|。[；。，]|正在核实[^。]*正在核实/u);
    expect(words()).toContain(`石板镇柳塘村${danger?.kinds?.[0]}的有关情况`);
    expect(words()).toContain(danger?.warning);
    expect(page.text()).not.toContain(sayText.unwarned);
    await tick('way', 'phone');
    await fill('person', '刘洋');
    await fill('person-post', '组长');
    const shown = words();
    await page.press(page.button(sayText.doPhone));
    expect(said[0]?.text.replaceAll('\n', '')).toBe(shown);
  });
});

describe('whose leave it goes out by', () => {
  test('is recorded on the same screen without a call tree; when nobody agrees it says when to call again and what waits for nobody', async () => {
    await drawn();
    for (const { title } of approving) {
      const row = [...page.document.querySelectorAll('.calls > li')].find(each =>
        each.textContent?.includes(title),
      );
      const button = [...(row?.querySelectorAll('button') ?? [])].find(
        each => each.textContent === firstPanelText.inVain,
      );
      await page.press(button as HTMLElement);
    }
    const { waiting } = first;
    expect(page.text()).toContain(sayText.wait(waiting?.minutes ?? 0));
    for (const { text } of waiting?.meanwhile ?? []) expect(page.text()).toContain(text);
    expect(page.document.querySelector('button[type=submit]')).toBeNull();
    await page.press(page.button(firstPanelText.rangBack));
    // Nothing is on record of what was said, so whoever writes has to say that it was consent.
    expect(page.document.querySelector('button[type=submit]')?.textContent).toBe(sayText.doEither);
    expect(page.document.querySelectorAll('[data-field="say-way"] input:checked')).toHaveLength(0);
    await tick('way', 'phone');
    expect(page.document.querySelector('button[type=submit]')?.textContent).toBe(sayText.doPhone);
    expect(page.find<HTMLInputElement>('#say-person-post').value).toBe(approving[0]?.title);
  });

  const calls = approving.map(({ id }, place) => inVain(id, 9 - place));

  test('is no authority’s while a post that it names was not called, and nothing is chosen or given as a reason beforehand', async () => {
    await drawn({ authority: granted, before: calls.slice(1) });
    await fillAll();
    await page.press(page.button(sayText.doEither));
    expect(problems()).toEqual(['way']);
    await tick('way', 'authority');
    await page.press(page.button(sayText.doAuthority));
    expect(problems()).toEqual(expect.arrayContaining(['way', 'reason']));
    expect(page.find<HTMLInputElement>('#say-reason').value).toBe('');
    expect(onSay).not.toHaveBeenCalled();
  });

  test('is an authority’s once every post that it names was called in vain, whatever the names', async () => {
    await drawn({ authority: granted, before: calls });
    await fillAll();
    await tick('way', 'authority');
    await fill('reason', '三位领导都没有接通');
    await page.press(page.button(sayText.doAuthority));
    expect(said[0]?.by).toEqual({ reason: '三位领导都没有接通', called: [] });
  });
});

import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { exitText } from '../../../src/desk/closing/words.ts';
import { EndedBand } from '../../../src/desk/frame/NowBand.tsx';
import { begin } from '../../../src/desk/incident/decide.ts';
import { ordersText } from '../../../src/desk/orders/words.ts';
import { deskText } from '../../../src/desk/parts/words.ts';
import { type Work, WorkContext } from '../../../src/desk/parts/work.tsx';
import type { Facts } from '../../../src/playbook/condition.ts';
import { hoursAgo, NOW } from '../../support/answers.ts';
import { contextAt, logOf, viewOf, zhang } from '../../support/incident.ts';
import { digest, index, playbook } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

const ended = (facts: Facts): string => {
  const answers = {
    title: '河道漂浮物',
    foundAt: hoursAgo(2),
    link: '',
    reason: '河道归水利部门管理',
    ...facts,
  };
  const begun = begin(index, digest, answers, contextAt(NOW, undefined, zhang));
  if (!begun.ok) throw new Error(begun.refusal.code);
  const log = logOf(begun.value);
  const view = viewOf(log);
  const work = {
    view,
    index,
    roleName: () => '值班岗',
    href: (place: string) => `#${place}`,
  } as unknown as Work;
  return render(WorkContext.Provider, { value: work, children: h(EndedBand, {}) });
};

describe('a matter that left by a way out', () => {
  test('says that nobody has answered yet where it was to be answered, and leads to where that is recorded', () => {
    const html = ended({ handling: 'reply' });
    expect(html).toContain(deskText.noReply);
    expect(html).toContain(ordersText.toReply(false));
    expect(ended({ handling: 'none' })).not.toContain(deskText.noReply);
  });

  test('prints nothing of how it left on the papers of the incident', () => {
    expect(ended({ handling: 'reply' })).toMatch(/^<section class="[^"]*no-print/);
  });

  test.each([
    ['transfer', 'transferred', { recipient: '市水利局值班室' }],
    ['reply', 'answered', {}],
    ['none', 'noConcern', {}],
  ])(
    'by “%s” says what became of it, by whom, when, why, and what can still be done',
    (handling, ends, more) => {
      const html = ended({ handling, ...more });
      const outcome = playbook.triage.outcomes.find(each => each.ends === ends);
      expect(html).toContain(outcome?.title);
      expect(html).toContain(deskText.endedWhy('河道归水利部门管理'));
      expect(html).toMatch(/值班岗 [^<]+ \d+月\d+日 \d\d:\d\d 登记/);
      expect(html).toContain('待复核');
      expect(html).toContain(exitText.review);
      expect(html.includes(deskText.endedWith('市水利局值班室'))).toBe(handling === 'transfer');
    },
  );
});

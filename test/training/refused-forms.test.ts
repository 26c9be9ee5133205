import { type ComponentChild, h } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { refusedAt } from '../../src/desk/core/words/refusal.ts';
import { Drafts } from '../../src/kit/draft.ts';
import { memoryDrafts } from '../../src/kit/UnkeptForm.tsx';
import { ReplyForm } from '../../src/training/drills/FeedPanel.tsx';
import { FindingForm } from '../../src/training/drills/FindingForm.tsx';
import { NameForm } from '../../src/training/lessons/NameForm.tsx';
import { WriteSentence } from '../../src/training/lessons/OneSentence.tsx';
import { type Study, StudyContext } from '../../src/training/lessons/useStudy.tsx';
import { SealedExport } from '../../src/training/records/RecordScreen.tsx';
import { Improvise } from '../../src/training/table/Facilitator.tsx';
import { NOW } from '../support/answers.ts';
import { type Answering, tryForm } from '../support/form-trials.ts';
import { formPlaces, watchForms } from '../support/forms.ts';
import { openLog, zhang } from '../support/incident.ts';
import { mountedPage } from '../support/mounted.ts';
import { required } from '../support/playbook.ts';
import { incidentOf } from '../support/work.ts';

const page = mountedPage();
const forms = watchForms();

beforeEach(() => {
  const view = required(page.document.defaultView ?? undefined, 'window');
  vi.stubGlobal('localStorage', view.localStorage);
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  return () => vi.useRealTimers();
});

const behind: Answering = { asked: [], answer: 'asRecorded' };
const desk = {
  incident: incidentOf(openLog()),
  officer: zhang,
  act: ({ kind }: { readonly kind: string }) => {
    behind.asked.push(kind);
    return refusedAt((behind.answer === 'asRecorded' ? { code: 'noRoom' } : behind.answer) as never);
  },
};
const item = { id: 'call', from: '村民', text: '塌了没有？' } as Parameters<typeof FindingForm>[0]['item'];
/** As much of 我的学习 as these forms ask for. */
const study = {
  session: { record: () => undefined, drafts: memoryDrafts() },
  record: { name: '', sentences: new Map() },
} as unknown as Study;
const nothing = (): undefined => undefined;
const lesson = {
  id: 'first',
  task: { given: '有人来电。', ask: '你怎么答？', models: [] },
} as unknown as Parameters<typeof WriteSentence>[0]['lesson'];

const shown: Readonly<Record<string, () => ComponentChild>> = {
  'training/drills/FeedPanel.tsx': () => h(ReplyForm, { item, desk }),
  'training/drills/FindingForm.tsx': () => h(FindingForm, { item, desk }),
  'training/lessons/NameForm.tsx': () => h(NameForm, { onDone: nothing }),
  'training/lessons/OneSentence.tsx': () => h(WriteSentence, { lesson, onDone: nothing }),
  'training/records/RecordScreen.tsx': () => h(SealedExport, { onPassphrase: nothing, onCancel: nothing }),
  'training/table/Facilitator.tsx': () => h(Improvise, { seat: { act: nothing } as never }),
};

test.each(Object.keys(shown))(
  'the form of %s stays where it is not taken, says why, and keeps what was typed',
  async file => {
    const screen = required(shown[file], file);
    const again = async () => {
      const drafts = memoryDrafts();
      await page.show(null);
      await page.show(
        h(Drafts.Provider, {
          value: drafts,
          children: h(StudyContext.Provider, {
            value: { ...study, session: { ...study.session, drafts } } as Study,
            children: screen(),
          }),
        }),
      );
      const opener = page.document.querySelector<HTMLElement>('[data-opens]');
      if (opener !== null) await page.press(opener);
      return forms.shownForms(page).find(({ place }) => place.startsWith(file));
    };
    const refusals = ['noRole', 'incidentClosed', 'noRoom'].map(code => ({ code }));
    const trial = await tryForm(again, behind, () => refusals);
    expect([...trial.faults]).toEqual([]);
    expect(trial.refused).toBeGreaterThan(0);
  },
);

/**
 * Forms that need a whole drill around them (`test/e2e/drill.test.ts` hands them in empty), and forms that are not the kit's:
 * their callers store the choice.
 */
const ELSEWHERE = [
  'training/drills/FirstDrill.tsx',
  'training/night/NightScreen.tsx',
  'training/questions/Asked.tsx',
];

test('no form of the training stands outside of this', () => {
  const untried = formPlaces()
    .filter(place => place.startsWith('training/') && !forms.seen.has(place))
    .map(place => place.replace(/:\d+$/, ''));
  expect(untried).toEqual(ELSEWHERE);
});

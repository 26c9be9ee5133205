import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { h } from 'preact';
import { act as drawing } from 'preact/test-utils';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { groupBy } from '../../../src/base/group.ts';
import { AuthorityPanel } from '../../../src/desk/approval/AuthorityPanel.tsx';
import type { Authority } from '../../../src/desk/core/authority.ts';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { refusedAt } from '../../../src/desk/core/words/refusal.ts';
import { ContactsPanel } from '../../../src/desk/first/ContactsPanel.tsx';
import { type FirstDraft, firstDraft } from '../../../src/desk/first/draft.ts';
import { LinePanel } from '../../../src/desk/first/LinePanel.tsx';
import { SayPanel } from '../../../src/desk/first/SayPanel.tsx';
import { firstWorkAt } from '../../../src/desk/first/useFirst.tsx';
import { OrderStart } from '../../../src/desk/frame/OrderStart.tsx';
import { begin } from '../../../src/desk/incident/decide.ts';
import { LockPanel } from '../../../src/desk/lock/LockPanel.tsx';
import { LockScreen } from '../../../src/desk/lock/LockScreen.tsx';
import { keepOfficer } from '../../../src/desk/parts/officer.tsx';
import * as site from '../../../src/desk/parts/useSession.tsx';
import { TeamPanel } from '../../../src/desk/team/TeamPanel.tsx';
import { createShared } from '../../../src/kit/shared.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import * as lock from '../../../src/session/lock.ts';
import { exampleOf } from '../../../src/site/gallery/example.ts';
import { hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { type Answering, type Trial, tryForm } from '../../support/form-trials.ts';
import { formPlaces, type ShownForm, watchForms } from '../../support/forms.ts';
import {
  act,
  closeWith,
  contextAt,
  countingIds,
  elsewhere,
  fileOf,
  logOf,
  openLog,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { mountedPage } from '../../support/mounted.ts';
import { digest, index, required } from '../../support/playbook.ts';
import { isProof } from '../../support/property-runs.ts';
import { fetched, refusingDesk, showAt } from '../../support/refusing-desk.ts';
import {
  check,
  latestIn,
  openRelease,
  publish,
  readAloud,
  record,
  released,
  save,
  signed,
  tomorrow,
  writing,
} from '../../support/release.ts';

const page = mountedPage();
const forms = watchForms();
/** The trial of each form, by its place in the source. */
const tried = new Map<string, Trial>();

beforeEach(() => {
  const view = required(page.document.defaultView ?? undefined, 'window');
  vi.stubGlobal('window', view);
  for (const name of ['location', 'history', 'localStorage'] as const) vi.stubGlobal(name, view[name]);
  vi.stubGlobal('print', () => undefined);
  // An export must not navigate the page.
  Object.assign(Reflect.get(view, 'HTMLAnchorElement').prototype, { click: () => undefined });
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterAll(() => vi.useRealTimers());

const SOURCE = fileURLToPath(new URL('../../../src/desk/', import.meta.url));
const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/code: '(\w+)'/g)].map(([, code = '']) => code);
const known = new Set(codesIn(readFileSync(`${SOURCE}core/refusal.ts`, 'utf8')));

/** The proof refuses each form for every reason; a change is held to each reason once, at whichever form of its matter comes first. */
const given = new Set<string>();

/** The reasons that the commands of a matter give, and those that any command may meet; at no field, and at a field. */
function refusalsOf({ place, asks }: ShownForm): readonly object[] {
  const folder = `${SOURCE}${place.split('/')[1]}/`;
  const ofMatter = readdirSync(folder)
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => codesIn(readFileSync(folder + file, 'utf8')))
    .filter(code => known.has(code) && code !== 'badField');
  const person = { name: '王五', title: '科长' };
  const whose = {
    title: '审定',
    posts: ['科室'],
    signer: person,
    verifier: person,
    reader: person,
    filer: person,
    person,
  };
  const said = {
    limit: 10,
    length: 20,
    bytes: 9,
    token: '原因',
    text: '原话',
    label: '原因',
    name: '王五',
    item: 'x',
  };
  const codes = [...new Set(['noRole', 'incidentClosed', 'noRoom', ...ofMatter])].filter(
    code => isProof || !given.has(code),
  );
  for (const code of codes) given.add(code);
  const fields = Object.entries(asks().fields).filter(([, { disabled }]) => !disabled);
  return [
    ...codes.map(code => ({
      code,
      ...whose,
      ...said,
      why: code === 'outsideAuthority' ? 'form' : 'unknown',
    })),
    // The message of a field that is not asked now is no reason.
    ...(isProof ? fields : fields.slice(-1)).map(([field]) => ({
      code: 'badField',
      field,
      why: { code: 'required' },
    })),
  ];
}

/** A button's kind: of several of one kind one is enough. */
const wordsOf = (button: HTMLElement): string =>
  `${/^[a-z]*/i.exec(button.dataset['opens'] ?? '')?.[0]} ${(button.textContent ?? '').trim()}`;
const isPressed = new Set<string>();

const openers = (): readonly HTMLButtonElement[] =>
  [
    ...page.document.querySelectorAll<HTMLButtonElement>(
      '[data-opens], .tools button, .form-actions button[type=button]',
    ),
  ].filter(({ disabled }) => !disabled);

const NAMED: Actor = { role: 'office', name: '张三', title: '值班员' };
/** Who keeps the record. */
let officer = NAMED;

/** Opens everything that can be opened on a screen, and hands in each form that was not tried before. @param show brings the screen to the page, with nothing open */
async function tryScreen(name: string, behind: Answering, show: () => Promise<void>): Promise<void> {
  const open = async (words: string | undefined): Promise<void> => {
    // A form may have asked for another.
    keepOfficer({ role: '' }, officer);
    await show();
    const button = words === undefined ? undefined : openers().find(each => wordsOf(each) === words);
    if (button === undefined) return;
    await drawing(() => {
      button.focus();
      button.click();
    });
    await fetched(page);
  };
  await open(undefined);
  const fresh = new Set(
    openers()
      .map(wordsOf)
      .filter(words => !isPressed.has(`${name} ${words}`)),
  );
  for (const words of [undefined, ...fresh]) {
    isPressed.add(`${name} ${words}`);
    if (words !== undefined) await open(words);
    for (const { place } of forms.shownForms(page)) {
      if ((tried.get(place)?.refused ?? 0) > 0) continue;
      const again = async (): Promise<ShownForm | undefined> => {
        await open(words);
        return forms.shownForms(page).find(form => form.place === place);
      };
      tried.set(place, await tryForm(again, behind, refusalsOf));
    }
  }
}

/** The same at places of an incident. */
async function tryPlaces(log: IncidentLog, places: readonly string[], authority?: Authority): Promise<void> {
  const { desk, session, behind } = await refusingDesk(log);
  if (authority !== undefined) await desk.session.keepAuthority({ authority });
  for (const place of places)
    await tryScreen(place.split('/')[0] ?? '', behind, () => showAt(page, session, log.stream, place));
}

const sourceOf = (place: string): string => place.replace(/:\d+$/, '');
const faults = (): readonly string[] => [...tried.values()].flatMap(trial => [...trial.faults]);

describe('a form that is not taken stays, says why at its field or its foot, keeps what was typed and does nothing', () => {
  test('at every step of an incident', async () => {
    const fresh = openLog(wideFacts);
    const kinds = groupBy(
      viewOf(fresh).steps.filter(({ applies }) => applies),
      ({ step: { evidence = [], decides, fills, wants } }) =>
        JSON.stringify([
          evidence.map(rule => Object.keys(rule)),
          decides,
          fills,
          wants?.map(({ kind }) => kind),
        ]),
    );
    await tryPlaces(
      fresh,
      [...kinds.values()].map(([first]) => `step/${first?.step.id}`),
    );
    expect(faults()).toEqual([]);
  });

  test('on every page of an incident', async () => {
    const wide = logOf(exampleOf(index, wideFacts, NOW));
    const { statements } = viewOf(wide);
    const [form] = index.playbook.forms;
    const [channel] = index.playbook.release.channels;
    const questions = groupBy(index.playbook.triage.questions, ({ kind }) => kind);
    await tryPlaces(wide, [
      'facts',
      'release',
      'release/elsewhere',
      `release/new-${channel?.id}-holding`,
      ...statements.map(({ id }) => `release/${id}`),
      'feedback',
      'orders',
      `documents/${form?.id}`,
      'review',
      'handover',
      'team',
      ...[...questions.values()].flat().map(({ id }) => `regrade/${id}`),
      'regrade',
      'log',
    ]);
    expect(faults()).toEqual([]);
  });

  test('while statements go out, and something was said of them', async () => {
    const context = writing(3);
    const one = released(
      act(openRelease(), context, record('time', '9时'), save('{发生时间}，正在核实。')),
      context,
    );
    const two = act(
      one,
      context,
      { kind: 'recordTheme', title: '何时通车', count: '3' },
      {
        kind: 'registerOrder',
        sort: 'notice',
        from: '市委网信办',
        receivedAt: hoursAgo(2),
        demand: '核实回应',
      },
      { kind: 'recordAction', finding: '慢', text: '先报后写', owner: { name: '李四' }, due: tomorrow },
      { kind: 'recordPerson', person: { name: '王伟', title: '科长' } },
      elsewhere({ channel: 'notice', nextUpdate: tomorrow }),
      save('请找李某，13800138000。', { title: '有电话的' }),
      save('{发生时间}，还在核实。', { title: '可以发的' }),
    );
    const came = act(signed(two, context), context, save('{发生时间}，还没有人看。', { title: '没人看的' }), {
      kind: 'registerOrder',
      sort: 'ticket',
      from: '12345热线',
      receivedAt: hoursAgo(2),
      demand: '办证',
    });
    const three = act(came, context, {
      kind: 'answerOrder',
      order: required(
        viewOf(came).orders.find(({ sort }) => sort === 'ticket'),
        'ticket',
      ).id,
      stage: 'final',
      text: '已经办好',
      way: '平台',
      answeredAt: hoursAgo(1),
    });
    await tryPlaces(three, [
      'release',
      ...viewOf(three).statements.map(({ id }) => `release/${id}`),
      'feedback',
      'orders',
      'review',
      'team',
    ]);
    expect(faults()).toEqual([]);
  });

  test('while a standing authority is used, and what went out on it is approved afterwards', async () => {
    const authority: Authority = {
      grantedBy: { name: '郑组长', title: '组长' },
      grantedAt: hoursAgo(48),
      paper: fileOf('授权').file,
      forms: ['full'],
      levels: ['none'],
      posts: ['office'],
      remain: [],
      callFirst: [{ name: '郑组长' }],
      until: { minutes: 60 },
    };
    const context = { ...writing(41), by: { role: 'office', name: '王敏', title: '值班员' }, authority };
    const saved = act(openRelease(), context, save('正在核实。'));
    const { id } = latestIn(saved);
    const called = [{ person: { name: '郑组长' }, at: hoursAgo(1) }];
    const out = act(
      saved,
      context,
      check(id, 'secrecy'),
      { kind: 'authorise', version: id, reason: '夜里', called },
      readAloud(id),
      publish(id),
      save('还在核实。', { title: '下一稿' }),
    );
    const ready = act(out, context, check(latestIn(out).id, 'secrecy'));
    await tryPlaces(
      ready,
      viewOf(ready).statements.map(statement => `release/${statement.id}`),
      authority,
    );
    expect(faults()).toEqual([]);
  });

  test('while a matter that ends without being handled waits for the second person', async () => {
    const facts = {
      title: '河道排污',
      foundAt: hoursAgo(1),
      link: '',
      reason: '由生态环境部门管',
      handling: 'none',
    };
    const begun = begin(index, digest, facts, contextAt(NOW, countingIds(21), zhang));
    await tryPlaces(logOf(begun.ok ? begun.value : []), ['']);
    expect(faults()).toEqual([]);
  });

  test('where nobody has said who keeps the record, and what is handed in needs a name', async () => {
    for (const place of tried.keys()) if (place.includes('/Handover.tsx')) tried.delete(place);
    officer = { role: '' };
    await tryPlaces(openLog(wideFacts), ['handover']);
    officer = NAMED;
    expect(
      tried.get([...tried.keys()].find(place => place.includes('/Handover.tsx')) ?? '')?.refused,
    ).toBeGreaterThan(0);
    expect(faults()).toEqual([]);
  });

  test('once an incident is closed', async () => {
    await tryPlaces(closeWith(openLog(limitedFacts), contextAt(NOW, countingIds(22), zhang)), ['archive']);
    expect(faults()).toEqual([]);
  });

  test('in the first ten minutes, before there is an incident', async () => {
    const { session, behind } = await refusingDesk(openLog());
    const { playbook } = index;
    vi.spyOn(site, 'fetchPlaybook').mockResolvedValue(playbook);
    // The form of the first word opens an incident here: it is handed in once more.
    for (const place of tried.keys()) if (place.includes('/SayForm.tsx')) tried.delete(place);
    await tryScreen('OrderStart', behind, async () => {
      const opens = async (
        ...[answers, by, whole]: Parameters<Parameters<typeof OrderStart>[0]['onOpen']>
      ) => {
        const opened = await session.openWith({ whole }, playbook, answers, by);
        return opened.ok ? undefined : refusedAt(opened.refusal);
      };
      await page.show(null);
      await page.show(h(OrderStart, { index, session, onOpen: opens, onCancel: () => undefined }));
      await fetched(page);
    });
    for (const screen of [LinePanel, SayPanel]) {
      const opens = screen === SayPanel ? 'say' : undefined;
      const line = required(
        playbook.first.lines.find(each => each.opens === opens),
        'line',
      );
      await tryScreen(screen.name, behind, async () => {
        const draft = createShared<FirstDraft>(firstDraft(undefined));
        const work = firstWorkAt({
          read: draft.now,
          keep: draft.set,
          listen: () => () => undefined,
          now: () => NOW,
          newKey: () => 'a',
        });
        const Shown = () =>
          h(screen, { line, first: { ...work, draft: draft.use() }, session, snapshot: session.snapshot() });
        await page.show(null);
        await page.show(h(Shown, {}));
        await fetched(page);
      });
    }
    const refused = [...tried].flatMap(([place, trial]) => (trial.refused > 0 ? [sourceOf(place)] : []));
    expect(refused).toEqual(expect.arrayContaining(['desk/first/LinePanel.tsx', 'desk/first/SayForm.tsx']));
    expect(faults()).toEqual([]);
  });

  test('on a machine: its numbers, its team, its lock, its authority', async () => {
    const locked = vi.spyOn(lock, 'lockState');
    const { session, behind } = await refusingDesk(openLog());
    const running = { session, snapshot: session.snapshot() };
    const { playbook } = index;
    const screens = {
      contacts: () => h(ContactsPanel, { running, playbook }),
      team: () => h(TeamPanel, { running, playbook }),
      authority: () => h(AuthorityPanel, { running, playbook }),
      noLock: () => h(LockPanel, { running }),
      lock: () => h(LockPanel, { running }),
      locked: () => h(LockScreen, {}),
    };
    for (const [name, screen] of Object.entries(screens)) {
      locked.mockResolvedValue(name === 'noLock' ? 'none' : 'locked');
      await tryScreen(name, behind, async () => {
        await page.show(null);
        await page.show(screen());
        await fetched(page);
      });
    }
    expect(faults()).toEqual([]);
  });
});

/** Forms that take whatever is in them. */
const TAKE_ALL = ['desk/release/Release.tsx', 'desk/release/StatementEditor.tsx'];
/** The page of the triage has a session of its own: `test/e2e/refused-forms.test.ts` hands it in. */
const ELSEWHERE = ['desk/frame/Triage.tsx'];

test('no form of the desk stands outside of this, and each that can be refused was', () => {
  const untried = formPlaces().filter(place => place.startsWith('desk/') && !forms.seen.has(place));
  expect(untried.map(sourceOf)).toEqual(ELSEWHERE);
  const taken = [...tried].flatMap(([place, { refused }]) => (refused === 0 ? [sourceOf(place)] : []));
  expect(taken.sort()).toEqual(TAKE_ALL);
});

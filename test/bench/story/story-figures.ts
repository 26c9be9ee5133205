import type { Page } from 'playwright-core';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf } from '../../../src/desk/documents/fill.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { logBefore } from '../../../src/desk/incident/log-before.ts';
import { teamText } from '../../../src/desk/staffing/team-words.ts';
import { withoutResult } from '../../../src/desk/steps/finished.ts';
import { hollowIn } from '../../desk/documents/hollow.ts';
import { seeded, storedEvents } from '../../e2e/incidents.ts';
import { atRest, Officer, seen } from '../../e2e/officer.ts';
import { inChromium } from '../../support/in-chromium.ts';
import { found, index, playbook, required } from '../../support/playbook.ts';
import { type Counted, CountingHand, sumOf } from './counting-hand.ts';
import { machine } from './machine.ts';
import { Office } from './office.ts';
import { ROSTER, type Story } from './stories.ts';

/** The cost of a story for an officer. */
export interface StoryFigures {
  /** From the verdict on, whole, and by part of the story. */
  readonly sum: Counted;
  readonly byPart: ReadonlyMap<string, Counted>;
  /** With the triage, from the first click. */
  readonly whole: Counted;
  /** Hollow parts: there may be none. */
  readonly faults: readonly string[];
}

const TRIAGE = 'triage';

/** The office's list of people, written at an incident of before. It counts nothing: a bureau has it. */
async function writeRoster(page: Page, site: string): Promise<void> {
  const clerk = new Officer({ page, site });
  const incident = seeded();
  await clerk.takeIn(incident);
  await clerk.goToIncident(incident);
  await clerk.enter('team');
  for (const [name, title, role, unit = ''] of ROSTER) {
    await clerk.press(teamText.add);
    await clerk.hand.name(page.locator('#colleague-person'), name, title);
    await page.locator('#colleague-unit').fill(unit);
    await clerk.hand.choose(page.locator('#colleague-role'), role);
    await clerk.press(teamText.save);
    await seen(page.locator('.roster').getByText(`${title} ${name}`, { exact: true }));
  }
}

/** Gaps that an honest end may not have: a step without a result or a reason, a form that was not filed, a hollow document. */
async function faultsOf(page: Page, incident: string, story: Story, typed: readonly string[]) {
  const log = required(
    incidentLogs.fold((await storedEvents(page)).filter(({ stream }) => stream === incident)),
    'the log of the story',
  );
  const now = Date.now();
  const view = derive(index, log, now);
  const closed = log.events.findLast(({ type }) => type === 'closed');
  const said = closed?.type === 'closed' ? closed.data : {};
  const [words, left] = [Object.keys(said.steps ?? {}), Object.keys(said.left ?? {})];
  const source = { index, log, view, now, bureau: {}, incidents: [], by: undefined };
  return [
    ...(view.status === 'closed' || story.stranger === true ? [] : ['not closed']),
    ...view.closing
      .filter(({ themes, promise, need }) => (themes > 0 || promise) && !left.includes(need.id))
      .map(({ need }) => `closed without: ${need.title}`),
    ...(story.stranger === true ? [] : withoutResult(view.steps))
      .filter(({ step }) => !words.includes(step.id))
      .map(({ step }) => `no result and no word: ${step.title}`),
    ...story.documents.filter(form => !view.documents.has(form)).map(form => `not filed: ${form}`),
    ...[...view.documents].flatMap(([id, versions]) => {
      const form = found(playbook.forms, each => each.id === id);
      return versions.flatMap(({ event, at, fields, by }) => {
        const before = logBefore(log, event) ?? log;
        const then = Date.parse(at);
        const model = documentOf(
          form,
          fields,
          { ...source, log: before, view: derive(index, before, then), now: then, by },
          documentWords,
        );
        return hollowIn(model, playbook, typed);
      });
    }),
  ];
}

/** Plays a story on a machine that is at work. @param begin from where it is switched on to the first question */
export async function playStory(
  visited: { readonly page: Page; readonly site: string },
  story: Story,
  begin: (hand: CountingHand) => Promise<void>,
): Promise<StoryFigures> {
  const { page } = visited;
  if (story.stranger !== true) await writeRoster(page, visited.site);
  const hand = new CountingHand();
  const office = new Office(visited, hand);
  hand.begin(TRIAGE);
  await begin(hand);
  if (story.door === undefined) await office.answerAll(story.answers);
  await story.play(office, part => hand.begin(part));
  const incident = new URL(page.url()).hash.slice(1).split('/')[0] ?? '';
  // The screen shows the closing before it is on disk, where the record is read.
  await atRest(page);
  const { [TRIAGE]: _, ...parts } = Object.fromEntries(hand.byPart);
  return {
    sum: sumOf(Object.values(parts)),
    byPart: new Map(Object.entries(parts)),
    whole: sumOf(hand.byPart.values()),
    faults: await faultsOf(page, incident, story, hand.typed),
  };
}

/** Plays a story in a real browser, through the built site alone. @param folder the built site */
export function storyFigures(folder: string, story: Story): Promise<StoryFigures> {
  return inChromium(folder, async (browser, site) => {
    const context = await machine(browser, story.stranger);
    const page = await context.newPage();
    try {
      return await playStory({ page, site }, story, async hand => {
        await page.goto(site);
        const door = story.door === undefined ? 'a.primary' : '.door a';
        await hand.press(page.locator(`.home-first ${door}`));
      });
    } catch (thrown) {
      await page.screenshot({ path: '.cache/story.png', fullPage: true });
      throw thrown;
    }
  });
}

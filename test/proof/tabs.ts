import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { derive } from '../../src/desk/incident/derive.ts';
import { deskText, toolText } from '../../src/desk/parts/words.ts';
import { eventsIn, seeded, storedEvents, wide } from '../e2e/incidents.ts';
import { office } from '../support/chromium.ts';
import { index } from '../support/playbook.ts';
import { type Deed, giveHands, importIncident, type Order, openDesk } from './hands.ts';
import { randomFrom } from './random.ts';
import { notesIn, verify } from './stored.ts';
import { lineOf, type ProofResult } from './told.ts';

interface TabsOptions {
  readonly browser: Browser;
  /** Address of the site's root, ending in `/`. */
  readonly site: string;
  readonly tabs: number;
  /** Summed over all tabs. */
  readonly actions: number;
  readonly seed: number;
}

/** Between two actions of one tab, at most, in milliseconds. */
const LONGEST_REST = 30;
/** How long tabs may take to agree once nobody acts any more, in milliseconds. */
const PATIENCE = 60_000;

/** A tab's rows, and its log as far as it is drawn. */
interface Shown {
  readonly rows: Readonly<Record<string, string>>;
  readonly entries: readonly string[];
}

async function shownIn(page: Page): Promise<Shown> {
  await page.bringToFront();
  return page.evaluate(() => ({
    rows: Object.fromEntries(
      [...document.querySelectorAll('.step-row')].map(row => [
        row.id.replace('step-', ''),
        row.getAttribute('data-state') ?? '',
      ]),
    ),
    entries: [...document.querySelectorAll('.log > ol > li')].map(
      entry => `${entry.getAttribute('data-undone')} ${entry.textContent}`,
    ),
  }));
}

/** Ids of the events a tab holds in its memory, in its order: what it exports. */
async function exportedIds(page: Page): Promise<readonly string[]> {
  await page.bringToFront();
  const panel = page.locator('.export');
  if ((await panel.count()) === 0)
    for (const name of [toolText.more, deskText.export])
      await page.locator('.tools').getByRole('button', { name, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: deskText.export, exact: true }).click(),
  ]);
  return eventsIn(await readFile(await download.path(), 'utf8')).map(({ id }) => id);
}

/** Who does what: each action falls to a tab at random. */
function share(tabs: number, actions: number, seed: number): readonly (readonly Order[])[] {
  const random = randomFrom(seed);
  const orders: Order[][] = Array.from({ length: tabs }, () => []);
  for (let number = 1; number <= actions; number += 1) {
    const kind = random();
    orders[Math.floor(random() * tabs)]?.push({
      deed: kind < 0.4 ? 'note' : kind < 0.7 ? 'start' : 'undo',
      pick: random(),
      text: `第 ${number} 件事`,
      rest: Math.floor(random() * LONGEST_REST),
    });
  }
  return orders;
}

/** Lets several tabs work one incident at the same time, then holds them against each other and against the disk. */
export async function proveTabs({
  browser,
  site,
  tabs,
  actions,
  seed,
}: TabsOptions): Promise<ProofResult & { readonly done: Readonly<Record<Deed, number>> }> {
  const started = performance.now();
  const context = await browser.newContext(office);
  try {
    await giveHands(context);
    const incident = seeded(wide());
    const pages: Page[] = [];
    for (let tab = 0; tab < tabs; tab += 1) pages.push(await context.newPage());
    const [first] = pages;
    if (first === undefined) throw new Error('a proof of tabs needs tabs');
    await importIncident(first, site, incident.file);
    const openings: number[] = [];
    for (const page of pages) openings.push(await openDesk(page, site, incident.id));

    const orders = share(tabs, actions, seed);
    const deeds = (
      await Promise.all(
        pages.map(async (page, tab) => {
          const own = await page.evaluate(list => hands.work(list), orders[tab] ?? []);
          return own.map(each => ({ ...each, tab }));
        }),
      )
    )
      .flat()
      .sort((one, other) => one.at - other.at);
    const turns = deeds.filter(({ tab }, place) => place > 0 && deeds[place - 1]?.tab !== tab).length;
    const count = (kind: Deed): number => deeds.filter(({ deed }) => deed === kind).length;
    const done = { note: count('note'), start: count('start'), undo: count('undo') };

    // One more tab, opened now: it knows only what is on disk.
    const late = await context.newPage();
    openings.push(await openDesk(late, site, incident.id));
    const stored = await storedEvents(late);
    const { events, log, faults: unsound } = verify(stored);
    const notes = notesIn(events);
    const states = Object.fromEntries(
      log === undefined
        ? []
        : derive(index, log, Date.now()).steps.map(({ step, state }) => [step.id, state.kind]),
    );

    const compare = async (): Promise<readonly string[]> => {
      const shown: Shown[] = [];
      const held: (readonly string[])[] = [];
      for (const page of [...pages, late]) shown.push(await shownIn(page));
      for (const page of [...pages, late]) held.push(await exportedIds(page));
      const ordered = log?.events.map(({ id }) => id);
      return shown.flatMap(({ rows, entries }, tab) => [
        ...(isDeepStrictEqual(rows, states) ? [] : [`tab ${tab + 1} shows other rows than the disk holds`]),
        ...(isDeepStrictEqual(entries, shown.at(-1)?.entries)
          ? []
          : [`tab ${tab + 1} shows another log than the others`]),
        ...(isDeepStrictEqual(held[tab], ordered)
          ? []
          : [
              `tab ${tab + 1} holds ${held[tab]?.length} events, the disk ${ordered?.length}, or in another order`,
            ]),
      ]);
    };
    let differing = await compare();
    for (const end = performance.now() + PATIENCE; differing.length > 0 && performance.now() < end; ) {
      await sleep(500);
      differing = await compare();
    }

    const expected = incident.events.length + deeds.length;
    const forks = log?.events.filter(({ prev }, position) => position > 0 && prev.length !== 1).length ?? 0;
    const told = {
      openings,
      faults: [
        ...unsound,
        ...differing,
        ...(deeds.length === actions ? [] : [`${deeds.length} of ${actions} actions were carried out`]),
        ...(stored.length === expected ? [] : [`${stored.length} events are on disk instead of ${expected}`]),
        ...(notes.length === done.note && new Set(notes).size === notes.length
          ? []
          : [
              `${done.note} notes were taken and ${new Set(notes).size} of ${notes.length} on disk are different ones`,
            ]),
      ],
    };
    // A fork: an event with more or fewer than one predecessor, where tabs wrote without knowing of each other or met again.
    const words =
      `${tabs} tabs at once: ${deeds.length} actions (${done.note} notes, ${done.start} steps begun, ${done.undo} undos; ` +
      `${turns} from another tab than the one before), ${stored.length} events on disk, ${forks} joins of forks, ` +
      (told.faults.length === 0 ? 'all tabs alike and like the disk' : 'NOT alike');
    return { ...told, line: lineOf(told, words, started), done };
  } finally {
    await context.close();
  }
}

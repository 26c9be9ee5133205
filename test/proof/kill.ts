import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { storeText } from '../../src/desk/parts/store-trouble-words.ts';
import { seeded, storedEvents } from '../e2e/incidents.ts';
import { startChild } from '../support/child.ts';
import { chromiumFlags, findChromium } from '../support/chromium.ts';
import { giveHands, importIncident, openDesk, PATIENCE } from './hands.ts';
import { randomFrom } from './random.ts';
import { notesIn, verify } from './stored.ts';
import { lineOf, type ProofResult } from './told.ts';

interface KillOptions {
  /** Address of the site's root, ending in `/`. */
  readonly site: string;
  readonly rounds: number;
  /** No round begins after this time. */
  readonly minutes: number;
  readonly seed: number;
}

/** A kill comes within this time of the first keystroke, in milliseconds. */
const LATEST_KILL = 500;

export interface Victim {
  readonly context: BrowserContext;
  readonly page: Page;
  /** SIGKILL to the browser, its renderers and its storage service at once: nobody gets to say goodbye. */
  kill(): Promise<void>;
}

/** Starts a Chromium that can be killed whole with one signal. */
export async function launch(profile: string): Promise<Victim> {
  const child = await startChild(
    [
      findChromium() ?? '',
      ...chromiumFlags,
      '--headless',
      '--disable-breakpad',
      '--disable-extensions',
      '--password-store=basic',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    /^DevTools listening on (ws:\S+)/,
  );
  try {
    const browser = await chromium.connectOverCDP(child.output, { timeout: PATIENCE });
    const context = browser.contexts()[0] ?? (await browser.newContext());
    const page = context.pages()[0] ?? (await context.newPage());
    return { context, page, kill: child.end };
  } catch (error) {
    await child.end();
    throw error;
  }
}

/** Reports of a page before and after each note. */
type Word = 'submitted' | 'saved';

declare global {
  var tell: (word: Word, text: string) => Promise<void>;
  /** Set where the browser says of a database that it threw the old one away. */
  var thrownAway: boolean | undefined;
}

/**
 * Chromium goes on writing behind a record that a kill cut in two. Its next start but one finds the whole unsound, and empties every
 * database of the site; it says so in a property of its own, when a database is made anew.
 */
const noteThrownAway = `
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    request.addEventListener('upgradeneeded', ({ dataLoss }) => {
      if (dataLoss === 'total') globalThis.thrownAway = true;
    });
    return request;
  };
`;

/** Kills a browser again and again while it appends, and looks each time whether the disk holds what the screen had promised. */
export async function proveKills({
  site,
  rounds,
  minutes,
  seed,
}: KillOptions): Promise<ProofResult & { readonly rounds: number; readonly lost: readonly string[] }> {
  const started = performance.now();
  const random = randomFrom(seed);
  const profile = await mkdtemp(join(tmpdir(), 'yuqing-kill-'));
  const incident = seeded();
  const saved = new Set<string>();
  const underWay = new Set<string>();
  const faults: string[] = [];
  const openings: number[] = [];
  let present = new Set<string>();
  let lost: readonly string[] = [];
  let stored = 0;
  let done = 0;
  let underWayStored = 0;
  let emptied = 0;

  const begin = async (): Promise<Victim> => {
    const victim = await launch(profile);
    await giveHands(victim.context);
    await victim.context.addInitScript(noteThrownAway);
    return victim;
  };
  const look = async (page: Page): Promise<void> => {
    openings.push(await openDesk(page, site, incident.id));
    const { events, faults: found } = verify(await storedEvents(page));
    const notes = notesIn(events);
    const texts = new Set(notes);
    const hashes = new Set(events.map(({ hash }) => hash));
    lost = [...saved].filter(text => !texts.has(text));
    underWayStored = [...underWay].filter(text => texts.has(text)).length;
    const gone = [...present].filter(hash => !hashes.has(hash)).length;
    const complaints = await page.locator('[role=alert]').allInnerTexts();
    const isEmptied = await page.evaluate(() => globalThis.thrownAway === true);
    if (isEmptied) emptied += 1;
    // Then the second copy has to bring back everything, and the page to say so.
    const isTold = complaints.some(text => text.includes(storeText.cleared));
    if (isEmptied !== isTold)
      faults.push(isTold ? 'we emptied the database' : 'nothing was said of an emptied database');
    faults.push(
      ...found,
      ...lost.map(text => `the screen had called “${text}” 已保存 and it is not on disk`),
      ...(gone > 0 ? [`${gone} events that were on disk are gone`] : []),
      ...(texts.size < notes.length ? [`${notes.length - texts.size} notes are there twice`] : []),
      ...complaints
        .filter(text => !text.includes(storeText.cleared))
        .map(text => `the desk complains: ${text}`),
    );
    present = hashes;
    stored = events.length;
  };

  try {
    const first = await begin();
    await importIncident(first.page, site, incident.file);
    await first.kill();
    while (done < rounds && faults.length === 0 && performance.now() - started < minutes * 60_000) {
      const { context, page, kill } = await begin();
      try {
        await look(page);
        const submitted = new Set<string>();
        const { promise: working, resolve: works } = Promise.withResolvers<void>();
        await context.exposeBinding('tell', (_, word: Word, text: string) => {
          if (word === 'saved') saved.add(text);
          else submitted.add(text);
          works();
        });
        const work = page
          .evaluate(async round => {
            for (let number = 1; ; number += 1) {
              const text = `第 ${round} 轮第 ${number} 笔`;
              // Not waited for: the next note must not be held up by the word on the last.
              void globalThis.tell('submitted', text);
              await hands.note(text);
              await hands.saved(text);
              void globalThis.tell('saved', text);
            }
          }, done + 1)
          .catch((error: unknown) => error);
        const broke = await Promise.race([working, work]);
        if (broke !== undefined) throw broke;
        await sleep(random() * LATEST_KILL);
        await kill();
        await work;
        for (const text of submitted) if (!saved.has(text)) underWay.add(text);
      } finally {
        await kill();
      }
      done += 1;
    }
    const last = await begin();
    await look(last.page).finally(last.kill);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  const told = { faults: [...new Set(faults)], openings };
  const words =
    `killed while appending: ${done} rounds, ${stored} events on disk, ` +
    `${saved.size} notes called 已保存 before a kill, ${lost.length} of them lost; ` +
    `${underWay.size} under way at the kill, ${underWayStored} of them on disk; ` +
    `${emptied} times the browser threw its databases away, and the second copy brought all back`;
  return { ...told, line: lineOf(told, words, started), rounds: done, lost };
}

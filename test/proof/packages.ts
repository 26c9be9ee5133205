import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { derive, playbookOf } from '../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { type IncidentPackage, readPackage, writePackage } from '../../src/desk/packages/package.ts';
import { packageSentence } from '../../src/desk/packages/package-words.ts';
import { deskText, toolText } from '../../src/desk/parts/words.ts';
import { readEvent } from '../../src/log/read.ts';
import { indexPlaybook } from '../../src/playbook/checklist.ts';
import { fork, limited, seeded, wide } from '../e2e/incidents.ts';
import { latestOf, published, save } from '../e2e/releases.ts';
import { office } from '../support/chromium.ts';
import { allEvents, anyTurns, plainView, play } from '../support/incident.ts';
import { digest, playbook } from '../support/playbook.ts';
import { giveHands, openDesk } from './hands.ts';
import { watchLongTasks } from './long-tasks.ts';
import { mutated, type Source, sourceOf } from './mutate.ts';
import { randomFrom } from './random.ts';
import { lineOf, type ProofResult } from './told.ts';

interface PackagesOptions {
  readonly count: number;
  readonly seed: number;
}

interface BrowserOptions extends PackagesOptions {
  readonly browser: Browser;
  /** Address of the site's root, ending in `/`. */
  readonly site: string;
}

/** As long as a file may keep an officer waiting, in milliseconds. */
const LONGEST = 2_000;
/** Faults told one by one; the others are counted. */
const TOLD = 20;

/** The outcome of one file. */
type Outcome =
  | { readonly kind: 'refused' | 'kept' }
  | { readonly kind: 'wrong' | 'crashed'; readonly why: string };

/** A moment at which all views are derived: what differs then differs in what the log says. */
const now = Date.now();

/** Packages to begin from: a small matter, a publication, officers who worked apart, and what random officers left. */
function sources(seed: number): readonly Source[] {
  const base = seeded(limited(), [{ kind: 'note', text: '两人都知道的' }]);
  const apart = fork(base, [
    { kind: 'rename', title: '另起的名' },
    { kind: 'skip', step: 'search-spread', reason: '没有必要' },
    log => ({ kind: 'undo', reason: '记错了', event: log.events.at(-1)?.id ?? '' }),
  ]);
  const released = seeded(limited(), [
    ...published,
    log => ({ kind: 'undo', reason: '记错了', event: log.events.at(-1)?.id ?? '' }),
    log => ({ ...save('又一稿。'), statement: latestOf(log).statement, base: latestOf(log).id }),
  ]);
  const escalated = seeded(wide(), [
    { kind: 'regrade', facts: { ...wide(), panic: 'no' } },
    { kind: 'markDone', step: 'register-report', doneAt: new Date(now - 60_000).toISOString() },
    log => ({ kind: 'undo', reason: '记错了', event: log.events.at(-1)?.id ?? '' }),
  ]);
  const random = fc
    .sample(anyTurns(24), { seed, numRuns: 6 })
    .map(turns => allEvents(play(turns).logs))
    .map(events =>
      writePackage({ playbooks: [{ digest, playbook }], events, attachments: [], gaps: [] }, now),
    );
  return [base.file, apart.file, released.file, escalated.file, ...random].map(sourceOf);
}

/** A package as a desk shows it; `undefined` where it can show nothing. */
function shownOf({
  events,
  playbooks,
}: Pick<IncidentPackage, 'events' | 'playbooks'>): ReturnType<typeof plainView> | undefined {
  const log = incidentLogs.fold(events);
  if (log === undefined) return undefined;
  const pinned = playbooks.find(each => each.digest === playbookOf(log));
  return pinned && plainView(derive(indexPlaybook(pinned.playbook), log, now));
}

/** The events as a store gives them back: one an id, the first that came, in the order of ids, each checked anew. */
function reloaded({ events }: IncidentPackage): IncidentPackage['events'] {
  const stored = new Map<string, string>();
  for (const event of events) if (!stored.has(event.id)) stored.set(event.id, JSON.stringify(event));
  return [...stored]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, text]) => {
      const read = readEvent(incidentLogs.kinds, JSON.parse(text));
      return 'event' in read ? [read.event] : [];
    });
}

/** Import, reload, export, import again. */
function through(text: string): Outcome {
  try {
    const read = readPackage(text);
    if (!read.ok)
      return packageSentence(read.refusal).trim() === ''
        ? { kind: 'wrong', why: 'refused without a sentence' }
        : { kind: 'refused' };
    const shown = shownOf(read.value);
    if (shown === undefined) return { kind: 'wrong', why: 'taken in, and nothing can be shown of it' };
    const events = reloaded(read.value);
    if (!isDeepStrictEqual(shownOf({ ...read.value, events }), shown))
      return { kind: 'wrong', why: 'shown otherwise after a reload' };
    const again = readPackage(writePackage(read.value, now));
    if (!again.ok) return { kind: 'wrong', why: `its own export is refused: ${again.refusal.code}` };
    if (!isDeepStrictEqual(shownOf(again.value), shown))
      return { kind: 'wrong', why: 'shown otherwise after an export and an import' };
    return { kind: 'kept' };
  } catch (error) {
    return {
      kind: 'crashed',
      why: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

/** Counts what files came to; every fault names the file, so that its seed gives it again. */
function counter({ count, seed }: PackagesOptions) {
  const started = performance.now();
  const counts = { refused: 0, kept: 0, wrong: 0, crashed: 0 };
  const faults: string[] = [];
  let slow = 0;
  let longest = 0;
  return {
    count(number: number, outcome: Outcome, milliseconds: number): void {
      counts[outcome.kind] += 1;
      longest = Math.max(longest, milliseconds);
      if ('why' in outcome) faults.push(`file ${number} of --seed ${seed}: ${outcome.why}`);
      if (milliseconds <= LONGEST) return;
      slow += 1;
      faults.push(`file ${number} of --seed ${seed}: ${Math.round(milliseconds)} ms`);
    },
    /** @param where they were read */
    told(where: string): ProofResult {
      const words =
        `mutated packages ${where}: ${count} with --seed ${seed}, ${counts.refused} refused with a sentence, ` +
        `${counts.kept} taken in and the same after reload, export and import, ` +
        `${counts.wrong} otherwise, ${counts.crashed} crashed, ` +
        `${slow} over ${LONGEST / 1000} s (the longest ${Math.round(longest)} ms)`;
      return {
        line: lineOf({ faults }, words, started),
        faults:
          faults.length > TOLD ? [...faults.slice(0, TOLD), `${faults.length - TOLD} more faults`] : faults,
      };
    },
  };
}

/** Reads mutated packages with the readers themselves, without a browser. */
export function provePackages(options: PackagesOptions): ProofResult {
  const from = sources(options.seed);
  const counted = counter(options);
  for (let number = 0; number < options.count; number += 1) {
    const random = randomFrom(options.seed + number);
    const source = from[number % from.length];
    if (source === undefined) continue;
    const text = mutated(source, random);
    const started = performance.now();
    const outcome = through(text);
    counted.count(number, outcome, performance.now() - started);
  }
  return counted.told('in the readers');
}

/** The list and the desk on screen, without parts that only tell the time. */
const shownIn = (page: Page): Promise<unknown> =>
  page.evaluate(() => ({
    title: document.querySelector('h1')?.textContent,
    rows: [...document.querySelectorAll('.step-row')].map(
      row => `${row.id} ${row.getAttribute('data-state')}`,
    ),
    entries: [...document.querySelectorAll('.log > ol > li .entry')].map(entry => entry.textContent),
  }));

/** @returns the id of the incident that came in; `undefined` where the file was refused */
async function importInto(page: Page, site: string, text: string): Promise<string | undefined> {
  await page.goto(`${site}desk/`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'incident.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const answer = page.locator('.incident-list p.problem, .incident-list > ul a').first();
  await answer.waitFor({ timeout: 10_000 });
  const href = await answer.getAttribute('href');
  if (href !== null) {
    await page.waitForSelector('[data-save=saved]');
    return href.replace(/^.*#/, '');
  }
  if (((await answer.textContent()) ?? '').trim() === '') throw new Error('refused without a sentence');
  return undefined;
}

async function exportFrom(page: Page): Promise<string> {
  await page.locator('.tools').getByRole('button', { name: toolText.more, exact: true }).click();
  await page.locator('.tools').getByRole('button', { name: deskText.export, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 10_000 }),
    page.locator('.export').getByRole('button', { name: deskText.export, exact: true }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** The same through the page: a fresh desk for every file, and one more for what it exports. */
export async function provePackagesInBrowser(options: BrowserOptions): Promise<ProofResult> {
  const { browser, site, seed, count } = options;
  const from = sources(seed);
  const counted = counter(options);

  const throughPage = async (text: string): Promise<readonly [Outcome, number]> => {
    const complaints: string[] = [];
    const desk = async (): Promise<Page> => {
      const context = await browser.newContext(office);
      await giveHands(context);
      await context.addInitScript(watchLongTasks);
      context.on('weberror', fault => complaints.push(fault.error().message));
      return context.newPage();
    };
    const first = await desk();
    const second = await desk();
    let longest = 0;
    const look = async (page: Page): Promise<void> => {
      longest = Math.max(longest, await page.evaluate(() => globalThis.longest));
    };
    try {
      const id = await importInto(first, site, text);
      await look(first);
      if (complaints.length > 0) return [{ kind: 'crashed', why: complaints.join('; ') }, longest];
      if (id === undefined) return [{ kind: 'refused' }, longest];
      await openDesk(first, site, id);
      const shown = await shownIn(first);
      await look(first);
      await first.reload();
      await first.waitForSelector('.now-band');
      await look(first);
      if (!isDeepStrictEqual(await shownIn(first), shown))
        return [{ kind: 'wrong', why: 'shown otherwise after a reload' }, longest];
      const exported = await exportFrom(first);
      if ((await importInto(second, site, exported)) === undefined)
        return [{ kind: 'wrong', why: 'its own export is refused' }, longest];
      await openDesk(second, site, id);
      await look(second);
      if (!isDeepStrictEqual(await shownIn(second), shown))
        return [{ kind: 'wrong', why: 'shown otherwise after an export and an import' }, longest];
      return complaints.length > 0
        ? [{ kind: 'crashed', why: complaints.join('; ') }, longest]
        : [{ kind: 'kept' }, longest];
    } catch (error) {
      const why = [error instanceof Error ? error.message.split('\n')[0] : String(error), ...complaints];
      return [{ kind: 'crashed', why: why.join('; ') }, longest];
    } finally {
      await first.context().close();
      await second.context().close();
    }
  };

  for (let number = 0; number < count; number += 1) {
    const source = from[number % from.length];
    if (source === undefined) continue;
    const [outcome, longest] = await throughPage(mutated(source, randomFrom(seed + number)));
    counted.count(number, outcome, longest);
  }
  return counted.told('in the browser');
}

declare global {
  /** The longest time for which this page could not take a press, in milliseconds. */
  var longest: number;
}

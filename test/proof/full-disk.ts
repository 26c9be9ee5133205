import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { seeded, storedEvents } from '../e2e/incidents.ts';
import { giveHands, importIncident, openDesk } from './hands.ts';
import { launch, type Victim } from './kill.ts';
import { notesIn, verify } from './stored.ts';
import { lineOf, type ProofResult } from './told.ts';

/** Room for a profile, and little more. In bytes. */
const DISK = 160 * 1024 * 1024;
/** How long a page may take to call a note 已保存: where there is room, only what hangs is given up; a full disk refuses soon. In milliseconds. */
const PATIENCE = { room: 60_000, full: 3_000 };
/** As many notes are tried on a full disk at most, and until as many are refused. */
const WRITES = 40;
const REFUSALS = 3;
/** How long the second copy may take to be read back, in milliseconds. */
const RESTORE = 20_000;

/** A small disk of its own, as a folder. Needs to be root. */
async function mountDisk(): Promise<{ readonly folder: string; unmount(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'yuqing-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no disk to fill: ${stderr}`);
  return {
    folder,
    unmount: async () => {
      spawnSync('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Writes down in a profile that somebody lets the site keep what it stores, as for a site in use: from one that may not, Chromium takes
 * both copies at once when the disk runs full, which the desk's list says beforehand and no site can help. A permission granted from
 * outside would not do: the page is told that it has it, and what clears the disk does not heed it.
 */
function letKeep(profile: string, site: string): void {
  const folder = join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  const exceptions = { durable_storage: { [`${new URL(site).origin},*`]: { setting: 1 } } };
  writeFileSync(
    join(folder, 'Preferences'),
    JSON.stringify({ profile: { content_settings: { exceptions } } }),
  );
}

/** Writes until nothing more goes in. */
function fill(file: string): void {
  for (const block of [new Uint8Array(1024 * 1024), new Uint8Array(4096), new Uint8Array(64)])
    try {
      for (;;) appendFileSync(file, block);
    } catch {
      // No block of this size goes in any more.
    }
}

/** @returns whether the screen called it 已保存 */
const note = async (page: Page, text: string, patience: number): Promise<boolean> => {
  await page.evaluate(each => hands.note(each), text);
  return Promise.race([
    page.evaluate(each => hands.saved(each), text).then(() => true),
    sleep(patience).then(() => false),
  ]);
};

const missingOf = async (page: Page, saved: readonly string[]): Promise<readonly string[]> => {
  const stored = new Set(notesIn(verify(await storedEvents(page).catch(() => [])).events));
  return saved.filter(text => !stored.has(text));
};

/** Fills the disk under a working browser, kills it, makes room, and looks whether what was called 已保存 is there. */
export async function proveFullDisk({
  site,
  rounds,
}: {
  readonly site: string;
  readonly rounds: number;
}): Promise<ProofResult> {
  const started = performance.now();
  const incident = seeded();
  const lost: string[] = [];
  const faults: string[] = [];
  let [saved, restored] = [0, 0];
  for (let round = 1; round <= rounds; round += 1) {
    const disk = await mountDisk();
    let victim: Victim | undefined;
    try {
      const profile = join(disk.folder, 'profile');
      letKeep(profile, site);
      victim = await launch(profile);
      await giveHands(victim.context);
      await importIncident(victim.page, site, incident.file);
      await openDesk(victim.page, site, incident.id);
      const called: string[] = [];
      for (let number = 1; number <= 5; number += 1) {
        const text = `第 ${round} 轮，有空间时第 ${number} 笔`;
        if (await note(victim.page, text, PATIENCE.room)) called.push(text);
        else faults.push(`${text} was not saved though there was room`);
      }
      const filler = join(disk.folder, 'filler');
      let refused = 0;
      for (let number = 1; number <= WRITES && refused < REFUSALS; number += 1) {
        // Again each time: the browser throws away caches of its own to make room.
        fill(filler);
        const text = `第 ${round} 轮，满了以后第 ${number} 笔`;
        if (await note(victim.page, text, PATIENCE.full)) called.push(text);
        else refused += 1;
      }
      if (refused === 0) faults.push(`round ${round}: the disk took everything`);
      // Every other browser is closed and not killed: it then writes a last time into the full disk.
      if (round % 2 === 0) await victim.context.browser()?.close();
      await victim.kill();
      await rm(filler);
      saved += called.length;

      victim = await launch(profile);
      await giveHands(victim.context);
      await victim.page.goto(`${site}desk/`);
      const atOnce = await missingOf(victim.page, called);
      if (atOnce.length > 0) restored += 1;
      let missing = atOnce;
      for (const begun = performance.now(); missing.length > 0 && performance.now() - begun < RESTORE; ) {
        await sleep(200);
        missing = await missingOf(victim.page, called);
      }
      lost.push(...missing);
      await openDesk(victim.page, site, incident.id).catch((error: unknown) =>
        faults.push(`round ${round}: the incident does not open: ${String(error).split('\n')[0]}`),
      );
    } finally {
      await victim?.kill();
      await disk.unmount();
    }
  }
  faults.push(...lost.map(text => `the screen had called “${text}” 已保存 and it is gone`));
  const words =
    `full disk and restart: ${rounds} rounds, ${saved} notes called 已保存, ${lost.length} of them lost; ` +
    `the database alone did not hold all of them, and the second copy was needed, in ${restored} rounds`;
  return { faults, line: lineOf({ faults }, words, started) };
}

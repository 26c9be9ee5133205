import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { invitationCode } from '../../src/base/invitation.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { saveText } from '../../src/desk/parts/store-words.ts';
import { deskText, toolText } from '../../src/desk/parts/words.ts';
import { logText } from '../../src/desk/record/words.ts';
import { teamWorkText } from '../../src/desk/team/words.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE, STORE_NAME } from '../support/built-site.ts';
import type { Engine } from '../support/driver.ts';
import { engines } from '../support/engines.ts';
import { Hand, type Target } from '../support/hand.ts';
import { findNats, startNats } from '../support/nats.ts';
import { required } from '../support/playbook.ts';
import { limited, seeded } from './incidents.ts';

const PATH = '/team/engines';
const code = invitationCode({ path: PATH, team: '某市局', secret: 'e7'.repeat(32) });
const here = engines.filter(engine => engine.isHere());

/** A member of the team at a browser of whatever engine. */
class Member extends Hand {
  /** @returns the machine's public key */
  async joins(site: string): Promise<string> {
    await this.open(`${site}desk/#settings/join/${code}`);
    await this.press({ role: 'button', name: teamWorkText.join, within: 'form' });
    await this.seen({ selector: '.machine-id' });
    return String(await this.driver.read(`document.querySelector('.machine-id').innerText`));
  }

  /** Opens the log beside the steps, and writes a line into it. */
  async notes(text: string): Promise<void> {
    await this.press({ role: 'button', name: deskText.log, within: '.now-band' });
    await this.type({ role: 'textbox', name: logText.line }, text);
    await this.press({ role: 'button', name: deskText.addNote, within: '.quick-log' });
    await this.says(saveText.saved);
  }
}

async function come(engine: Engine): Promise<Member> {
  const profile = mkdtempSync(join(tmpdir(), 'yuqing-team-'));
  const driver = await engine.start(profile);
  onTestFinished(async () => {
    await driver.quit();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return new Member(driver);
}

test.skipIf(findNats() === undefined || here.length < 2)(
  `browsers of ${here.map(({ name }) => name).join(', ')} work on one incident in one team`,
  { timeout: 300_000 },
  async () => {
    const server = await serveSite(inject('site').folder, BASE);
    onTestFinished(server.stop);
    const engine = await startNats([], new URL(server.address).origin);
    onTestFinished(engine.stop);
    server.lead(PATH, engine.address);
    const site = server.address;
    const members: Member[] = [];
    const known: { readonly name: string; readonly id: string }[] = [];
    for (const [index, each] of here.entries()) {
      const member = await come(each);
      await member.open(`${site}desk/`);
      await member.driver.read(
        `(localStorage.setItem('${STORE_NAME}.role', 'office'), localStorage.setItem('${STORE_NAME}.name', '办事员${index}'), true)`,
      );
      known.push({ name: `machine ${index}`, id: await member.joins(site) });
      members.push(member);
    }
    await engine.admit([{ name: 'T1', members: known }]);
    for (const member of members) await member.says(teamWorkText.states.live);

    const incident = seeded({ ...limited(), title: '三种浏览器同办一起' });
    const first = required(members[0], 'a member');
    await first.open(`${site}desk/`);
    await first.hand({ role: 'file', name: deskText.import }, 'incident.json', incident.file);
    await first.says(importText.imported(incident.title, incident.events.length));
    await first.open(`${site}desk/#${incident.id}`);
    const more: Target = { role: 'button', name: toolText.more, within: '.tools' };
    await first.press(more);
    await first.press({ role: 'button', name: teamWorkText.share });
    // The unfolded menu would lie over the step.
    await first.press(more);
    const textOf = (index: number): string => `办事员${index} 在这台机器上记的`;
    for (const member of members.slice(1)) {
      await member.open(`${site}desk/`);
      await member.says(incident.title);
      await member.open(`${site}desk/#${incident.id}`);
    }
    for (const [index, member] of members.entries()) await member.notes(textOf(index));
    // Each has what the others wrote and signed, and can verify it.
    for (const member of members) {
      for (const index of members.keys()) await member.says(textOf(index));
      await member.seen({ selector: '[data-signed=unlisted]' });
      expect(await member.shows({ selector: '[data-signed=missing], [data-signed=unknown]' })).toBe(false);
    }
  },
);

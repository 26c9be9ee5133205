import { inject, onTestFinished } from 'vitest';
import { invitationCode } from '../../src/base/invitation.ts';
import { teamWorkText } from '../../src/desk/team/words.ts';
import type { Visit } from '../support/browser.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE, STORE_NAME } from '../support/built-site.ts';
import { startNats } from '../support/nats.ts';
import { drawn, Officer, seen, shownText } from './officer.ts';

const PATH = '/team/3f9a';
const NAMES = ['张三', '李四'];
export const code = invitationCode({ path: PATH, team: '某市局', secret: 'c4'.repeat(32) });

/** An officer at one of the machines of a team. */
export class Colleague extends Officer {
  /** Joins by the code. @returns the machine's public key, as the screen shows it to be sent to the administrator */
  async joins(): Promise<string> {
    await this.goTo('desk/#settings');
    await this.page.getByRole('button', { name: teamWorkText.join }).click();
    await this.page.getByLabel(teamWorkText.invitation).fill(code);
    await this.page.locator('form').getByRole('button', { name: teamWorkText.join }).click();
    await seen(this.page.locator('.machine-id'));
    // The number of drills shown there is read from the disk.
    await drawn(this.page);
    return shownText(this.page.locator('.machine-id'));
  }

  synced(): Promise<void> {
    return seen(this.page.locator('[data-pending="0"]'));
  }
}

/** Keeps what would ring; the officer has allowed it. */
export const bell = `
  globalThis.rung = [];
  globalThis.Notification = class {
    static permission = 'granted';
    constructor(title, { body }) { rung.push(title + ' | ' + body); }
  };
  try { localStorage.setItem('${STORE_NAME}.ring', 'on'); } catch {}
`;

/** A site with an engine behind it, and machines that the administrator has let in. */
export async function teamOffice(
  visit: (options: { readonly site: string; readonly before: string }) => Promise<Visit>,
  count: number,
) {
  const site = await serveSite(inject('site').folder, BASE);
  onTestFinished(site.stop);
  const engine = await startNats([], new URL(site.address).origin);
  onTestFinished(engine.stop);
  site.lead(PATH, engine.address);
  const colleagues: Colleague[] = [];
  const members: { readonly name: string; readonly id: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const visited = await visit({ site: site.address, before: bell });
    // A browser says in its console that an engine refuses it, or is gone.
    visited.allow(/WebSocket|ERR_CONNECTION/);
    const colleague = new Colleague(visited);
    await colleague.isKnown(NAMES[index]);
    members.push({ name: `machine ${index}`, id: await colleague.joins() });
    colleagues.push(colleague);
  }
  return { site, engine, colleagues, members };
}

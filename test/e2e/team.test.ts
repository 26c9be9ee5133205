import { expect } from 'vitest';
import { toolText } from '../../src/desk/shell/words.ts';
import { teamWorkText } from '../../src/desk/team/words.ts';
import { eventually, test } from './officer.ts';

test('a machine that belongs to no team fetches nothing of one, and is asked about none', async ({
  officer,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  page.on('websocket', socket => asked.push(socket.url()));
  await officer.goTo('desk/');
  await officer.bringIn();
  await officer.finish('register-report');
  await page.getByRole('button', { name: toolText.more }).click();
  expect(await page.getByRole('button', { name: teamWorkText.share }).count()).toBe(0);
  await eventually(() => asked.length > 0).toBe(true);
  expect(asked.filter(url => /team-page|^ws/.test(url))).toEqual([]);
});

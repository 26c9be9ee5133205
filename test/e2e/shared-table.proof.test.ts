import { expect } from 'vitest';
import { deskText } from '../../src/desk/parts/words.ts';
import { teamWorkText } from '../../src/desk/team/words.ts';
import { tabletopText } from '../../src/training/table/words.ts';
import { readScenario } from '../support/drill.ts';
import { findNats } from '../support/nats.ts';
import { required } from '../support/playbook.ts';
import { type Colleague, teamOffice } from './colleagues.ts';
import { eventually, test } from './fixtures.ts';
import { seen } from './officer.ts';

const village = readScenario('village-building');

test.skipIf(findNats() === undefined)(
  'a table is shared where its machines say so: facilitator and room at machines of their own, as a drill on both, and nothing of it at a real desk',
  async ({ visit }) => {
    const { engine, colleagues, members } = await teamOffice(visit, 2);
    await engine.admit([{ name: 'T1', members }]);
    const [one, two] = colleagues as [Colleague, Colleague];
    for (const each of colleagues) {
      await seen(each.page.getByText(teamWorkText.states.live));
      await each.press(teamWorkText.shareDrills);
      await seen(each.page.getByText(teamWorkText.drillsShared));
    }
    await one.goTo(`drill/#lead/${village.id}`);
    await two.goTo(`drill/#group/${village.id}`);
    for (const each of colleagues) {
      await each.press(tabletopText.share);
      await each.press(tabletopText.shareYes);
      await seen(each.page.getByRole('status').getByText(tabletopText.shared));
      await seen(each.page.locator('[data-sent=true]'));
    }
    await one.button(tabletopText.release).first().click();
    await seen(two.page.getByText(required(village.injects[0], 'an inject').text, { exact: true }));
    await two.page.reload();
    await seen(two.page.getByText(required(village.injects[0], 'an inject').text, { exact: true }));
    await one.page.getByLabel(tabletopText.notes).fill('两台机器一张桌');
    await seen(one.page.locator('[data-sent=true]'));
    await two.goTo(`drill/#lead/${village.id}`);
    await eventually(() => two.page.getByLabel(tabletopText.notes).inputValue()).toBe('两台机器一张桌');
    await two.goTo('desk/');
    await seen(two.page.getByText(deskText.none));
    await two.goTo('desk/#settings');
    await seen(two.page.getByText(teamWorkText.states.live));
    expect(await two.page.getByText(teamWorkText.setAside).count()).toBe(0);
  },
);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { describe, expect, inject, test } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { documentsText } from '../../src/desk/documents/words.ts';
import { recordFact, valueFields, verification } from '../../src/desk/facts/fact-recorded.ts';
import { factStateLabel, factText } from '../../src/desk/facts/words.ts';
import { lockText } from '../../src/desk/lock/words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { officerText } from '../../src/desk/parts/officer-words.ts';
import { saveText } from '../../src/desk/parts/store-words.ts';
import { deskText, toolText } from '../../src/desk/parts/words.ts';
import { personText } from '../../src/desk/people/words.ts';
import { logText } from '../../src/desk/record/words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { drillHomeText, drillText, formLabel } from '../../src/training/drills/words.ts';
import { serveSite } from '../support/browser-server.ts';
import { BASE } from '../support/built-site.ts';
import type { Engine } from '../support/driver.ts';
import { startChromium } from '../support/driver-chromium.ts';
import { firefoxEngine } from '../support/driver-firefox.ts';
import { webkitEngine } from '../support/driver-webkit.ts';
import { Hand, type Target } from '../support/hand.ts';
import { found, playbook, required } from '../support/playbook.ts';
import { village } from './drills.ts';
import { eventsIn, limited } from './incidents.ts';
import { doneLabel, officeName, optionLabel, question, screensFor } from './officer.ts';
import { elementLabel } from './releases.ts';

/** The path of a Chromium to play it in instead of those that are installed: `npm run proof` brings an old one. */
const old = process.env['OLD_CHROMIUM'];
/** All other browser tests are in a new Chromium. */
const played: readonly Engine[] =
  old === undefined
    ? [firefoxEngine, webkitEngine]
    : [
        {
          name: 'an old Chromium',
          packages: [],
          isHere: () => true,
          start: profile => startChromium(old, profile),
        },
      ];

/** Files that a worker has to store for a desk without a network; offline.test.ts shows that it stores every page. */
const NEEDED = /^(desk\/index\.html|_astro\/.*|.*\.json)$/;

const passphrase = '湖边 石桥 七号 早班';
const report = required(
  playbook.forms?.find(({ id }) => id === 'initial-report'),
  'form of the first report',
);

/** The main job and what surrounds it, in whatever engine. */
class Story extends Hand {
  saved = (): Promise<void> => this.says(saveText.saved);

  /** Answers the triage, screen by screen. */
  async triage(facts: Facts): Promise<void> {
    for (const screen of screensFor(facts)) {
      let pressed = false;
      for (const { id } of screen) {
        const asked = question(id);
        const answer = facts[id] ?? '';
        const within = `.wizard:not([aria-busy]) [data-field="q-${id}"]`;
        pressed = asked.kind === 'choice' && asked.multiple !== true;
        if (asked.kind === 'text') await this.type({ selector: `#q-${id}`, within }, answer);
        else if (asked.kind === 'time')
          await this.set(
            { selector: `#q-${id}`, within },
            answer === '' ? '' : toShanghaiInput(Date.parse(answer)),
          );
        else
          for (const value of answer.split(' '))
            await this.press({ role: pressed ? 'radio' : 'checkbox', name: optionLabel(id, value), within });
      }
      if (!pressed) await this.press({ role: 'button', name: triageText.next });
    }
    await this.says(triageText.verdict);
  }

  /** From the verdict to the checklist. @returns the incident's id */
  async begin(): Promise<string> {
    const value = found(playbook.roles, ({ name }) => name === officeName).id;
    await this.set({ role: 'combobox', name: officerText.role }, value);
    await this.type({ role: 'textbox', name: officerText.name }, '张三');
    await this.press({ role: 'button', name: triageText.start });
    await this.until('the desk', async () => /\/desk\/#\w+$/.test(await this.address()));
    await this.saved();
    return new URL(await this.address()).hash.slice(1);
  }

  async verifies(fact: string, value: string): Promise<void> {
    const within = `[id="fact-${fact}"]`;
    await this.press({ role: 'button', name: named(factText.acts.record, elementLabel(fact)) });
    await this.type({ role: 'textbox', name: valueFields.words.asked.label, within }, value);
    await this.type({ role: 'textbox', name: recordFact.fields.source.asked.label, within }, '现场核查');
    await this.press({ role: 'radio', name: factStateLabel.verified, within });
    await this.type({ role: 'textbox', name: verification.person.asked.label, within }, '李四');
    await this.type({ role: 'textbox', name: personText.title, within }, '地质灾害科科长');
    await this.press({ role: 'button', name: factText.save, within });
    await this.seen({ selector: `${within}[data-fact=verified]` });
  }

  /** One of an incident's tools; where there is little room they are folded away. */
  async tool(name: string): Promise<void> {
    const tool: Target = { role: 'button', name, within: '.tools' };
    const more: Target = { role: 'button', name: toolText.more, within: '.tools' };
    const shown = await this.until(name, async () =>
      (await this.shows(tool)) ? tool : (await this.shows(more)) && more,
    );
    await this.press(shown);
    if (shown === more) await this.press(tool);
  }

  async unlock(): Promise<void> {
    await this.type({ role: 'textbox', name: lockText.passphrase }, passphrase);
    await this.press({ role: 'button', name: lockText.unlock });
  }
}

for (const engine of played)
  describe.skipIf(!engine.isHere())(`in ${engine.name}`, () => {
    test('from the first question to a locked desk without a network', { timeout: 300_000 }, async () => {
      const profile = mkdtempSync(join(tmpdir(), 'yuqing-engine-'));
      const server = await serveSite(inject('site').folder, BASE, false, NEEDED);
      const driver = await engine.start(profile);
      const story = new Story(driver);
      try {
        const site = server.address;
        const title = '某村公示牌有误';
        const facts: Facts = { ...limited(), title };
        await story.open(`${site}start/`);
        await story.triage(facts);
        const id = await story.begin();
        const desk = `${site}desk/#${id}`;

        // Back, a browser may show the first page as it was left: it has to start anew.
        await story.back();
        const { id: asked } = required(screensFor(facts)[0]?.[0], 'question');
        await story.seen({ selector: '.question', within: '.wizard:not([aria-busy])' });
        await story.press({ role: 'radio', name: optionLabel(asked, required(facts[asked], asked)) });
        // How many are still to come, the answers tell.
        await story.says(required(triageText.question(2, 0).split('，')[0], 'number'));

        await story.open(desk);
        await story.press({ selector: '.step-open', within: '#step-register-report' });
        await story.press({ selector: 'summary', name: stepText.byHand, within: '.open-step' });
        await story.set(
          { role: 'textbox', name: stepText.receivedAt, within: '.done-form' },
          toShanghaiInput(Date.now()),
        );
        await story.press({ role: 'button', name: doneLabel('register-report'), within: '.open-step' });
        await story.seen({ selector: '#step-register-report[data-state=done]' });
        await story.press({ role: 'button', name: deskText.log, within: '.now-band' });
        await story.type({ role: 'textbox', name: logText.line }, '电话通知组长');
        await story.press({ role: 'button', name: deskText.addNote, within: '.quick-log' });
        await story.saved();
        await story.open(`${desk}/facts`);
        await story.verifies('place', '石板镇东街');
        await story.saved();

        // The first report as Word, with what was verified.
        await story.open(`${desk}/documents`);
        await story.press({ role: 'link', name: report.title });
        const word = await story.download({ role: 'button', name: documentsText.word }, '.docx');
        expect((await mammoth.extractRawText({ buffer: word })).value).toContain('石板镇东街');

        await story.open(desk);
        await story.tool(deskText.export);
        const file = (
          await story.download({ role: 'button', name: deskText.export, within: '.export' }, '.json')
        ).toString('utf8');
        expect(eventsIn(file).map(({ type }) => type)).toEqual(
          expect.arrayContaining(['opened', 'stepDone', 'noted', 'factRecorded']),
        );
        await story.open(`${site}desk/`);
        await story.hand({ role: 'file', name: deskText.import }, 'incident.json', file);
        await story.says(importText.imported(title, 0));

        await story.open(`${site}drill/#scenario/${village.id}`);
        await story.press({ role: 'button', name: drillHomeText.begin(formLabel.short) });
        await story.press({ role: 'button', name: drillText.step, within: '.drill-bar' });

        await story.open(`${site}desk/#settings`);
        await story.says(lockText.allExported);
        await story.tick({ role: 'checkbox', name: lockText.understood });
        await story.type({ role: 'textbox', name: passphraseText.first }, passphrase);
        await story.type({ role: 'textbox', name: passphraseText.again }, passphrase);
        await story.press({ role: 'button', name: lockText.set });
        await story.says(lockText.setDone);

        // Without a network, and locked: nothing is there but what the browser kept.
        await story.until(
          'the whole site stored',
          () =>
            driver.read(
              'navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)',
            ) as Promise<boolean>,
        );
        await server.stop();
        await story.open(desk);
        await story.reload();
        await story.unlock();
        await story.seen({ role: 'heading', name: title });
        await story.seen({ selector: '#step-register-report[data-state=done]' });
        await story.press({ role: 'button', name: deskText.log, within: '.now-band' });
        await story.says('电话通知组长');
      } finally {
        await driver.quit();
        await server.stop();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  });

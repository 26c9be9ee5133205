import type { Page } from 'playwright-core';
import type { IncidentLog } from '../../src/desk/core/incident.ts';
import { pageLabel } from '../../src/desk/parts/words.ts';
import { hostileLog, packageOf } from '../support/hostile-incident.ts';
import { viewOf } from '../support/incident.ts';
import { playbook } from '../support/playbook.ts';
import { drawn, type Officer, seen } from './officer.ts';

/** Harm that a page shows from a hostile file; empty where none was done. */
export const harmOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const unseen = /\p{Default_Ignorable_Code_Point}|[^\P{Cc}\t\n\r]/u;
    const read = ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label'];
    const told: string[] = [];
    if ('harmed' in globalThis) told.push('a script of the file ran');
    for (const element of document.querySelectorAll(
      '[onerror], [onload], [src="x"], a[href^="javascript:" i]',
    ))
      told.push(element.outerHTML.slice(0, 200));
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of read)
        if (unseen.test(element.getAttribute(name) ?? ''))
          told.push(`${name}: ${element.outerHTML.slice(0, 200)}`);
      // A script's words are shown to nobody, a field's are as they were typed.
      if (element.matches('script, style, textarea')) continue;
      for (const { nodeType, textContent } of element.childNodes)
        if (nodeType === 3 && unseen.test(textContent ?? ''))
          told.push(`text: ${JSON.stringify(textContent).slice(0, 200)}`);
    }
    if (unseen.test(document.title)) told.push(`title: ${JSON.stringify(document.title)}`);
    return told;
  });

/** Every place of an incident by its address. @param most of each kind: of steps, statements, documents */
function placesOf(log: IncidentLog, most: number): readonly string[] {
  const view = viewOf(log, Date.parse(log.events.at(-1)?.at ?? '') + 60_000);
  return [
    ...Object.keys(pageLabel),
    'log',
    'clocks',
    ...view.steps.slice(0, most).map(({ step }) => `step/${step.id}`),
    ...view.statements.slice(0, most).map(({ id }) => `release/${id}`),
    ...(playbook.forms ?? []).slice(0, most).map(({ id }) => `documents/${id}`),
  ];
}

/** Brings a log in, in every text of which somebody put harm, and goes to each of its places and to what counts incidents. */
export async function tourOfHarm(
  officer: Officer,
  log: IncidentLog,
  look: (place: string) => Promise<void>,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const { page } = officer;
  const hostile = hostileLog(log);
  await officer.isKnown();
  await officer.goTo('desk/');
  await officer.choose(packageOf(hostile));
  await seen(page.locator(`a[href$="#${hostile.stream}"]`));
  await officer.saved();
  const { stream } = hostile;
  for (const place of [
    '',
    'register',
    ...placesOf(hostile, most).map(each => (each === '' ? stream : `${stream}/${each}`)),
  ]) {
    await officer.goTo(`desk/#${place}`);
    await drawn(page);
    await look(place);
  }
}

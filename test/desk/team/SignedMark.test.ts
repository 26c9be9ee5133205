import { h } from 'preact';
import { expect, test } from 'vitest';
import { WorkContext } from '../../../src/desk/parts/work.tsx';
import { SignedMark } from '../../../src/desk/team/SignedMark.tsx';
import { signedText } from '../../../src/desk/team/words.ts';
import { machineCode } from '../../../src/session/signed.ts';
import { freshSigningKey } from '../../../src/storage/signing-key.ts';
import { limitedFacts } from '../../support/answers.ts';
import { createDesk } from '../../support/desk.ts';
import { zhang } from '../../support/incident.ts';
import { mountedPage } from '../../support/mounted.ts';
import { playbook, required } from '../../support/playbook.ts';
import { soon } from '../../support/soon.ts';
import { workOf } from '../../support/work.ts';

const page = mountedPage();
const says = (words: string): Promise<void> => soon(() => expect(page.text()).toBe(words));

test('beside an act of somebody whose machine is in the roster the mark stands where nothing of the log is signed', async () => {
  const { session } = createDesk();
  await session.load();
  const opened = await session.open(playbook, limitedFacts, zhang);
  if (!opened.ok) throw new Error(opened.refusal.code);
  await session.flushed();
  const incident = required(session.snapshot().incidents[0], 'an incident');
  const event = required(incident.log.events[0], 'its beginning').id;
  const machine = await freshSigningKey();
  await page.show(
    h(WorkContext.Provider, { value: workOf(incident, session), children: h(SignedMark, { event }) }),
  );
  expect(page.text()).toBe('');
  await session.changeRoster(() => [{ name: '张三', machine: machineCode(machine.key) }]);
  await says(signedText.missing('张三'));
});

test('beside an act the mark follows the roster, and a signature that comes late, while it stands on the screen', async () => {
  const { session } = createDesk();
  await session.load();
  const [machine, other] = [await freshSigningKey(), await freshSigningKey()];
  const opened = await session.open(playbook, limitedFacts, zhang);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const incident = required(session.snapshot().incidents[0], 'an incident');
  const event = required(incident.log.events[0], 'its beginning');
  const sign = async (signer: typeof machine): Promise<void> => {
    session.journal.keepSignatures([{ ...event, signatures: [await signer.sign(event.hash)] }]);
    await session.flushed();
  };
  await page.show(
    h(WorkContext.Provider, {
      value: workOf(incident, session),
      children: h(SignedMark, { event: event.id }),
    }),
  );
  // Where nothing was ever signed, nothing is missing.
  expect(page.text()).toBe('');
  await sign(other);
  await says(signedText.unlisted(machineCode(other.key)));
  await session.changeRoster(() => [{ name: '李四', machine: machineCode(other.key) }]);
  await says(signedText.other(['李四']));
  await session.changeRoster(kept => [...kept, { name: '张三', machine: machineCode(machine.key) }]);
  await sign(machine);
  await says('');
});

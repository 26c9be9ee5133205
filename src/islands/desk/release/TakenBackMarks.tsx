import type { TakenBack } from '../../../incident/taken-back.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { deskText } from '../../../text/incident.ts';
import { personName } from '../../../text/people.ts';
import { publishText, signOffText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import type { Work } from '../work.ts';

/** What was signed or published and taken back: struck through, with who did that, when and why. */
export function TakenBackMarks({ work, of }: { work: Work; of(what: TakenBack): boolean }) {
  const now = timeNow();
  const time = (iso: string): string => fullTime(Date.parse(iso), now);
  const said = (what: TakenBack): string =>
    what.kind === 'published'
      ? publishText.at(what.place, time(what.saidAt))
      : signOffText.by.signed(personName(what.person), time(what.saidAt));
  return (
    <>
      {work.incident.view.takenBack.filter(of).map(what => (
        <p key={what.event} class="small line-mark">
          <s>{said(what)}</s>{' '}
          {deskText.takenBack(
            deskText.by(work.roleName(what.by.role), what.by.name, time(what.at)),
            what.reason,
          )}
        </p>
      ))}
    </>
  );
}

import type { TakenBack } from '../../../incident/taken-back.ts';
import { deskText } from '../../../text/incident.ts';
import { personName } from '../../../text/people.ts';
import { publishText, signOffText } from '../../../text/statements.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { useWork } from '../work.ts';

/** What was signed or published and taken back: struck through, with who did that, when and why. */
export const TakenBackMarks = ({ of }: { of(what: TakenBack): boolean }) => {
  const work = useWork();
  return (
    <>
      {work.incident.view.takenBack.filter(of).map(what => (
        <p key={what.event} class="small line-mark">
          <s>
            {what.kind === 'published'
              ? publishText.at(what.place, shownTime(what.saidAt))
              : signOffText.by.signed(personName(what.person), shownTime(what.saidAt))}
          </s>{' '}
          {deskText.takenBack(work.said(what), what.reason)}
        </p>
      ))}
    </>
  );
};

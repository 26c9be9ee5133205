import { Button } from '../../kit/Button.tsx';
import './handover.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../../kit/Problem.tsx';
import type { Actor } from '../../log/envelope.ts';
import { handoverText } from '../../text/handover.ts';
import { officerName } from '../../text/people.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { shownTime } from '../shared/shown-time.ts';
import { DocumentSheet } from './documents/DocumentSheet.tsx';
import { HandoverForm, handoverModel } from './HandoverForm.tsx';
import { incidentNow, useWork } from './work.ts';

/** 交接: the sheet to hand over by, and those of before. */
export function Handover() {
  const work = useWork();
  const { view } = work.incident;
  const { handovers: former } = view;
  // Whoever is to take over finds the sheet open.
  const waiting = former.findLast(({ accepted }) => accepted === undefined);
  const [opened, setOpened] = useState<string | undefined>(waiting?.event);
  const [problem, setProblem] = useState<string>();
  const sheet = useRef<HTMLElement>(null);
  const shown = former.find(({ event }) => event === opened);
  const signed = (officer: Actor): string => officerName(work.roleName(officer.role), officer);
  /** Whoever takes over says so as themselves: from here on they keep the record at this browser. */
  const take = ({ event: handover, to }: (typeof former)[number]): void => {
    const answer = work.session.act(view.id, { kind: 'acceptHandover', handover }, to);
    setProblem(answer.ok ? undefined : refusalSentence(answer.refusal));
    if (!answer.ok) return;
    work.setOfficer(to);
    work.go('');
    requestAnimationFrame(() => document.getElementById('open-step-title')?.focus());
  };
  // The form has gone: the eyes and the keyboard go to what took its place.
  useEffect(() => {
    if (opened !== undefined) sheet.current?.focus();
  }, [opened]);

  return (
    <div class="desk-screen handover flow-5">
      {shown !== undefined && (
        <section ref={sheet} class="handover-shown stack" tabIndex={-1} aria-label={handoverText.sheet}>
          <div class="banner no-print cluster">
            <p role="status">
              {shown.accepted === undefined
                ? handoverText.given(signed(shown.to))
                : handoverText.taken(signed(shown.to), shownTime(shown.accepted.at))}
            </p>
            {shown.accepted === undefined && view.status === 'open' && (
              <Button class="primary" words={handoverText.take(shown.to.name)} onClick={() => take(shown)} />
            )}
            <Problem>{problem}</Problem>
          </div>
          <div class="handover-actions no-print cluster">
            <Button words={handoverText.print} onClick={() => print()} />
            <Button words={handoverText.back} onClick={() => work.go('')} />
            <Button class="quiet" words={handoverText.close} onClick={() => setOpened(undefined)} />
          </div>
          <DocumentSheet
            refused={false}
            model={handoverModel({
              title: view.title,
              from: signed(shown.by),
              to: signed(shown.to),
              time: shownTime(shown.at),
              texts: shown.sheet,
              drill: view.drill !== undefined,
            })}
          />
        </section>
      )}
      {shown === undefined && view.status === 'closed' && <p class="lead">{handoverText.closed}</p>}
      {shown === undefined && view.status === 'open' && (
        <HandoverForm onGiven={() => setOpened(incidentNow(work)?.view.handovers.at(-1)?.event)} />
      )}
      <section class="handover-former no-print" aria-labelledby="handover-former">
        <h2 id="handover-former">{handoverText.former}</h2>
        {former.length === 0 && <p class="faint">{handoverText.noFormer}</p>}
        <ul class="ruled">
          {[...former].reverse().map(({ event, at, by, to, accepted }) => {
            const time = shownTime(at);
            return (
              <li key={event} class="cluster">
                <span class="numeric">{time}</span>
                <span>{handoverText.passed(signed(by), signed(to), accepted !== undefined)}</span>
                <Button
                  class="quiet"
                  words={handoverText.open}
                  of={time}
                  aria-expanded={event === shown?.event}
                  onClick={() => setOpened(event === shown?.event ? undefined : event)}
                />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

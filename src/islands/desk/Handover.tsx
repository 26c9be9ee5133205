import { timeNow } from '../../session/surroundings.ts';
import './handover.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { handoverText } from '../../text/handover.ts';
import { fullTime } from '../../text/time.ts';
import { HandoverForm } from './HandoverForm.tsx';
import { Sheet } from './HandoverSheet.tsx';
import { ScreenHeader } from './ScreenHeader.tsx';
import type { Work } from './work.ts';

/** 交接: the sheet to hand over by, and those of before. */
export function Handover({ work }: { work: Work }) {
  const { view } = work.incident;
  const { handovers: former } = view;
  const [opened, setOpened] = useState<{ readonly event: string; readonly accepted: boolean }>();
  const sheet = useRef<HTMLElement>(null);
  const now = timeNow();
  const shown = former.find(({ event }) => event === opened?.event);
  const signed = (role: string, name: string | undefined): string =>
    [work.roleName(role), name ?? ''].filter(Boolean).join(' ');
  // The form has gone: the eyes and the keyboard go to what took its place.
  useEffect(() => {
    if (opened !== undefined) sheet.current?.focus();
  }, [opened]);

  return (
    <div class="handover">
      <div class="no-print">
        <ScreenHeader id="handover-title" title={handoverText.title} work={work} />
      </div>
      {shown !== undefined && (
        <section ref={sheet} class="handover-shown" tabIndex={-1} aria-label={handoverText.sheet}>
          {opened?.accepted === true && (
            <p class="banner no-print" role="status">
              {handoverText.accepted(signed(shown.to.role, shown.to.name))}
            </p>
          )}
          <div class="handover-actions no-print">
            <button type="button" class="primary" onClick={() => print()}>
              {handoverText.print}
            </button>
            <button type="button" onClick={() => work.go('')}>
              {handoverText.back}
            </button>
            <button type="button" class="quiet" onClick={() => setOpened(undefined)}>
              {handoverText.close}
            </button>
          </div>
          <Sheet
            title={view.title}
            from={signed(shown.by.role, shown.by.name)}
            to={signed(shown.to.role, shown.to.name)}
            time={fullTime(Date.parse(shown.at), now)}
            texts={shown.sheet}
            drill={view.drill !== undefined}
          />
        </section>
      )}
      {shown === undefined && view.status === 'closed' && <p class="lead">{handoverText.closed}</p>}
      {shown === undefined && view.status === 'open' && (
        <HandoverForm
          work={work}
          onAccepted={() => {
            // What was just written is in the session's latest snapshot, not yet in this render's.
            const after = work.session.snapshot().incidents.find(each => each.view.id === view.id);
            const event = after?.view.handovers.at(-1)?.event;
            if (event !== undefined) setOpened({ event, accepted: true });
          }}
        />
      )}
      <section class="handover-former no-print" aria-labelledby="handover-former">
        <h2 id="handover-former">{handoverText.former}</h2>
        {former.length === 0 && <p class="faint">{handoverText.noFormer}</p>}
        <ul>
          {[...former].reverse().map(({ event, at, by, to }) => {
            const time = fullTime(Date.parse(at), now);
            return (
              <li key={event}>
                <span class="numeric">{time}</span>
                <span>{handoverText.passed(signed(by.role, by.name), signed(to.role, to.name))}</span>
                <button
                  type="button"
                  class="quiet"
                  aria-label={handoverText.openLabel(time)}
                  aria-expanded={event === shown?.event}
                  onClick={() => setOpened(event === shown?.event ? undefined : { event, accepted: false })}
                >
                  {handoverText.open}
                </button>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

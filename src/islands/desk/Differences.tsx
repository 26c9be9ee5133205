import { Banner } from '../../kit/Banner.tsx';
import './differences.css';
import type { ComponentChildren } from 'preact';
import type { Command } from '../../incident/decide.ts';
import type { Difference } from '../../incident/difference.ts';
import { OPEN } from '../../incident/kinds/define.ts';
import type { IncidentEvent } from '../../incident/kinds/registry.ts';
import { timeNow } from '../../session/surroundings.ts';
import { differenceText, noticeSentence, subjectLabel, valueSentence } from '../../text/difference.ts';
import { eventSentence } from '../../text/event.ts';
import { ActButton } from './ActButton.tsx';
import { useWork } from './work.ts';

/** One thing that is not decided: every value with who said it and when, and one tap to decide. */
function Item({ difference }: { difference: Difference }) {
  const { names } = useWork();
  const { subject } = difference;
  const now = timeNow();
  const choose = (event: IncidentEvent): Command => ({ kind: 'choose', subject, event: event.id });
  const label = subjectLabel(subject, names);
  const value = (event: IncidentEvent) => {
    const words = valueSentence(event, subject, names, now);
    return (
      <Value key={event.id} event={event} words={words}>
        <ActButton words={differenceText.choose} command={choose(event)} of={words} />
      </Value>
    );
  };
  /** What is not to be chosen. */
  const told = (event: IncidentEvent) => (
    <Value key={event.id} event={event} words={eventSentence(event, names, now)} />
  );
  switch (difference.kind) {
    case 'values':
      return (
        <>
          <h3>{label}</h3>
          <ul class="plain">{difference.values.map(value)}</ul>
        </>
      );
    case 'contradicted':
      return (
        <>
          <h3>{label}</h3>
          <p>{subject === OPEN ? differenceText.closedElsewhere : differenceText.changedElsewhere}</p>
          <ul class="plain">
            {value(difference.value)}
            {difference.by.map(told)}
          </ul>
          {subject === OPEN && <ActButton words={differenceText.stayOpen} command={{ kind: 'reopen' }} />}
        </>
      );
    case 'orphaned':
      return (
        <>
          <h3>{differenceText.takenBack}</h3>
          <ul class="plain">{[difference.undo, ...difference.by].map(told)}</ul>
          <ActButton words={differenceText.known} command={choose(difference.undo)} />
        </>
      );
  }
}

interface ValueProps {
  event: IncidentEvent;
  words: string;
  children?: ComponentChildren;
}

const Value = ({ event, words, children }: ValueProps) => {
  const work = useWork();
  return (
    <li>
      <span class="small faint numeric">{work.said(event)}</span>
      <p class="entry">{words}</p>
      {children}
    </li>
  );
};

/** 不一致: what officers who worked apart have left to be decided, and what else must not be overlooked. On paper too. */
export function Differences() {
  const { differences, notices } = useWork().incident.view;
  return (
    <>
      {notices.map(notice => (
        <Banner
          key={notice.kind === 'stepGone' ? notice.event : notice.publication.event}
          alarm
          words={noticeSentence(notice)}
        />
      ))}
      {differences.length > 0 && (
        <section class="differences band" aria-labelledby="differences-title">
          <h2 id="differences-title">{differenceText.title}</h2>
          <p class="small">{differenceText.lead}</p>
          <ul class="plain">
            {differences.map(difference => (
              <li key={`${difference.kind} ${difference.subject}`} data-alarm={difference.alarm}>
                <div role={difference.alarm ? 'alert' : undefined}>
                  <Item difference={difference} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

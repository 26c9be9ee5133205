import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import type { Shown } from '../core/view.ts';
import { plainText } from '../documents/plain-text.ts';
import { WordButton } from '../documents/WordButton.tsx';
import { copyWords } from '../parts/save-file.tsx';
import { bulletinOf, PERIODS, type Period } from './bulletin.ts';
import { bulletinPaper, bulletinText, periodName, summaryOf } from './bulletin-words.ts';

/** 日报、周报、月报: a period is chosen, its summary is read, and the paper is taken along. */
export function BulletinPanel({ incidents }: { incidents: readonly Shown[] }) {
  const [period, setPeriod] = useState<Period>('day');
  const [date, setDate] = useState(() => shanghaiDate(timeNow()));
  const { outcome, follow } = useOutcome();
  const isMissing = date === '';
  const bulletin = () => bulletinOf(incidents, period, date, timeNow(), inDrill());
  const paper = () => bulletinPaper(bulletin(), inDrill());
  return (
    <Section id="bulletin" class="flow no-print" title={bulletinText.title} hint={bulletinText.hint}>
      <div class="cluster">
        <FieldInput
          id="bulletin-period"
          value={period}
          problem={undefined}
          onValue={value => setPeriod(PERIODS.find(each => each === value) ?? 'day')}
          field={{
            kind: 'choice',
            label: bulletinText.period,
            options: PERIODS.map(each => ({ value: each, label: periodName[each] })),
          }}
        />
        <FieldInput
          id="bulletin-day"
          value={date}
          problem={isMissing ? bulletinText.dayMissing : undefined}
          onValue={value => setDate(String(value))}
          field={{ kind: 'day', label: bulletinText.day, hint: bulletinText.dayHint }}
        />
      </div>
      {!isMissing && (
        <>
          <p>{summaryOf(bulletin())}</p>
          <div class="cluster">
            <WordButton model={paper} about="" words={bulletinText.word(period)} />
            <Button
              words={bulletinText.copy}
              onClick={() =>
                follow(
                  copyWords(plainText(paper()), '#bulletin').then(() => bulletinText.copied),
                  bulletinText.notCopied,
                )
              }
            />
          </div>
          {outcome}
        </>
      )}
    </Section>
  );
}

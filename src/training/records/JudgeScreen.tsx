import '../../kit/form.css';
import '../drills/debrief.css';
import './judge.css';
import { useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { saveFile } from '../../desk/parts/save-file.tsx';
import { Button } from '../../kit/Button.tsx';
import { useOnce } from '../../kit/effects.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { Group } from '../../session/training-group.ts';
import { Loaded } from '../drills/Loaded.tsx';
import { playedIn } from '../lessons/catalog.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { runVerdictWords } from '../lessons/words.ts';
import { LoadedNight } from '../night/LoadedNight.tsx';
import { type Beside, besideDrill, besideNight } from './beside.ts';
import { Called } from './Called.tsx';
import { memberId } from './group.ts';
import { groupText } from './group-words.ts';
import { JudgeWords, useJudge } from './JudgeWords.tsx';
import { judgeText } from './judge-words.ts';
import { writeJudgements } from './judgement-file.ts';
import { RunCourse } from './RunCourse.tsx';
import { recordOf } from './record.ts';
import { recordFileName } from './record-words.ts';
import { recordText } from './words.ts';

/** A supervisor judges the runs of one trainee on his own desk, and gives the judgements back as a file. @param id of the trainee's record */
export function JudgeScreen({ id }: { id: string }) {
  const { session, catalog } = useStudy();
  // The shown group stays while it is read again: the judge has typed a name.
  const [group, setGroup] = useState<Group | 'failed'>();
  const read = (): Promise<void> => session.group().then(setGroup, () => setGroup('failed'));
  useOnce(() => void read());
  const { outcome, follow } = useOutcome();
  const judge = useJudge();
  if (group === undefined) return <p aria-busy="true" />;
  const member = group === 'failed' ? undefined : group.members.find(each => memberId(each) === id);
  if (member === undefined) return <p role="alert">{groupText.gone}</p>;
  const record = recordOf(member, catalog);
  const runs = record.drills.flatMap(drill => drill.runs).filter(({ data }) => data.mode === 'solo');
  const giveBack = async (): Promise<string> => {
    const data = writeJudgements(member, Date.now());
    if (data === undefined) return groupText.nothingJudged;
    const name = recordFileName(record.name, shanghaiDate(timeNow()), groupText.judgedFile);
    await saveFile({ name, type: 'application/json', data, picker: false });
    return groupText.gaveBack(name);
  };
  return (
    <article class="study-judge flow">
      <header>
        <p class="no-print">
          <GoLink to="group" class="tall">
            {groupText.back}
          </GoLink>
        </p>
        <ScreenTitle>{groupText.judging(record.name)}</ScreenTitle>
        <p class="lead no-print">{groupText.judgingLead}</p>
        <p class="no-print">
          <Button
            words={groupText.giveBack}
            class="primary"
            onClick={() => follow(giveBack(), groupText.notGivenBack)}
          />
        </p>
        {outcome}
      </header>
      {runs.length > 0 && judge.fields}
      {runs.length === 0 && <p class="faint">{groupText.noRuns}</p>}
      {record.sentences.size > 0 && (
        <Section id="judge-sentences" title={groupText.sentences} hint={groupText.sentencesHint}>
          <dl>
            {catalog.lessons.flatMap(lesson => {
              const written = record.sentences.get(lesson.id);
              if (written === undefined) return [];
              return [
                <dt key={lesson.id} class="small faint">
                  {`${lesson.title}：${lesson.task.ask}`}
                </dt>,
                <dd key={`${lesson.id}/text`}>
                  <q>{written.text}</q>
                </dd>,
              ];
            })}
          </dl>
        </Section>
      )}
      {runs.map(run => {
        const { data, judgements, remark, finishedAt } = run;
        const scenario = playedIn(catalog).find(each => each.id === data.scenario);
        const title = scenario?.title ?? data.scenario;
        const judged = (beside: Beside) => (
          <>
            <RunCourse run={run} beside={beside} />
            <JudgeWords
              data={data}
              beside={beside}
              judgements={judgements}
              remark={remark}
              trainee={record.names}
              where="trainer"
              judge={judge}
              onJudge={judgement =>
                session.judgeInGroup(id, [judgement]).then(
                  () => read().then(() => true),
                  () => false,
                )
              }
            />
          </>
        );
        return (
          <Section
            key={data.run}
            id={`judge-${data.run}`}
            title={groupText.run(
              title,
              recordText.form[data.form],
              fullTime(Date.parse(finishedAt), timeNow()),
            )}
            hint={judgeText.hint}
          >
            <p>{runVerdictWords(run)}</p>
            <Called data={data} />
            {data.form === 'night' ? (
              <LoadedNight id={data.scenario}>
                {({ night, index }) => judged(besideNight(data, night, index))}
              </LoadedNight>
            ) : (
              <Loaded scenario={data.scenario}>
                {({ scenario, index }) => judged(besideDrill(data, scenario, index))}
              </Loaded>
            )}
          </Section>
        );
      })}
    </article>
  );
}

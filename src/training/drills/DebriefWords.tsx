import '../records/judge.css';
import { recordJudgement } from '../../session/drill-record.ts';
import { besideDrill } from '../records/beside.ts';
import { finishedDrill } from '../records/finished.ts';
import { JudgeWords } from '../records/JudgeWords.tsx';
import { judgeText } from '../records/judge-words.ts';
import { DebriefPart, type DebriefProps } from './DebriefPart.tsx';

/** Every word that the trainee said beside a model, and what people said of it. Nothing where nothing was said. */
export function DebriefWords({ running, run, story, materials, judged }: DebriefProps) {
  const data = finishedDrill(run, story, materials.index.playbook.release.elements);
  if (data.words.length === 0) return null;
  const { of, trainee, remarkOn } = judged;
  const officers = running.drill
    .logsOf(run.mark.run)
    .flatMap(({ events }) => events.map(({ by }) => by.name ?? ''));
  return (
    <DebriefPart id="wash-words" title={judgeText.title} hint={judgeText.hint} class="wash-words">
      <JudgeWords
        data={data}
        beside={besideDrill(data, materials.scenario, materials.index)}
        judgements={new Map(of(run.mark.run).map(each => [each.event, each]))}
        remark={remarkOn(run.mark.run)}
        trainee={[...trainee, ...new Set(officers)]}
        where="trainee"
        onJudge={recordJudgement}
      />
    </DebriefPart>
  );
}

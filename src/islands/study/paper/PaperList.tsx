import './paper.css';
import { readPreference } from '../../../session/preferences.ts';
import { paperText } from '../../../text/study-paper.ts';
import type { PaperUnderWay } from '../../../training/paper.ts';
import { isPassed } from '../../../training/record.ts';
import { GoLink } from '../GoLink.tsx';
import { pathsInOrder } from '../PathRows.tsx';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import type { Study } from '../useStudy.ts';

interface Props {
  study: Study;
  paper: PaperUnderWay | undefined;
}

/** 测试卷: one for each path, with what the last ones came to. */
export function PaperList({ study, paper }: Props) {
  const { catalog, record } = study;
  return (
    <>
      <StudyNav study={study} here="papers" />
      <ScreenTitle study={study}>{paperText.title}</ScreenTitle>
      <p class="lead">{paperText.lead}</p>
      <ul class="paper-rows ruled">
        {pathsInOrder(catalog.paths, readPreference('role')).map(({ id, title }) => {
          const progress = record.paths.find(({ path }) => path === id);
          const best = progress?.best;
          const isUnderWay = paper?.path === id;
          return (
            <li key={id}>
              <h2>{title}</h2>
              <p>
                {best === undefined
                  ? paperText.none
                  : paperText.best(best, progress?.papers.some(isPassed) === true)}
                {best !== undefined && (
                  <span class="small faint">　{paperText.taken(progress?.papers.length ?? 0)}</span>
                )}
              </p>
              <GoLink
                study={study}
                to={`paper/${id}`}
                class={`button ${isUnderWay ? 'primary' : ''}`}
                aria-label={`${title}：${isUnderWay ? paperText.resume : paperText.take}`}
              >
                {isUnderWay ? paperText.resume : paperText.take}
              </GoLink>
            </li>
          );
        })}
      </ul>
    </>
  );
}

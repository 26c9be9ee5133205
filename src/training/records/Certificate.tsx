import { DocumentSheet } from '../../desk/documents/DocumentSheet.tsx';
import { href } from '../../desk/parts/href.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { FormButton } from '../../kit/Disclosure.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { NameForm, renaming } from '../lessons/NameForm.tsx';
import { lessonUrl, useStudy } from '../lessons/useStudy.tsx';
import { studyText } from '../lessons/words.ts';
import { certificateOf } from './certificate.ts';
import type { PathProgress } from './record.ts';
import { certificateText, recordText } from './words.ts';

/** 学习证明, for a finished path; before that, the requirements still missing. */
export function Certificate({ progress }: { progress: PathProgress }) {
  const { record } = useStudy();
  const { certifiedAt } = progress;
  if (certifiedAt === undefined) return <Missing progress={progress} />;

  return (
    <div class="certificate-screen">
      <div class="no-print flow">
        <ScreenTitle>{certificateText.title}</ScreenTitle>
        <p class="small faint">{certificateText.hint}</p>
        {record.name === '' ? (
          <NameForm
            why={studyText.nameFor.certificate}
            takeFocus={false}
            // The buttons come with the first name.
            onDone={() => giveFocusSoon('.certificate-screen .primary')}
          />
        ) : (
          <FormButton
            before={<Button class="primary" words={certificateText.print} onClick={() => print()} />}
            {...renaming(record.name)}
          />
        )}
      </div>
      {record.name !== '' && (
        <DocumentSheet model={certificateOf(progress, record.name, certifiedAt, record.drills)} />
      )}
    </div>
  );
}

/** The requirements still missing for a certificate, with links. */
function Missing({ progress: { path, lessons, done, next, passed } }: { progress: PathProgress }) {
  const { record } = useStudy();
  const { missing } = certificateText;
  return (
    <article class="flow">
      <ScreenTitle>{certificateText.title}</ScreenTitle>
      <p>{certificateText.notYet(path.title)}</p>
      <ul>
        {next !== undefined && (
          <li>
            {missing.lessons(lessons.length - done)}：
            <a href={lessonUrl(path, next)}>{certificateText.toLesson}</a>
          </li>
        )}
        {passed === undefined && (
          <li>
            {missing.exam}：<GoLink to={`exam/${path.id}`}>{studyText.takeExam}</GoLink>
          </li>
        )}
        {record.fullDrill === undefined && (
          <li>
            {missing.drill}：<a href={href('drill/')}>{recordText.toDrills}</a>
          </li>
        )}
      </ul>
    </article>
  );
}

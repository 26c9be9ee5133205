import { Button } from '../../kit/Button.tsx';
import { Drafts } from '../../kit/draft.ts';
import { Form } from '../../kit/Form.tsx';
import { sentenceKept } from '../records/record.ts';
import { SENTENCE_LIMIT } from '../records/record-kinds.ts';
import type { CatalogLesson } from './catalog.ts';
import { useStudy } from './useStudy.tsx';
import { taskText } from './words.ts';

interface Props {
  lesson: CatalogLesson;
  onDone(): void;
}

/** 动手: one sentence of one's own. The models stay away until it is handed in. */
export function WriteSentence({ lesson: { id, task }, onDone }: Props) {
  const { session, record } = useStudy();
  return (
    <section class="flow">
      <h2>{taskText.title}</h2>
      <p>{task.given}</p>
      <Drafts.Provider value={session.drafts}>
        <Form
          id={`sentence/${id}`}
          focus={false}
          fields={{
            text: {
              kind: 'text',
              id: 'sentence',
              label: task.ask,
              hint: taskText.hint,
              limit: SENTENCE_LIMIT,
              value: record.sentences.get(id)?.text ?? '',
            },
          }}
          action={taskText.compare}
          onSubmit={({ text }) => {
            if (sentenceKept(text) === '') return { sentence: taskText.nothing, field: 'text' };
            if (sentenceKept(text) !== record.sentences.get(id)?.text)
              session.record({ type: 'sentenceWritten', data: { lesson: id, text } });
            return undefined;
          }}
          onDone={onDone}
        />
      </Drafts.Provider>
    </section>
  );
}

/** The trainee's sentence beside two models, which is all the judgement there is. */
export function SentenceBeside({ lesson: { id, task }, onDone, onAgain }: Props & { onAgain(): void }) {
  const { record } = useStudy();
  return (
    <section class="sentence-beside flow">
      <h2 tabIndex={-1}>{taskText.beside}</h2>
      <p>{task.given}</p>
      <p>
        <strong>{task.ask}</strong>
      </p>
      <div class="sentence-columns">
        <div>
          <h3 class="small faint">{taskText.own}</h3>
          <blockquote>{record.sentences.get(id)?.text}</blockquote>
        </div>
        {task.models.map(({ text, why }, place) => (
          <div key={text}>
            <h3 class="small faint">{taskText.model(place)}</h3>
            <blockquote>{text}</blockquote>
            <p class="small soft">{why}</p>
          </div>
        ))}
      </div>
      <p class="small faint">{taskText.unmarked}</p>
      <div class="actions cluster no-print">
        <Button words={taskText.toCheck} class="primary" onClick={onDone} />
        <Button words={taskText.again} onClick={onAgain} />
      </div>
    </section>
  );
}

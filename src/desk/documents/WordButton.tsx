import type { WordOptions } from '../../files/word-options.ts';
import { Button } from '../../kit/Button.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { outgoingName, saveFile } from '../parts/save-file.tsx';
import type { DocumentModel } from './document.ts';
import { documentFileName, documentsText } from './words.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Hands the officer a document as a Word file. Rejects when nothing was saved, and when it was stopped.
 * @param about what it is of, for the name of the file
 * @returns that it was saved, and under what name
 */
export async function saveWord(
  model: DocumentModel,
  about: string,
  options: WordOptions = {},
): Promise<string> {
  const { makeWord } = await import('../../files/word.ts');
  const bytes = await makeWord(model, options);
  const name = outgoingName(documentFileName(model, about, shanghaiDate(timeNow())));
  await saveFile({ name, type: WORD, data: new Blob([bytes], { type: WORD }) });
  return documentsText.saved(name);
}

interface Props {
  model(): DocumentModel;
  /** The document's subject, for the file's name. */
  about: string;
  /** Where a page has more than one. */
  words?: string;
}

/** Saves a paper as Word, and says what came of it. */
export function WordButton({ model, about, words = documentsText.word }: Props) {
  const { outcome, show, follow } = useOutcome();
  const save = (): void => {
    show({ ok: true, text: documentsText.working });
    follow(saveWord(model(), about), documentsText.wordFailed);
  };
  return (
    <>
      <Button words={words} onClick={save} />
      {outcome}
    </>
  );
}

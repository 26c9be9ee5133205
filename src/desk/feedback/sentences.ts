import type { DocumentContext, SentenceContext, SentencesOf } from '../core/sentences.ts';
import { promisedWords } from '../core/words/clock.ts';
import { having, labelled, sentence, within } from '../core/words/sentence.ts';
import type { AnswerWay } from '../statements/theme-subject.ts';

const onTheme = (label: string, theme: string, text: string, { names }: SentenceContext): string => {
  const title = names.themeTitle(theme);
  return `${label}${title === undefined ? '' : `“${title}”`}：${text}`;
};

/** In a document: one that was taken back has no name. */
const ofTheme = (theme: string, { names }: DocumentContext, said: (title: string) => string): string =>
  sentence(having(names.themeTitle(theme) ?? '', said));

/** A theme was answered in public: by words of its own, or by a publication. */
export const answerSentence = (
  { theme, how }: { readonly theme: string; readonly how: AnswerWay },
  place: string,
  reading: DocumentContext,
): string =>
  ofTheme(
    theme,
    reading,
    title => `在${within(place)}就“${title}”公开${how === 'answered' ? '答复' : '更正'}`,
  );

/** Sentences of the public's questions. */
export const feedbackSentences: SentencesOf<
  'themeRecorded' | 'themeAnswered' | 'themePassed' | 'themeSolved'
> = {
  themeRecorded: {
    log: ({ data }, { label }) => `${label}：${data.title}`,
    document: { silent: '反映了什么，文书另有一栏' },
  },
  themeAnswered: {
    log: ({ data: { how, theme, text, place, promised } }, telling) => {
      const again =
        promised === undefined ? '' : `，${promisedWords(telling.time(Date.parse(promised), telling.now))}`;
      const label = how === 'answered' ? telling.label : '线上更正';
      return onTheme(label, theme, `${text}（${place}${again}）`, telling);
    },
    document: { says: ({ data }, reading) => answerSentence(data, data.place, reading), part: '公众反映' },
  },
  themePassed: {
    log: ({ data }, telling) => onTheme(telling.label, data.theme, data.to, telling),
    document: {
      says: ({ data: { theme, to } }, reading) =>
        ofTheme(theme, reading, title => `将“${title}”转${within(to)}办理`),
      part: '公众反映',
    },
  },
  themeSolved: {
    log: ({ data }, telling) => onTheme(telling.label, data.theme, data.result, telling),
    document: {
      says: ({ data: { theme, result } }, reading) =>
        ofTheme(theme, reading, title => `“${title}”已解决`) + labelled('结果', result),
      part: '公众反映',
    },
  },
};

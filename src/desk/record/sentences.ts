import type { SentencesOf } from '../core/sentences.ts';
import { promisedWords } from '../core/words/clock.ts';
import { because, labelled, sentence } from '../core/words/sentence.ts';
import type { NoteKind } from './noted.ts';
import { noteKindLabel } from './words.ts';

/** The name of a note, with its step. */
function noteLabel(
  kind: NoteKind | undefined,
  step: string | undefined,
  stepTitle: (id: string) => string,
): string {
  if (step === undefined) return kind === undefined ? '记录' : noteKindLabel[kind];
  return `${kind === undefined ? '备注' : noteKindLabel[kind]}（${stepTitle(step)}）`;
}

/** Sentences of notes and corrections. */
export const recordSentences: SentencesOf<'renamed' | 'noted' | 'corrected' | 'undone' | 'chosen'> = {
  renamed: {
    log: ({ data }) => `改名为：${data.title}`,
    document: { silent: '文书用现在的名称' },
  },
  noted: {
    log: ({ data: { step, text, kind, promised } }, { names, happened, time, now }) =>
      `${noteLabel(kind, step, names.stepTitle)}：${happened === '' ? '' : `${happened} 的事，`}${text}${promised === undefined ? '' : `（${promisedWords(time(Date.parse(promised), now))}）`}`,
    document: {
      says: ({ data: { kind, text } }, _, { corrections }) => {
        if (kind === 'guess') return '';
        const right = corrections.map(each => labelled('更正', each.text));
        return [kind === undefined ? sentence(text) : labelled(noteKindLabel[kind], text), ...right].join('');
      },
      main: ({ data }) => data.kind === 'decision',
      inward: ({ data }) => data.kind === 'contact',
      part: ({ data }) => (data.kind === 'contact' ? '交接联系人' : undefined),
    },
  },
  corrected: {
    log: ({ data }) => `更正：${data.text}`,
    document: { silent: '和它更正的那一条一起说' },
  },
  undone: {
    log: ({ data }, { names, sentence: said }) => {
      const target = names.event(data.event);
      // An undo takes back no undo; a made-up log may say so all the same.
      const isSound = target !== undefined && target.type !== 'undone';
      return `${isSound ? `撤销“${said(target)}”` : '撤销了一条记录'}${because(data.reason)}`;
    },
    document: { silent: '撤销了的不写进文书' },
  },
  chosen: {
    log: ({ data }, { names, sentence: said }) => {
      const target = names.event(data.event);
      return target === undefined || target.type === 'chosen'
        ? '定下一处不一致'
        : `定下以“${said(target)}”为准`;
    },
    document: { silent: '文书只写定下来的' },
  },
};

import { names as own } from '#names';
import { authorityWords } from '../approval/stands.ts';
import type { EventOfType } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { DocumentContext, SentenceContext, SentencesOf } from '../core/sentences.ts';
import { personName } from '../core/words/person.ts';
import { because, beside, labelled, sentence } from '../core/words/sentence.ts';
import { answerSentence } from '../feedback/sentences.ts';
import type { Publication } from '../statements/publication.ts';
import { isPublication, versionOut } from '../statements/statement.ts';
import { statementKindName, versionWords } from '../statements/words.ts';
import { correctedFactWords, elsewhereWords } from './words.ts';

type Out = EventOfType<'published' | 'publishedElsewhere'>;

/** The name of a publication. */
export function publicationWords(event: Out, names: Names): string {
  const own = event.type === 'publishedElsewhere' && 'title' in event.data.said ? event.data.said : undefined;
  return versionWords(names, versionOut(event)) || (own === undefined ? '' : `《${own.title}》`);
}

/** The sentence of a publication: its name and place, its approver, and its promise. */
function logSentence(event: Out, { names, now, time, happened }: SentenceContext): string {
  const { id, type, data } = event;
  const what = publicationWords(event, names);
  const out = names.publication(id);
  const approvers = type === 'publishedElsewhere' ? [event.data.approver] : (out?.approvers ?? []);
  const how = beside(
    happened,
    type === 'publishedElsewhere' ? elsewhereWords : '',
    approvers.length === 0 ? '' : `${approvers.map(personName).join('、')}${own.approve}`,
    (out && authorityWords(out)) ?? '',
  );
  const next = data.nextUpdate === undefined ? '' : `。承诺 ${time(Date.parse(data.nextUpdate), now)} 再发布`;
  return `对外发布${what}：${data.place}${how}${next}`;
}

/** That something was published. */
export const outWords = (out: Publication): string => {
  const mark = authorityWords(out);
  return `发布${statementKindName[out.kind]}《${out.title}》${mark === undefined ? '' : `（${mark}）`}`;
};

/** The published values that a correction replaced: 涉及规模由“210户”更正为“180户”; '' for anything else. */
export const correctedWords = ({ statement, corrects }: Publication, names: Names): string =>
  (names.statement(corrects)?.corrected ?? [])
    .filter(({ by }) => by === statement)
    .map(correctedFactWords)
    .join('，');

const document = {
  says: ({ id }: Out, reading: DocumentContext): string => {
    const out = reading.names.publication(id);
    if (out === undefined) return '';
    return out.answers === undefined
      ? sentence(`在${out.place}${outWords(out)}`, correctedWords(out, reading.names))
      : answerSentence(out.answers, out.place, reading);
  },
  main: ({ id }: Out, { names }: DocumentContext): boolean => names.publication(id)?.kind !== 'reply',
  part: '发布情况' as const,
};

/** Sentences of publications. */
export const publicationSentences: SentencesOf<'published' | 'publishedElsewhere' | 'withdrawn'> = {
  published: {
    log: logSentence,
    document,
  },
  publishedElsewhere: { log: logSentence, document },
  withdrawn: {
    log: ({ data: { publication, person, reason } }, { names, happened }) => {
      const out = names.event(publication);
      const isKnown = out !== undefined && isPublication(out);
      const what = isKnown ? publicationWords(out, names) : '';
      const where = isKnown ? `：${out.data.place}` : '';
      return `撤下${what}${where}${beside(happened, `${personName(person)}决定`)}${because(reason)}`;
    },
    document: {
      says: ({ data: { publication, reason } }, { names }) => {
        const out = names.publication(publication);
        return out === undefined
          ? ''
          : sentence(`从${out.place}撤下《${out.title}》`) + labelled('理由', reason);
      },
      main: true,
    },
  },
};

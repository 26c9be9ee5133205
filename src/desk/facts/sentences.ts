import { names } from '#names';
import { characterCount } from '../../base/typed.ts';
import type { EventOfType } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { SentencesOf } from '../core/sentences.ts';
import type { IncidentView } from '../core/view.ts';
import { changedPart } from '../core/words/changed-part.ts';
import { decidedHow, decidedSentence } from '../core/words/decided.ts';
import { calledPerson } from '../core/words/person.ts';
import { beside, having, listed, sentence, within } from '../core/words/sentence.ts';
import { hasMovedOn } from './ledger.ts';
import { recordedWords } from './value.ts';

/** The name of an entry's fact, within a sentence. */
const factLabel = ({ data }: EventOfType<'factRecorded'>, names: Names): string =>
  within(names.fact(data.fact)?.label ?? data.label ?? data.fact);

/** Stands before a value that was verified anew, and otherwise. */
const ANEW = '重新核实，';

/** Introduces a value that was true before and has moved on since; the present value stands with the facts. */
const NEWS = '更新';
/** Stands before what of it is another now, where that is short. */
const MOVED = '，由';
/** Longest value that is quoted whole when it has moved on, in characters. */
const SHORT = 30;

/** From which verified value to which a fact was changed, or that it has moved on; '' where it was not, and of the cause, which is approved apart. */
function changeWords(event: EventOfType<'factRecorded'>, names: Names, view: IncidentView): string {
  const { data } = event;
  // The nearest before it stands first.
  const before = data.replaces
    .map(names.event)
    .find(each => each?.type === 'factRecorded' && each.data.state === 'verified');
  const fact = view.ledger.byId.get(data.fact);
  if (
    before?.type !== 'factRecorded' ||
    recordedWords(before) === recordedWords(event) ||
    fact?.cause === true
  )
    return '';
  const whole = { was: recordedWords(before), is: recordedWords(event) };
  const part = changedPart(whole.was, whole.is);
  if (fact !== undefined && hasMovedOn(fact, before.id)) {
    const isShort = Object.values(whole).every(value => characterCount(value) <= SHORT);
    const moved = part ?? (isShort ? whole : undefined);
    return moved === undefined ? NEWS : `${NEWS}${MOVED}“${within(moved.was)}”变为“${within(moved.is)}”`;
  }
  const { was, is } = part ?? whole;
  return `由“${within(was)}”改为“${within(is)}”`;
}

/** Whether a published correction says this value: the sentence of the publication tells it. */
const isCorrectedBy = (event: EventOfType<'factRecorded'>, view: IncidentView): boolean =>
  view.statements.some(({ corrected }) =>
    corrected.some(
      ({ label, now }) =>
        now === recordedWords(event) && label === view.ledger.byId.get(event.data.fact)?.label,
    ),
  );

/** Sentences of the ledger. */
export const factSentences: SentencesOf<'factRecorded' | 'causeApproved'> = {
  factRecorded: {
    log: (event, { names, inLog, label, happened }) => {
      const { fact: id, label: name, state } = event.data;
      const value = recordedWords(event);
      const fact = names.fact(id);
      const isSaid = value !== '' && (inLog || fact?.cause !== true);
      const what = `${fact?.label ?? name ?? id}${isSaid ? `，${value}` : ''}`;
      return `${state === 'verified' ? '核实' : label}：${what}${beside(happened)}`;
    },
    document: {
      // A fact that is still being looked into has not been verified by anybody.
      says: (event, { names, source: { view } }) => {
        if (event.data.state !== 'verified' || isCorrectedBy(event, view)) return '';
        const change = changeWords(event, names, view);
        const label = factLabel(event, names);
        if (change.startsWith(NEWS)) return `${NEWS}${label}${change.slice(NEWS.length)}`;
        return `${change === '' ? '' : ANEW}${label}${change}`;
      },
      joined: said => {
        const changed = said.filter(each => each.startsWith(ANEW));
        const news = said.filter(each => each.startsWith(NEWS));
        const moved = news.filter(each => each.includes(MOVED));
        const bare = news.filter(each => !moved.includes(each)).map(each => each.slice(NEWS.length));
        const first = said.filter(each => !(changed.includes(each) || news.includes(each)));
        return [
          sentence(first.length === 0 ? '' : `核实${listed([...new Set(first)])}`),
          sentence(having(listed([...new Set(bare)]), text => `${NEWS}${text}`)),
          sentence(moved.join('；')),
          sentence(having(changed.map(each => each.slice(ANEW.length)).join('；'), text => `${ANEW}${text}`)),
        ].join('');
      },
      // A form's part on verified facts gives present values alone: a change from a former value is told besides.
      part: (event, { names, source: { view } }) =>
        changeWords(event, names, view) === '' ? '核实情况' : undefined,
    },
  },
  causeApproved: {
    log: ({ data }, { label, happened }) => {
      const shown = data.evidence === undefined ? '' : `。凭据：${data.evidence.name}`;
      return `${label}：${decidedSentence(data, happened)}${shown}`;
    },
    document: {
      says: ({ data, by }, { source }) => {
        const cause = source.view.ledger.facts.find(fact => fact.cause);
        return sentence(
          `${cause?.label ?? ''}经${calledPerson(data.person)}${decidedHow({ ...data, by }, `认定${names.approve}`)}`,
        );
      },
      main: true,
      inward: true,
    },
  },
};

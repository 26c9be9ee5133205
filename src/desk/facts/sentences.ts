import { names } from '#names';
import type { EventOfType } from '../core/incident.ts';
import type { Names } from '../core/names.ts';
import type { SentencesOf } from '../core/sentences.ts';
import type { IncidentView } from '../core/view.ts';
import { decidedHow, decidedSentence } from '../core/words/decided.ts';
import { calledPerson } from '../core/words/person.ts';
import { beside, having, listed, sentence, within } from '../core/words/sentence.ts';
import { hasMovedOn } from './ledger.ts';
import { recordedWords } from './value.ts';

/** The name of an entry's fact, within a sentence. */
const factLabel = ({ data }: EventOfType<'factRecorded'>, names: Names): string =>
  within(names.fact(data.fact)?.label ?? data.label ?? data.fact);

/** The value of a fact before and the one now, each whole; '' where it was not changed, and of the cause, which is approved apart. */
function changeSentence(event: EventOfType<'factRecorded'>, names: Names, view: IncidentView): string {
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
  const [verb, to] =
    fact !== undefined && hasMovedOn(fact, before.id) ? ['更新', '变为'] : ['重新核实', '改为'];
  return sentence(
    `${verb}${factLabel(event, names)}`,
    `由“${within(recordedWords(before))}”${to}“${within(recordedWords(event))}”`,
  );
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
        return changeSentence(event, names, view) || factLabel(event, names);
      },
      joined: said => {
        const changed = said.filter(each => each.endsWith('。'));
        const first = new Set(said.filter(each => !changed.includes(each)));
        return [sentence(having(listed([...first]), text => `核实${text}`)), ...changed].join('');
      },
      // A form's part on verified facts gives present values alone: a change from a former value is told besides.
      part: (event, { names, source: { view } }) =>
        changeSentence(event, names, view) === '' ? '核实情况' : undefined,
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

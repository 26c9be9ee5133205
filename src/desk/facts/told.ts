import { names } from '#names';
import type { ToldOf } from '../core/told.ts';
import { decidedSentence, decidedWords } from '../core/words/decided.ts';
import { personName } from '../core/words/person.ts';
import { beside, listed, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import type { EventOfType } from '../incident/kinds.ts';
import type { Names } from '../incident/names.ts';

/** What the fact of an entry is called, within a sentence. */
const factLabel = ({ data }: EventOfType<'factRecorded'>, names: Names): string =>
  within(names.fact(data.fact)?.label ?? data.label ?? data.fact);

/** What is said of the ledger. */
export const factsTold: ToldOf<'factRecorded' | 'causeApproved'> = {
  factRecorded: {
    log: ({ data: { fact: id, label: name, state, value } }, { names, inLog, label, happened }) => {
      const fact = names.fact(id);
      const isSaid = value !== '' && (inLog || fact?.cause !== true);
      const what = `${fact?.label ?? name ?? id}${isSaid ? `，${value}` : ''}`;
      return `${state === 'verified' ? '核实' : label}：${what}${beside(happened)}`;
    },
    document: {
      says: (event, { names }) => factLabel(event, names),
      joined: labels => sentence(`核实${listed([...new Set(labels)])}`),
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
          `${cause?.label ?? ''}经${personName(data.person)}认定${names.approve}`,
          decidedWords({ ...data, by }, names.approve, source.now, documentTime),
        );
      },
      main: true,
      signing: true,
    },
  },
};

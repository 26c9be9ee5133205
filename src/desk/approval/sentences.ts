import { names as own } from '#names';
import type { EventOfType } from '../core/incident.ts';
import type { DocumentContext, SentenceContext, SentencesOf } from '../core/sentences.ts';
import { decidedHow, decidedSentence, howLabel } from '../core/words/decided.ts';
import { calledPerson, personName } from '../core/words/person.ts';
import { because, joinedSaid, labelled, sentence } from '../core/words/sentence.ts';
import { isVersionOut } from '../statements/life.ts';
import { signOffText, versionName, versionWords } from '../statements/words.ts';
import { authorityText, calledWords, signOffVerb } from './words.ts';

type Signing = EventOfType<'signed' | 'returned'>;

const onLine = (
  verb: string,
  { version, item }: { readonly version: string; readonly item: string },
  { names }: SentenceContext,
): string => `${verb}${versionWords(names, version)}（${names.itemTitle(item)}）`;

/** A version was approved, or returned. A publication's own sentence says who approved it; decisions that were taken back are left out. */
function approvalSentence(
  { type, data, by }: Signing,
  { names }: DocumentContext,
  reason: string | undefined,
  condition = '',
): string {
  const version = names.version(data.version);
  if (version === undefined || isVersionOut(version)) return '';
  const decides = names.itemWord(data.item) === 'decides';
  const verb = signOffVerb[decides ? 'decides' : 'agrees'];
  const who = `${versionName(version)}${type === 'signed' ? '' : '未'}经${calledPerson(data.person)}`;
  return [
    sentence(
      type === 'signed'
        ? `${who}${decidedHow({ ...data, by }, decides ? `${verb}同意` : verb)}`
        : `${who}${verb}，${decidedHow({ ...data, by }, '退回修改')}`,
    ),
    labelled('附条件', condition),
    labelled(type === 'signed' ? '意见' : '理由', reason ?? ''),
  ].join('');
}

/** Sentences of signing a version off. */
export const approvalSentences: SentencesOf<
  'signed' | 'returned' | 'passedOver' | 'releaseAuthorised' | 'ratified'
> = {
  signed: {
    log: ({ id, data }, telling) => {
      const mark = telling.names.version(data.version)?.marks.find(({ event }) => event === id);
      const occasion = mark?.kind === 'signed' ? mark.occasion : undefined;
      const word = telling.names.itemWord(data.item);
      const [verb, said] = [signOffVerb[word], word === 'looks' ? '说明' : '意见'];
      const more = [
        data.condition === undefined ? '' : `附条件同意：${data.condition}`,
        data.note === undefined ? '' : `${said}：${data.note}`,
        data.occasion === undefined ? '' : signOffText.occasion(data.occasion.name, occasion?.people ?? []),
        data.evidence === undefined ? '' : `凭据：${data.evidence.name}`,
      ].filter(part => part !== '');
      const who = decidedSentence(data, telling.happened);
      return joinedSaid([`${onLine(verb, data, telling)}：${who}`, ...more], '。');
    },
    document: {
      says: (event, reading) => approvalSentence(event, reading, event.data.note, event.data.condition),
      inward: true,
    },
  },
  returned: {
    log: ({ data }, telling) =>
      `${onLine('退回', data, telling)}：${decidedSentence(data, telling.happened)}${because(data.reason)}`,
    document: {
      says: (event, reading) => approvalSentence(event, reading, event.data.reason),
      inward: true,
    },
  },
  passedOver: {
    log: ({ data }, telling) => `${onLine('保留原文', data, telling)}${because(data.reason)}`,
    document: { silent: `是发布前的检查，文书写${own.approve}` },
  },
  releaseAuthorised: {
    log: ({ data, by }, telling) => {
      const { now, time, label } = telling;
      const at = (iso: string): string => time(Date.parse(iso), now);
      const { grantedBy, grantedAt } = data.authority;
      const user = personName({ name: by.name ?? '', ...(by.title !== undefined && { title: by.title }) });
      const parts = [
        `${onLine(label, data, telling)}：${user}${because(data.reason)}`,
        `先联系：${calledWords(data.called, at)}`,
        `内部授权：${personName(grantedBy)}${at(grantedAt)}授权`,
      ];
      return joinedSaid(parts, '。');
    },
    document: { silent: '和发布一起说' },
  },
  ratified: {
    log: ({ data }, { names, now, time, label }) => {
      const use = names.event(data.use);
      const what = use?.type === 'releaseAuthorised' ? versionWords(names, use.data.version) : '';
      const when = `${time(Date.parse(data.decidedAt), now)}${howLabel[data.how]}`;
      const note = data.note === undefined ? '' : `。意见：${data.note}`;
      return `${label}${what}：${personName(data.person)}${when}${authorityText[data.verdict]}${note}`;
    },
    document: { silent: '和发布一起说' },
  },
};

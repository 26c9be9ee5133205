import { names } from '#names';
import { outputMarkOf } from '../core/words/output-mark.ts';
import { listed } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { valueWords } from '../core/words/value.ts';
import { sentences, statusWords } from './sentences.ts';
import { tables } from './tables.ts';
import type { DocumentWords } from './templates.ts';

/** The words documents are written in. */
export const documentWords: DocumentWords = {
  mark: outputMarkOf,
  unreviewed: `内部稿·未${names.approve}`,
  sentences,
  tables,
  annexed: (title, count) => `${title}共${count}项，全部列入附件；主要情况如下。`,
  annexHead: ['时间', '情况'],
  withheld: `（此处涉及未经${names.approve}的内容，不列出）`,
  time: documentTime,
  value: (value, unit, now) => valueWords(value, unit, now, documentTime),
  list: listed,
  status: (of, now) => `${statusWords(of, now)}。以${names.approve}、发布的稿件为准。`,
};

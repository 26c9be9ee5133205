import { failure, type Result, success } from '../../base/result.ts';
import { type AnswerRefusal, checkText } from '../../base/typed.ts';

/** Words that fill a line and say nothing; the longer ones first. */
const HOLLOW =
  /不清楚|不知道|暂时没有|没什么|没有|暂无|不详|同上|原因|理由|情况|说明|特殊|其他|其它|正常|以后再说|再说|待定|[无没略暂否空]/g;
/** Fewer characters than this name nobody and no day. */
const LEAST = 4;

/** Whether a text says something: letters and digits beyond filling words, and not one of them over and over. */
export function hasSubstance(text: string): boolean {
  const letters = [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')];
  const rest = [...letters.join('').replace(HOLLOW, '')];
  return letters.length >= LEAST && new Set(rest).size > 1;
}

/** Checks words that must explain what happens with something: they may not be empty phrases. */
export function checkSubstance(
  raw: string,
  limit: number,
): Result<string, AnswerRefusal | { readonly code: 'hollow' }> {
  const text = checkText(raw, limit);
  if (!text.ok) return text;
  return hasSubstance(text.value) ? success(text.value) : failure({ code: 'hollow' });
}

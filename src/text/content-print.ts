import type { Form, FormField, LinePlace } from '../playbook/form.ts';
import type { StatementKind } from '../playbook/release-kit.ts';
import { formTableLabel } from './manual.ts';
import { kindLabel } from './statements.ts';

const placeLabel: Readonly<Record<LinePlace, string>> = {
  issue: '期号',
  masthead: '简报名称下',
  address: '主送',
  signed: '落款',
  contact: '联系人',
};

const indented = (text: string, depth: string): string =>
  text
    .split('\n')
    .map(line => depth + line)
    .join('\n');

function fieldLine({ label, kind, at, required, table, template }: FormField): string {
  const where = at === undefined ? { line: '表头', text: '正文', table: '表' }[kind] : placeLabel[at];
  const filled =
    table === undefined ? (template ?? '').replaceAll('\n', ' / ') : `记录里的${formTableLabel[table]}`;
  return `    ${required === true ? '必备' : '选填'}　${label}（${where}）${filled === '' ? '' : `：${filled}`}`;
}

/** A form with its elements, those that are always there marked. */
export function formLines({ title, masthead, heading, keep, fields, signatures = [] }: Form): string {
  return [
    `  ${title}${masthead === undefined ? '' : `（${masthead}）`}　${heading}${keep === undefined ? '' : `　保存${keep}`}`,
    ...fields.map(fieldLine),
    ...(signatures.length === 0 ? [] : [`    签字　${signatures.join('、')}`]),
  ].join('\n');
}

/** A template of a statement under what it is for. */
export const templateLines = (channel: string, part: string, kind: StatementKind, template: string): string =>
  `  ${channel} · ${part} · ${kindLabel[kind]}\n${indented(template.trim(), '    ')}`;

/** Headings of the printed list. */
export const printTitle = {
  questions: '初判的问题',
  outcomes: '初判结论、另外要办的事',
  phases: '阶段和步骤',
  deadlines: '时限',
  rules: '依据',
  elements: '事实项',
  signOff: '发布前核对',
  wording: '用语检查',
  pauses: '核对单',
  closing: '结束的条件',
  register: '台账栏目',
  templates: '发布稿底稿',
  forms: '文书',
  terms: '用词',
} as const;

export const termLine = (term: string, refused: readonly string[]): string =>
  `  ${term}　不写：${refused.join('、')}`;

/** One headed part of the list. */
export const printedPart = (title: string, lines: readonly string[]): string =>
  `【${title}】\n${lines.join('\n')}`;

/** A title with what stands beside it. */
export const titleLine = (title: string, beside = ''): string =>
  beside === '' ? `  ${title}` : `  ${title}（${beside}）`;

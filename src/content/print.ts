import { statementKindLabel } from '../desk/statements/words.ts';
import type { Form, FormField, LinePlace } from '../playbook/form.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { ACCOUNT_TOKEN } from '../playbook/release-kit.ts';
import { templateOf } from '../playbook/template.ts';
import { STATEMENT_KINDS, type StatementKind } from '../playbook/vocabulary.ts';
import { formTableLabel } from '../site/manual-words.ts';

const placeLabel: Readonly<Record<LinePlace, string>> = {
  issue: '期号',
  masthead: '简报名称下',
  address: '主送',
  signed: '落款',
  contact: '联系人',
  copies: '抄送',
};

const indented = (text: string, depth: string): string =>
  text
    .split('\n')
    .map(line => depth + line)
    .join('\n');

function fieldLine(field: FormField): string {
  const { label, kind } = field;
  if (kind === 'table') return `    选填　${label}（表）：记录里的${formTableLabel[field.table]}`;
  const where = kind === 'text' ? '正文' : field.at === undefined ? '表头' : placeLabel[field.at];
  const filled = templateOf(field).replaceAll('\n', ' / ');
  return `    ${field.required === true ? '必备' : '选填'}　${label}（${where}）${filled === '' ? '' : `：${filled}`}`;
}

/** A form with its elements, those that are always there marked. */
const formLines = ({ title, masthead, heading, keep, fields, signatures = [] }: Form): string =>
  [
    `  ${title}${masthead === undefined ? '' : `（${masthead}）`}　${heading}${keep === undefined ? '' : `　保存${keep}`}`,
    ...fields.map(fieldLine),
    ...(signatures.length === 0 ? [] : [`    签字　${signatures.join('、')}`]),
  ].join('\n');

/** A template of a statement under what it is for. */
const templateLines = (channel: string, part: string, kind: StatementKind, template: string): string =>
  `  ${channel} · ${part} · ${statementKindLabel[kind]}\n${indented(template.trim(), '    ')}`;

const line = (title: string, beside = ''): string => `  ${title}${beside === '' ? '' : `（${beside}）`}`;

/** Every title, template and form that an officer reads, as one list: what an editor of the language goes through. */
export function printedContent(
  {
    triage,
    phases,
    steps,
    rules,
    deadlines,
    release,
    suspicions,
    pauses,
    closing,
    register,
    forms,
  }: Playbook,
  terms: readonly { readonly term: string; readonly refused: readonly string[] }[],
): string {
  const titles = (items: readonly { readonly title: string }[]): readonly string[] =>
    items.map(({ title }) => line(title));
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    ['初判的问题', [triage.title, ...triage.questions.map(({ label }) => label)].map(title => line(title))],
    ['初判结论、另外要办的事', titles([...triage.outcomes, ...triage.additions])],
    [
      '阶段和步骤',
      phases.flatMap(({ id, title }) => [
        line(title),
        ...steps.filter(({ phase }) => phase === id).map(step => `  ${line(step.title)}`),
      ]),
    ],
    ['时限', deadlines.map(({ title, limitText }) => line(title, limitText))],
    ['依据', titles(rules)],
    ['事实项', release.elements.map(({ label }) => line(label))],
    ['发布前核对', titles(release.signOff)],
    ['用语检查', titles(suspicions.wording)],
    ['核对单', pauses.flatMap(({ title, items }) => [line(title), ...items.map(item => `  ${line(item)}`)])],
    ['结束的条件', titles(closing)],
    ['台账栏目', titles(register)],
    [
      '发布稿底稿',
      [
        ...release.variants.flatMap(variant =>
          (['full', 'holding'] as const).map(kind =>
            templateLines(ACCOUNT_TOKEN, variant.title, kind, variant[kind]),
          ),
        ),
        ...release.channels.flatMap(({ title, parts: own }) =>
          own.flatMap(part =>
            STATEMENT_KINDS.filter(kind => (part[kind] ?? '') !== '').map(kind =>
              templateLines(title, part.label, kind, part[kind] ?? ''),
            ),
          ),
        ),
      ],
    ],
    ['文书', forms.map(formLines)],
    ['用词', terms.map(({ term, refused }) => `  ${term}　不写：${refused.join('、')}`)],
  ];
  return parts.map(([heading, lines]) => `【${heading}】\n${lines.join('\n')}`).join('\n\n');
}

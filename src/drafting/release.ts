import { anyLevel, type DraftLevels, type LevelHead, levelsAtHead } from './levels.ts';
import type { DraftClause } from './outline.ts';
import { type DraftRole, verifyingIn, whoeverIn } from './posts.ts';
import { commaPartsOf, type Source, thingsToDoIn } from './read-off.ts';
import { document, item, mark, noteMark, unsaidMark } from './yaml.ts';

/** Somebody whom the plan has look at what goes out, or say yes to it, as it says it: 法务部审核, 重大由组长签发. */
export interface DraftApproval {
  readonly id: string;
  readonly roles: readonly DraftRole[];
  /** 业务部门: it does not say which. */
  readonly whoever?: string;
  readonly check: 'asked' | 'approval';
  /** Only for these levels. */
  readonly head: LevelHead | undefined;
  readonly source: Source;
}

/** Everybody whom the plan has look and say yes, in its order, each once. */
export function approvalsIn(
  clauses: readonly DraftClause[],
  roles: readonly DraftRole[],
  levels: DraftLevels | undefined,
): readonly DraftApproval[] {
  const found = clauses.flatMap(({ id, text }) => {
    const own = thingsToDoIn(text)
      .flatMap(commaPartsOf)
      .flatMap(part => {
        const head = levels === undefined ? undefined : levelsAtHead(part, levels);
        const rest = part.slice(head?.words.length ?? 0);
        const [, yes] = /(审定|签发|审批|批准)/u.exec(rest) ?? [];
        const [, look] = /(核对|审核|审查|会签)/u.exec(rest) ?? [];
        const verb = yes ?? look;
        if (verb === undefined) return [];
        const asked = rest.split(verb)[0] ?? '';
        // Who is right ahead of the verb: 法务部审核, 由组长签发, 报总经理审批.
        const by = roles.find(({ names }) =>
          names.some(
            name =>
              asked === name || [`由${name}`, `经${name}`, `报${name}`].some(end => asked.endsWith(end)),
          ),
        );
        const whoever = by === undefined && yes === undefined && asked !== '' ? whoeverIn(asked) : undefined;
        if (by === undefined && whoever !== asked) return [];
        const check = yes === undefined ? ('asked' as const) : ('approval' as const);
        return [
          {
            roles: by === undefined ? verifyingIn(clauses, roles) : [by],
            ...(whoever !== undefined && { whoever }),
            check,
            head,
            source: { clause: id, words: part },
          },
        ];
      });
    // Who only looks does so on the way to whoever says yes.
    return own.some(({ check }) => check === 'approval') ? own : [];
  });
  return found
    .filter(
      (each, at) =>
        found.findIndex(
          other =>
            other.whoever === each.whoever &&
            other.roles[0] === each.roles[0] &&
            other.check === each.check &&
            other.head?.words === each.head?.words,
        ) === at,
    )
    .map((each, at) => ({ ...each, id: `approval-${at + 1}` }));
}

const MEDIUM =
  /(?:微博|微信|公众号|网站|公告|公告栏|通稿|客户端|发布会|热线|电视|广播|媒体|短信|平台|门户|短视频号|抖音号)$/u;

/** Where the plan says that it publishes: 通过官方微博、微信公众号和新闻通稿发布. */
export function channelsIn(clauses: readonly DraftClause[]): readonly Source[] {
  return clauses.flatMap(({ id, text }) =>
    [
      ...text.matchAll(
        /(?:通过|在|利用)([^，。；：]{4,60}?)(?:等[^，。；：]{0,6})?(?:同时|统一|及时|对外)*发布/gu,
      ),
    ].flatMap(([, list = '']) =>
      list
        .split(/、|以及|和|及/u)
        .filter(word => MEDIUM.test(word))
        .map(words => ({ clause: id, words })),
    ),
  );
}

/** Facts that are asked of any matter. */
const ELEMENTS = [
  { id: 'time', label: '发生时间', hint: '写到几时几分。', means: 'happenedAt' },
  { id: 'place', label: '发生地点', hint: '写到具体的地方。' },
  { id: 'situation', label: '核实情况', hint: '只写核实了的。', develops: true },
  {
    id: 'handling',
    label: '处置措施',
    hint: '写已经做的。',
    means: 'handling',
    develops: true,
  },
  {
    id: 'cause',
    label: '主要原因',
    hint: '只写认定了的，没有认定的不填。',
    cause: true,
  },
] as const;

const ACCOUNT = `针对{标题}，现将情况通报如下：
时间：{发生时间}。
地点：{发生地点}。
情况：{核实情况}。
措施：{处置措施}。
`;

const variant = {
  id: 'any',
  title: '通用',
  hint: '各种事情都用这一份。',
  full: `${ACCOUNT}原因：{主要原因}。\n`,
  holding: `${ACCOUNT}正在核实：{正在核实}。\n尚未核实：{尚未核实}。\n`,
};

const channelOf = ({ clause, words }: Source, at: number): object => ({
  id: `channel-${at + 1}`,
  title: words,
  hint: `${clause}写了在这里发布。`,
  basis: 'plan',
  cite: [clause],
  parts: [
    {
      id: 'body',
      label: '正文',
      // The first word goes out as one of them.
      ...(at === 0 && { acknowledgement: '已关注到{标题}，{派人}。\n{警示}。\n{下次发布}前再次发布。\n' }),
      full: '{通报内容}\n下次发布时间：{下次发布}。\n{日期}\n',
      holding: '{通报内容}\n下次发布时间：{下次发布}。\n{日期}\n',
      correction: '此前发布的信息有误，现更正如下：{更正}\n{撤下}\n{日期}\n',
    },
  ],
});

/** Machine checks of every published text. */
const CHECKS = [
  ['facts', '从台账插入的事实都已核实'],
  ['cause', '没有认定的原因，不写'],
  ['placeholders', '没有待填的空'],
  ['identity', '没有身份证号、银行卡号格式的号码'],
] as const;

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** Levels for which the plan names nobody who says yes. */
function uncovered(approvals: readonly DraftApproval[], levels: DraftLevels | undefined): readonly number[] {
  const saying = approvals.filter(({ check }) => check === 'approval');
  if (levels === undefined || saying.length === 0 || saying.some(({ head }) => head === undefined)) return [];
  const covered = new Set(saying.flatMap(({ head }) => head?.places ?? []));
  return levels.levels.map((_, place) => place).filter(place => !covered.has(place));
}

/**
 * `release.yaml`: who looks and who says yes, where it goes out. The plan does not tell which facts are asked for and how a text is
 * put: what stands there for it is said to be no words of the plan.
 * @returns `undefined` where nobody says yes: nothing goes out without
 */
export function releaseYaml(
  clauses: readonly DraftClause[],
  approvals: readonly DraftApproval[],
  levels: DraftLevels | undefined,
  idOf: (role: DraftRole) => string,
): string | undefined {
  if (!approvals.some(({ check }) => check === 'approval')) return undefined;
  const channels = channelsIn(clauses);
  const [first] = approvals.filter(({ check }) => check === 'approval');
  const open = uncovered(approvals, levels);
  const names = open.map(place => levels?.levels[place]?.name ?? '').join('、');
  const signOff = approvals.map(approval => {
    const { id, roles, whoever, check, head, source } = approval;
    const more = approval === first ? open : [];
    const when = more.length === 0 ? head?.when : anyLevel([...more, ...(head?.places ?? [])]);
    return (
      (whoever !== undefined
        ? noteMark(source, '没有写是哪几个，先归负责核实的')
        : more.length > 0
          ? noteMark(source, `没有写${names}由谁同意发布，先归这里`)
          : mark(source)) +
      item({
        id,
        title: source.words,
        basis: 'plan',
        cite: [source.clause],
        ...(when !== undefined && { when }),
        check,
        ...(check === 'asked' && { ask: '结论是什么？' }),
        ...(roles.length > 0 && { roles: roles.map(idOf) }),
        looksAt: ['title', 'text', 'facts'],
      })
    );
  });
  const checks =
    channels.length === 0
      ? []
      : CHECKS.map(([check, title]) => item({ id: check, title, basis: 'advice', cite: [], check }));
  const advice = { basis: 'advice', cite: [] };
  const isOut = channels.length > 0;
  return [
    '# 发布：谁核对、谁同意，在哪里发，是从文件里读出来的；事实（elements）、底稿（variants）、首次回应的话是通用的。没有读出在哪里发的（channels 是空的），没有发布的页面。\n',
    isOut ? unsaidMark('要写哪些事实，先放通用的几项') : '',
    document({ elements: isOut ? ELEMENTS.map(each => ({ ...each, ...advice })) : [] }),
    document({ contactLine: '' }),
    isOut ? unsaidMark('底稿怎么写，先放一份通用的') : '',
    document({ variants: isOut ? [variant] : [] }),
    channels.length === 0
      ? document({ channels: [] })
      : `channels:\n${channels.map((each, at) => indented(mark(each) + item(channelOf(each, at)))).join('')}`,
    unsaidMark('首次回应怎么说、隔多久再说'),
    document({
      acknowledgement: {
        dispatched: '已派人前往，正在核实',
        notYet: '正在核实',
        next: 120,
        night: { from: 22, until: 6, next: 8 },
      },
    }),
    'signOff:\n',
    checks.length === 0 ? '' : indented(unsaidMark('机器核对哪几样，先放通用的几样') + checks.join('')),
    indented(signOff.join('')),
  ].join('');
}

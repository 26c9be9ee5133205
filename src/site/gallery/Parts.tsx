import { names } from '#names';
import '../../training/drills/drill.css';
import '../../training/drills/debrief.css';
import type { ComponentChildren, ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { ClockState } from '../../desk/core/clock.ts';
import { Clock } from '../../desk/parts/Clock.tsx';
import { NotSaved } from '../../desk/parts/NotSaved.tsx';
import { StoreTrouble } from '../../desk/parts/StoreTrouble.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { FilePick } from '../../kit/FilePick.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { Link } from '../../kit/Link.tsx';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { OneOf } from '../../kit/OneOf.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { ScreenBoundary, WayOut } from '../../kit/ScreenBoundary.tsx';
import { Section } from '../../kit/Section.tsx';
import { Table } from '../../kit/Table.tsx';
import { Terms } from '../../kit/Terms.tsx';
import type { Session } from '../../session/session.ts';
import type { Snapshot } from '../../session/snapshot.ts';
import { timeNow } from '../../session/surroundings.ts';
import { GradeMark, VerdictMark } from '../../training/drills/GradeMark.tsx';
import { DRILL_VERDICTS, GRADES } from '../../training/drills/grade.ts';

const HOUR = 3_600_000;

const clocks = (now: number): readonly ClockState[] => [
  { kind: 'waiting' },
  { kind: 'running', since: now - HOUR, due: now + 3 * HOUR, soon: false, certain: true },
  { kind: 'running', since: now - HOUR, due: now + HOUR / 12, soon: true, certain: false },
  { kind: 'overdue', since: now - 3 * HOUR, due: now - HOUR, certain: true },
  { kind: 'stopwatch', since: now - HOUR },
  { kind: 'met', since: now - 3 * HOUR, due: now - HOUR, at: now - 2 * HOUR, event: '', by: undefined },
  { kind: 'met', since: now - 3 * HOUR, due: now - 2 * HOUR, at: now - HOUR, event: '', by: undefined },
];

/** A session in which everything is wrong, as far as the notices look at it. */
const troubled = {
  durable: true,
  readProblem: 'failed',
  save: { kind: 'failed', code: 'full', pending: 3 },
  isRewritten: true,
  isCleared: true,
  aheadOfClock: Date.parse('2026-11-24T06:32:00Z'),
  recordProblem: 'full',
  draftProblem: undefined,
} satisfies Partial<Snapshot> as unknown as Snapshot;
/** Nothing here is kept, so there is nothing to try again. */
const session = {
  snapshot: () => troubled,
  subscribe: () => () => undefined,
  retry: () => undefined,
  load: () => Promise.resolve(),
} as unknown as Session;

const never = () => new Promise<ComponentType<object>>(() => undefined);
/** Fails once. */
let attempts = 0;
const second = (): Promise<ComponentType<object>> => {
  attempts += 1;
  return attempts === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(() => <p>取到了。</p>);
};
/** A screen that can be made to fail. */
function Fragile() {
  const [fails, setFails] = useState(false);
  if (fails) throw new Error('on purpose');
  return <Button words="出错" onClick={() => setFails(true)} />;
}

const rows = [
  { platform: '微博', count: '3.2万', said: '一句没有断开的很长的话'.repeat(3) },
  { platform: '论坛', count: '120', said: '什么时候拆？' },
];
const columns = [
  { head: '平台', cell: ({ platform }: (typeof rows)[number]) => platform },
  { head: '阅读', class: 'numeric', cell: ({ count }: (typeof rows)[number]) => count },
  { head: '说了什么', cell: ({ said }: (typeof rows)[number]) => said },
  {
    head: '',
    cell: ({ platform }: (typeof rows)[number]) => <Button class="quiet small" words="撤回" of={platform} />,
  },
];
const nameOf = ({ platform }: (typeof rows)[number]): string => platform;

/** Each part under what it is called. */
const parts: Readonly<Record<string, () => ComponentChildren>> = {
  按钮: () => (
    <div class="cluster">
      <Button class="primary" words="先做这个" />
      <Button words="记下" of="发生时间" />
      <Button class="quiet" words="记下" />
      <Button class="danger" words="清除" />
      <Button disabled words="现在不能按" />
      <Button class="primary" disabled words="现在不能按" />
      <Button aria-pressed words="按下的" />
      <a class="button" href="#forms">
        像按钮的链接
      </a>
      <span class="tag">标签</span>
      <span class="mine tag">我的</span>
      {(['plan', 'rule', 'order', 'advice'] as const).map(basis => (
        <span key={basis} class={`basis tag basis-${basis}`}>
          依据
        </span>
      ))}
    </div>
  ),
  再问一次: () => (
    <Confirm
      ask="清除这起事件"
      class="quiet"
      question="清除以后不能恢复。"
      yes="清除"
      no="不清除"
      onYes={() => undefined}
    />
  ),
  收起: () => (
    <Fold words="已通过 2 项">
      <p>纸上没有按键，印出来是打开的。</p>
    </Fold>
  ),
  提示: () => (
    <>
      <p class="notice">前面一步还没有结果。</p>
      <Banner words="这里有一件事要知道。">
        <Button words="去看" />
      </Banner>
      <Banner alarm words="这里有一件事不对。" />
      <div class="band">
        <p>现在做：向{names.leaders}报告</p>
      </div>
      <Problem>请写明报给谁。</Problem>
      <p class="mark-line">演练</p>
    </>
  ),
  办了以后: () => <Outcomes />,
  没有存下: () => (
    <>
      <NotSaved session={session} />
      <StoreTrouble session={session} state={troubled} />
    </>
  ),
  按需打开: () => (
    <>
      <OnDemand load={never} given={{}} />
      <OnDemand load={second} given={{}} />
      <WayOut.Provider value={<Button words="导出这起事件" />}>
        <ScreenBoundary>
          <Fragile />
        </ScreenBoundary>
      </WayOut.Provider>
    </>
  ),
  表格: () => (
    <>
      <Table class="carded" columns={columns} rows={rows} keyOf={nameOf} />
      <Table columns={columns} rows={rows} keyOf={nameOf} scrolls="传播，每小时" />
      <Table columns={columns} rows={[]} keyOf={nameOf} none="还没有记录" />
    </>
  ),
  词和链接: () => (
    <Terms
      class="pairs"
      terms={[
        ['网页', <Link key="web" to="https://example.invalid/a" />],
        ['不是网页', <Link key="other" to="javascript:alert(1)" />],
        false,
      ]}
    />
  ),
  时限: () => {
    const now = timeNow();
    return (
      <ul class="ruled">
        {clocks(now).map((clock, place) => (
          <li key={place}>
            <Clock clock={clock} withDue />
          </li>
        ))}
      </ul>
    );
  },
  评分: () => (
    <>
      {(['whole', 'brief', 'none'] as const).map(word => (
        <p key={word} class="cluster">
          {[...GRADES, undefined].map(grade => (
            <GradeMark key={grade} grade={grade} word={word} />
          ))}
        </p>
      ))}
      {DRILL_VERDICTS.map(verdict => (
        <p key={verdict} class="verdict">
          <VerdictMark verdict={verdict} />
        </p>
      ))}
    </>
  ),
};

/** The outcomes of an action: none yet, success, failure. */
function Outcomes() {
  const { outcome, follow } = useOutcome();
  const [shown, show] = useState<'all' | 'mine'>('all');
  return (
    <>
      <OneOf
        id="shown"
        label="看哪些"
        options={{ all: '全部', mine: '我的' }}
        value={shown}
        onValue={value => show(value)}
      />
      <div class="cluster">
        <Button words="导出" onClick={() => follow(Promise.resolve('已经存好。'), '')} />
        <Button
          words="导出不成"
          onClick={() => follow(Promise.reject(new Error()), '没有保存成功，请重试。')}
        />
        <FilePick
          words="读文件"
          accept=".json"
          multiple
          onFiles={async files => follow(Promise.resolve(`读到 ${files.length} 个文件。`), '没有读成。')}
        />
        {outcome}
      </div>
    </>
  );
}

/** Every part that is no form. */
export const Parts = () => (
  <>
    {Object.entries(parts).map(([title, Part]) => (
      <Section key={title} id={`part-${title}`} title={title} class="flow">
        <Part />
      </Section>
    ))}
  </>
);

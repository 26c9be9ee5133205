/**
 * A hole by which somebody ends, or fills, an engine that a site's browsers come to, before he is asked who he is, or by which a member
 * does more than he may.
 */
export interface Hole {
  readonly name: string;
  /** Where it is mended: the first version of each line, oldest line first. Whatever is older than the first has it. */
  readonly mended: readonly string[];
  /** In the words that the administrator reads. */
  readonly does: string;
}

/** Read in the advisories on 2 December 2026 (advisories.nats.io, osv.dev). */
const HOLES: readonly Hole[] = [
  {
    name: 'GHSA-qrvq-68c2-7grw (CVE-2026-27571)',
    mended: ['2.11.12', '2.12.3'],
    does: '一个压缩的数据帧就能占满内存（所写配置已关闭压缩）',
  },
  {
    name: 'CVE-2026-27889 (GHSA-pq2q-rcw4-3hr6)',
    mended: ['2.11.14', '2.12.5'],
    does: '不用登录，一个数据帧就能使引擎停止',
  },
  {
    name: 'GHSA-8r68-gvr4-jh7j (CVE-2026-33219)',
    mended: ['2.11.15', '2.12.6'],
    does: '不用登录，大量发送就能占满内存',
  },
  {
    name: 'GO-2026-7013',
    mended: ['2.12.12', '2.14.3'],
    does: '不用登录，一个 MQTT 请求就能使引擎停止（nginx 不放行）',
  },
];

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number);

function isBefore(version: string, other: string): boolean {
  const [own, its] = [numbersOf(version), numbersOf(other)];
  const at = own.findIndex((number, place) => number !== its[place]);
  return at >= 0 && (own[at] ?? 0) < (its[at] ?? 0);
}

const lineOf = (version: string): string => numbersOf(version).slice(0, 2).join('.');

/** @param version of a nats-server, such as 2.12.5 @returns the holes it is known to have */
export const holesOf = (version: string): readonly Hole[] =>
  HOLES.filter(({ mended: [first = '', ...later] }) => {
    const ownLine = later.find(each => lineOf(each) === lineOf(version));
    return isBefore(version, first) || (ownLine !== undefined && isBefore(version, ownLine));
  });

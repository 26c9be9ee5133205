import type { Hole } from './engine-holes.ts';

/** Texts of `npm run team`, for whoever administers the teams. */
export const teamCommandText = {
  help: `npm run team -- init --origin https://example.org [--port 9222]   第一次使用：生成配置
npm run team -- invite 团队                 生成邀请码，只显示一次；每次都换新的密钥
npm run team -- add 团队 机器 公钥          准许一台机器加入，并建好团队的存储
npm run team -- remove 团队 机器            机器丢失、人员调离：不再准许该机器
npm run team -- streams                     补建没有建好的存储；引擎每次启动时自行执行
npm run team -- anew 团队                   存储是别人建的、会丢记录：删去重建
npm run team -- list                        列出各队有哪些机器
--folder /etc/yuqing-team                   各项文件所在的文件夹
--replicas 3                                有三个节点时，存储保存几份`,
  nothingYet: (folder: string) => `${folder} 里还没有配置。请先执行：npm run team -- init --origin https://…`,
  noKeys: '这里的 Node 不能生成密钥（Ed25519），请改用 Node 24。',
  badKey: (team: string, file: string) => `${team}：${file} 里的管理员密钥不能使用。`,
  noStore: (team: string, why: string) => `${team}：引擎没有建成存储：${why}`,
  noEngine: (port: number, team: string) =>
    `端口 ${port} 上没有引擎应答。引擎一启动，就自行建好 ${team} 的存储。`,
  unfit: (team: string) =>
    `${team}：存储是别人建的，设置不符，会丢记录，各台机器都不往里存。请删去重建，各台机器自行补齐：npm run team -- anew ${team}`,
  made: (team: string) => `${team} 的存储已建好。`,
  ready: (team: string) => `${team} 的存储已经建好，无须再建。`,
  badName: (what: '团队' | '机器') => `${what}的名称只用字母、数字和连字符，以字母开头，如 bureau-1。`,
  badOrigin: '--origin 要写网站的网址，和浏览器里显示的一样，如 https://example.org。',
  isThere: (file: string) => `${file} 已经有了；增减机器用 add 和 remove。`,
  written: (folder: string) =>
    `已写入 ${folder}：nats.conf、yuqing-team.service、nginx-location.conf。下一步见 src/server/deploy.zh-CN.md 的部署步骤。`,
  holes: (version: string) =>
    `本机的 nats-server ${version} 有已知漏洞，请尽快换用 2.12.12、2.14.3 或更高版本。换用以前，只有网址中的路径能挡住外人，挡不住已经离开、还知道路径的人：`,
  hole: ({ name, does, mended }: Hole) => `- ${name}：${does}；${mended.join('、')} 已修复`,
  invitation: (team: string, code: string) =>
    `请当场交给 ${team} 要加入的每台机器；邀请码只显示这一次，不在任何地方留存：\n\n${code}\n`,
  badId: '公钥是机器在“本机设置 → 团队”中显示的 56 个字符；现在少了字符，或者有错。',
  isMember: (team: string) => `这个公钥已经在 ${team} 里。`,
  added: (machine: string, team: string) => `已准许 ${machine} 加入 ${team}。`,
  noMachine: (machine: string, team: string) => `${team} 里没有 ${machine}。`,
  removed: (machine: string, team: string) =>
    `已不再准许 ${machine} 加入 ${team}，团队的路径也换了：其余机器换上新的邀请码（npm run team -- invite ${team}）后才能再连上。那台机器上已有的记录，拿着它的人仍能读到。nginx 没有自行更新的，请执行 nginx -s reload。`,
  noTeam: (team: string) => `没有 ${team} 这个团队。`,
  listed: (team: string, machines: readonly string[]) => `${team}：${machines.join('、') || '还没有机器'}`,
} as const;

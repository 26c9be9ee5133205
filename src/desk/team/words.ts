import { names } from '#names';
/** Wording of working on an incident with a team. */
export const teamWorkText = {
  title: '团队',
  about: `${names.here}几台机器同办一起事件时，可以加入团队：记录先存在本机，再同步到${names.here}自己的服务器。内容在本机加密以后才送出，服务器看不到；哪起事件共享，由各人在事件里定。`,
  invitation: '邀请码（向管理员要，或者扫同事机器上的二维码）',
  join: '加入团队',
  joinAgain: '换用新的邀请码',
  badCode: '邀请码不对，可能没有复制完整，请重新粘贴。',
  noKey: '这个浏览器不能生成本机密钥，加入不了团队；请更新浏览器，并用 https 打开本站。',
  notKept: '没有保存成功，还没有加入；请稍后再试。',

  team: '团队',
  state: '连接',
  states: {
    opening: '正在连接……',
    live: '已连接，别人的记录随时同步过来',
    lost: '连不上服务器，正在自动重试；记录照常存在本机，连上以后自动同步',
    refused: '服务器还没有登记本机：请把下面的本机公钥发给管理员，登记以后自动连上',
    unprepared:
      '服务器上还没有建好本团队的存储，正在自动重试；记录照常存在本机，请管理员按说明建立，建好以后自动同步',
    unfit:
      '服务器的存储和本页要求的设置不同，怕丢记录，没有往上送；记录照常存在本机，请关闭本站的所有窗口再打开，还是这样的，请管理员按说明重建服务器上的存储',
    otherVersion:
      '本页和服务器的设置不是同一个版本，没有同步；记录照常存在本机，请关闭本站的所有窗口再打开，还是这样的，请管理员按说明更新服务器的设置',
  },
  machine: '本机公钥',
  copy: '复制公钥',
  copied: '已复制。',
  notCopied: '没有复制成功，请选中公钥手动复制。',
  shared: '共享的事件',
  sharedCount: (count: number) => `${count} 起`,
  present: '在线的同事',
  nobody: '现在没有别人在线',
  setAside: '没有收下的内容',
  setAsideCount: (count: number) =>
    `${count} 条。来路不明、被改动过，或者与已有记录冲突，都没有显示；数目多的话请告诉管理员。`,
  beyondLimit: '没有收下的事件',
  beyondLimitCount: (count: number) =>
    `${count} 件。同一名成员送来的事件过多，超出部分没有收下；确需办理的，请对方导出事件文件后在本机导入，并告诉管理员。`,
  show: '给另一台机器看邀请码',
  showHint:
    '用手机的相机扫，或者把下面这一行交给另一台机器。取得它的人即知道团队的密钥：当面给，不要发到群里；给完就收起。那台机器的本机公钥还要管理员登记。',
  qr: '邀请码的二维码',
  hide: '收起',
  copyLink: '复制邀请',
  drills: '桌面推演',
  drillsAlone: '只在本机',
  drillsShared:
    '可以与团队共享（每一场在推演页里另定）；推演的内容另用一把密钥，与真实事件分开。演练不上锁，机器丢失的，请管理员移出该机器。',
  shareDrills: '推演也可以共享',
  unshareDrills: '推演不再共享',
  notKeptDrills: '没有保存成功，请重试。',
  drillsNotRead: '没有读到本机的设置。',
  leave: '退出团队',
  leaveQuestion:
    '退出以后，本机不再同步，团队密钥和本机密钥都从本机清除；已有的记录留在本机。机器丢失的，请管理员注销它的公钥，并换发新的邀请码。',
  leaveYes: '确定退出',
  leaveNo: '不退出',
  left: '已退出团队。',
  notLeft: '没有退出成功，请重试。',

  share: '与团队共享',
  unshare: '不再与团队共享',
  notShared: '没有保存成功，请重试。',
  synced: '已同步',
  pending: (count: number) => `待同步 ${count}`,
  stuck: (count: number) =>
    `其中 ${count} 条送不到同事那里，服务器上的位置被占了；请导出文件交给同事，并告诉管理员。`,
  together: (names: readonly string[]) => `${names.join('、')} 也在办`,
  inHand: (names: readonly string[]) => `${names.join('、')} 正在办`,
  code: '本机签名码',
  codeHint:
    '本机上记下的每一条都带它的签名。请同事在名册里给您登记这个签名码，冒您的名写的记录就看得出来；没有签名的都标出来，加入团队以前记的也在内。',
} as const;

/** Beside an act, where its signature leaves a doubt. */
export const signedText = {
  datedBack: '写下的时间早于它前面的记录，可能是时钟不准，或者时间不实',
  signed: undefined,
  nothing: undefined,
  unsigned: '没有签名',
  missing: (name: string | undefined) =>
    name === undefined ? '没有签名，可能有人冒用这个岗位' : `没有${name}的机器的签名，可能有人冒名`,
  stranger: (name: string, code: string) => `不是${name}登记的机器签的名，可能有人冒名（${code}）`,
  post: (names: readonly string[]) => `${names.join('、')}的机器记的`,
  unlisted: (code: string) => `签名的机器名册里没有登记（${code}）`,
  other: (names: readonly string[]) => `是${names.join('、')}的机器签的名`,
  unknown: '这个浏览器核对不了签名',
} as const;

/** Tasks given to somebody, until it is known that he has seen them. */
export const givenText = {
  someone: '有人',
  steps: (by: string, count: number) => `${by}交给您 ${count} 步`,
  check: (by: string, number: number, count: number) => `${by}的第 ${number} 稿等您审，${count} 项`,
  handover: (by: string) => `${by}把这起事件交给您接手`,
  call: (by: string) => `${by}打电话找您，没有接通`,
  about: (words: string, titles: readonly string[]) =>
    titles.length === 0 ? words : `${words}：${titles.join('、')}`,
  /** The note that is recorded. */
  note: (words: string) => `收到：${words}`,
  received: '收到',
  toCheck: '去审',
  urge: {
    steps: (to: string, count: number) => `催办：交给${to}的 ${count} 步，他还没有收到`,
    check: (to: string, number: number) => `催办：第 ${number} 稿等${to}审，还没有人收到`,
    handover: (to: string) => `催办：交接给${to}，他还没有收到`,
    call: (to: string) => `催办：打给${to}没有接通，他还没有收到`,
  },
} as const;

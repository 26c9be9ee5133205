import { names } from '#names';
import type { Refusal, TokenProblem } from '../refusal.ts';
import { byCode } from './by-code.ts';
import { partyName, personName } from './person.ts';

const tokenSentence: Readonly<Record<TokenProblem['why'], (token: string) => string>> = {
  unknown: token => `事实台账里没有“${token}”，请改成已有的名称，或去掉大括号。`,
  notVerified: token => `“${token}”还没有核实，不能写进稿子；核实后再插入，或先写“正在核实”。`,
  notApproved: token => `“${token}”核实了，还没有${names.approve}原因，先写“尚未认定”。`,
};

/** One sentence for each refused answer or command: the problem, and how to solve it. */
export const refusalSentence: (refusal: Refusal) => string = byCode<Refusal>({
  required: '请填写。',
  noFile: '请附一份文件。',
  tooManyNames: ({ limit, count }) =>
    `一条记录最多写 ${limit} 人，现在 ${count} 人；请写单位或岗位，或分成几条记。`,
  notMasked: '这张就是原图，还没有遮。请换成遮好的；原图里确实没有要遮的，勾选下面一项。',
  notAnOption: '请至少选一项。',
  tooLong: ({ limit, length }) => `最多 ${limit} 字，现在 ${length} 字，请删短或分开写。写下的内容还在。`,
  notATime: '这不是一个完整的时间，请填年、月、日、时、分。',
  inFuture: '这个时间还没有到，请核对。',
  tooLongAgo: '这个时间是一年多以前，请核对年份。',
  badField: ({ why }) => refusalSentence(why),
  notALink: '这不是一个完整的网址，应以 http:// 或 https:// 开头。',
  notANumber: '这里要填一个数字，例如 120、约 120、3.2万。',
  tooManyTasks: ({ limit }) => `分工一次最多记 ${limit} 行，请分成几条记。`,
  unfinishedTask: ({ row }) => `第${row}行没有填完：承办单位或岗位、承办事项都要写。`,
  unknownTask: '定下这件事的记录已经撤销，请刷新再看。',
  fileTooLarge: ({ limit, bytes }) =>
    `一个文件最多 ${megabytes(limit)}，这个有 ${megabytes(bytes)}；请裁小或压缩后再附。`,
  filesTooLarge: ({ limit }) => `一起事件的附件合计最多 ${megabytes(limit)}；请只附要紧的，或先裁小。`,
  alreadyStarted: '本步正在办理。',
  notLonger: '延至的时间要晚于现在的期限，请改。',
  notAhead: '这个时间要在现在以后，请改。',
  notAfterAnswer: '下一次反馈要晚于这次反馈的时间，请改。',
  notAfterPublication: '下次发布要晚于这次发布的时间，请改。',
  nothingToAwait: '所等的步骤已有结果，无需等待；请改选其他步骤或者时间。',
  waitsForThis: '所等的步骤须待本步办结，不能互等；请改选其他步骤或者时间。',
  closingOpen: ({ title }) => `“${title}”还没有做到，做到了才能结束。`,
  exitUnreviewed: '尚无第二人复核，复核同意后方可结束。',
  nothingToReview: '这件事现在没有要复核的。',
  notOfPost: ({ title, posts }) => `“${title}”由${posts.join('、')}的人复核，请那里的人看。`,
  ownExit: ({ filer }) =>
    `复核要由另一个人来，不能是${filer === undefined ? '登记的岗位自己' : `登记的人（${personName(filer)}）自己`}。`,
  hollow: '内容过于笼统，请写明未办原因、接办岗位、时限。',
  notAtOrders: '本步在“来单”中登记、反馈后自动办结，无需另记。',
  notReleased: '本步随发布自动办结：请在“发布”中发布；已在别处发布的，请在该处事后补录。',
  versionIsOut: '这一稿已经发布，不能撤销；内容不对，请发更正。',
  notOut: '这一份没有发布，或者已经撤下，不能照它答复。',
  beforePublished: '答复的时间早于那次发布的时间，请核对。',
  notQuoted: ({ text }) => `“${text}”不是发布过的原话。照抄整句，或者另写一份答复送审。`,
  beforeOut: '撤下的时间早于发布的时间，请核对。',
  noName: '要写明你的姓名：请先在“记录人”里填写。',
  samePerson: '要由另一个人来，不能是记录人自己。',
  unknownHandover: '这次交接已经撤销了，请刷新再看。',
  endsBeforeStart: '结束的时间早于开始的时间。',
  notReceiver: ({ name }) => `这次交接是给${name}的，由本人接手。`,
  nobody: '请写姓名或职务。',
  unnamed: '请写姓名。',
  noTitle: `请写职务：签字、${names.approve}要写明职务。`,
  notAPhone: '电话只用数字和 - / 转 等符号，最多 30 个。',
  sameTitle: '两个人的职务写得一样，分不开；请写明各自的职务。',
  unknownPlaybook: '本机上没有这一版手册，请刷新页面再试。',
  notANote: '只能更正没有撤销的记录。',
  noRole: '请先选择记录人的岗位，以便记明记录人。',
  unknownStep: '清单中没有该步，请刷新页面。',
  nothingToReopen: '本步尚无结果，无需重新办理。',
  alreadySettled: '本步已有记录；需要修改的，请先撤销原来的记录。',
  incidentClosed: '这起事件已经结束；要继续办，请先重新打开。',
  alreadyOpen: '这起事件正在办，不用重新打开。',
  triageUnfinished: '初判还有问题没有回答。',
  noRun: '没有正在进行的演练，请先到“演练”里开始一次。',
  unchanged: '没有改动。',
  nothingToUndo: '这条记录已经撤销，或者不能撤销。',
  nothingToChoose: '这一处已经定过了，请看最新的记录。',
  unknownIncident: '本机上没有这起事件。',
  noRoom: '这起事件的记录已经到了一份文件能装的上限。请导出、结束，另开一起接着办。',
  unknownFact: '台账里没有这一项，请刷新页面再看。',
  factExists: ({ label }) => `台账里已有“${label}”，请直接改那一项。`,
  notStanding: '拟替换的内容已被他人修改，请查看最新内容后再定。',
  notACause: `只有原因这一项要${names.approve}。`,
  causeNotVerified: `原因尚未核实，或者表述不一；请先核实、确定一种表述，再认定${names.approve}。`,
  sameVerifier: ({ verifier }) =>
    `${personName(verifier)}核实了这个原因，应由另一个人认定${names.approve}；没有别的人时，写明理由一人兼。`,
  badToken: ({ why, token }) => tokenSentence[why](token),
  tooManyTokens: ({ limit }) => `这一段插入的事实太多，最多 ${limit} 处；请删去重复的，或者分成几段。`,
  tokenInTitle: ({ token }) => `标题里的“{${token}}”不会换成事实，请直接写出来，或去掉大括号。`,
  unapprovedCause: ({ text }) =>
    `这里写到了没有认定${names.approve}的原因“${text}”。删去，或等认定${names.approve}后再写。`,
  unknownStatement: '没有这份稿子，请刷新页面再看。',
  emptyStatement: '稿子还是空的，先写一点再存。',
  oldVersion: '这一稿后面又有新稿，请对最新的一稿办。',
  unknownItem: '没有这项检查，请刷新页面再看。',
  unknownCall: '手册里没有这个电话，请刷新页面再看。',
  unknownLine: '手册里没有这一件，请刷新页面再看。',
  notSkippable: ({ title }) => `“${title}”不能保留原文，要改到没有问题为止。`,
  notAsked: ({ title }) => `“${title}”不是这样办的。`,
  notYourTurn: ({ title }) => `还没有轮到：先办“${title}”。`,
  signOffOpen: ({ title }) => `还不能发布：“${title}”还没有过。`,
  notApproved: `这一稿还没有${names.approve}完，不能发布。`,
  sameSigner: ({ title }) => `“${title}”是同一个人签的，这一项要由另一个人签；人手不够的，写明一人兼的理由。`,
  otherPost: ({ title, posts }) =>
    `“${title}”由${posts.join('、')}办，请那里的人看；人手不够的，写明一人兼的理由。`,
  noPost: ({ title, posts }) =>
    `“${title}”由${posts.join('、')}办理，其他岗位的决定无效：请该岗位的人决定，如实记明决定人。`,
  gateAlone: ({ title }) =>
    `“${title}”不能一人兼：请当面、电话报有权的人决定，如实记明决定人和时间；联系不上的，按本机设置里的常设授权先发，没有授权的不发。`,
  noAuthority: `本机没有录入常设授权，不能先发：报有权的人${names.approve}，照实记下。`,
  outsideAuthority: ({ why }) =>
    `常设授权不包括这种情况（${{ form: '发布的种类', level: '事件的级别', post: '使用的岗位' }[why]}），不能先发：报有权的人${names.approve}。`,
  notCalled: ({ party }) => `授权要求先联系${partyName(party)}：写明几点打的、没接通。`,
  beforeVersion: '这个时间还没有这一稿，请核对；先定后写的，请对这一稿再问一次。',
  beforeVerified: '这个时间原因还没有核实，请核对。',
  beforeStage: ({ title }) => `这个时间比“${title}”还早，请核对。`,
  notTogether: '书面的各有各的时间，请分开记；一并记的要是同一次会议、电话或当面。',
  sameReader: '写的、念的和看的、听的要是两个人；没有别的人时，写明理由一人兼。',
  unknownTheme: '没有这一类反映，请刷新页面再看。',
  unknownOrder: '没有这件来单，请刷新页面再看。',
  beforeReceived: '这个时间早于收到来单的时间，请核对。',
  unknownForm: '没有这份文书，请刷新页面再看。',
  unknownAction: '没有这项改进，请刷新页面再看。',
  unknownTarget: '请选一条条款或者一个步骤。',
});

const megabytes = (bytes: number): string =>
  `${(bytes / 1024 / 1024).toFixed(bytes < 1024 * 1024 ? 1 : 0)} MB`;

/** The same for a form: at the field, where one is to blame. */
export const refusedAt = (refusal: Refusal) => ({
  ...wrongAt(refusal),
  also:
    refusal.code === 'badField'
      ? refusal.others?.map(each => wrongAt({ code: 'badField', ...each }))
      : undefined,
});

const wrongAt = (refusal: Refusal) => ({
  sentence: refusalSentence(refusal),
  field: refusal.code === 'badField' ? refusal.field : undefined,
  isMissing: refusal.code === 'badField' && refusal.why.code === 'required',
});

import { remembered } from '../../base/remember.ts';
import type { Suspicions } from '../../playbook/suspicions.ts';

/** The commonest surnames, those of two characters first, and none that is a common word in such texts as well. */
const COMPOUND =
  '欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|南宫|长孙|端木|独孤|申屠|轩辕|万俟|闻人';
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初云容敬';

const SURNAME = `(?:(?:${COMPOUND})|[${SINGLE}])`;

/** Characters that end words of such texts and hardly ever a name: 方案, 高度, 安置点, 白天. */
const NO_NAME_END =
  '案务置料度程地点区段房楼站所局厂场矿边间面线口门道沟坝坡桥渠库池井田墙顶底部层块处期批号组队户个些条件者员民人任记长们里外内上下前后左右日月年天时分家村镇乡县市省街巷弄园馆店铺行社司会委办科股的了是在和与及或把被将已未不没有从到对向为以因由等每各该本此其这那您我你他它并也都就还能要会说称表示性化式款费税额率量数值质类级种机器材械具车某均位色馨院校';

/** Characters that stand in no name. */
const NO_NAME =
  '的了是在和与及或把被将已未不没从到对向为以由等每各该此其这那您我你他它们个些并也都就还能要会某';

const HAN = '[\u4e00-\u9fff]';
const GIVEN = `(?:(?![${NO_NAME}])${HAN}){0,1}(?![${NO_NAME_END}])${HAN}`;
const NAME = `${SURNAME}${GIVEN}`;
/** A surname and two more characters: only that counts as a name when it stands alone before a house. */
const WHOLE_NAME = `${SURNAME}(?![${NO_NAME}])${HAN}(?![${NO_NAME_END}])${HAN}`;

const COUNT = '[\\d一二三四五六七八九十百]{1,5}';
/** Where somebody lives: a village, an estate, a number in a street. A town or a district alone is none. */
const ADDRESS = `(?:${HAN}{1,6}(?:村|社区|小区|花园|家园|新村|花苑|公寓|小镇|湾|屯|寨|庄)|${COUNT}(?:组|号楼|号院|号|栋|幢|座|单元|室|弄|户|队))`;
/** Before a name that nothing but a house stands behind: the beginning of a clause, or the end of a place. */
const BEFORE_NAME = '(?:^|[,。;:!?、()\\s]|村|社区|小区|家园|组|镇|乡|街|路|巷|弄|号|栋|在|是|为)';
/** After a name: anything that does not go on with it. */
const END =
  '(?=$|[,。;:!?、()\\s]|家|户|一家|夫妇|夫妻|老人|本人|等|的|反映|来信|来电|投诉|举报|说|称|讲|介绍|告诉|回忆|透露|认为|担心|提出|要求|希望|表示|住|在|因|于|被|将|已|向|对|把|让|给|多次|受|遇|死|来|到|找|去|和|与|及|男|女)';

/** Words for a household's property and the places around it: a name before them is a resident's. */
const OWN =
  '(?:屋|房前|房后|房屋|住房|老房|新房|平房|楼房|住宅|宅|门口|门前|大门|院子|院墙|院里|院内|后院|后墙|围墙|后山|承包|责任田|责任地|自留|田里|地里|菜地|菜园|果园|果树|鱼塘|水井|祖坟|坟|猪场|猪圈|鸡场|养殖场)';

const KIN = '(?:父亲|母亲|儿子|女儿|妻子|丈夫|爷爷|奶奶|孙子|孙女|家属|亲属|监护人|家长)';

interface NamePattern {
  readonly pattern: RegExp;
  /** The name counts only where an address stands in the same sentence. */
  readonly besideAddress: boolean;
}

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;
const LINK = '(?:姓名)?(?:[:为是]|系)?';

/** Patterns of the words that stand beside a private name. People in `residents` are no officials on duty. */
const patternsOf = remembered(
  ({ guarded, trades, residents }: Suspicions['persons']): readonly NamePattern[] => {
    const PROTECTED = anyOf(guarded);
    const TRADE = anyOf(trades);
    const PRIVATE = anyOf(residents);
    return [
      { pattern: new RegExp(`${PROTECTED}${LINK}(${NAME})${END}`, 'g'), besideAddress: false },
      { pattern: new RegExp(`${TRADE}${LINK}(${NAME})${END}`, 'g'), besideAddress: false },
      { pattern: new RegExp(`${PRIVATE}${LINK}(${NAME})${END}`, 'g'), besideAddress: true },
      // 沙溪村三组王大力, 3栋502室的周小兰
      {
        pattern: new RegExp(`${COUNT}(?:组|号楼|号|栋|幢|座|单元|室|弄|户|队)(?:的|,)?(${NAME})${END}`, 'g'),
        besideAddress: false,
      },
      // 村民小组王大力家
      {
        pattern: new RegExp(`(?:村|社区|小区|花园|家园|小组)的?(${NAME})(?=家|户|一家|夫妇|夫妻|住宅)`, 'g'),
        besideAddress: false,
      },
      // 王建国家屋后, 王建国的承包地: a person's own property shows by itself where they live
      { pattern: new RegExp(`(${NAME})(?=家的?${OWN})`, 'g'), besideAddress: false },
      { pattern: new RegExp(`${BEFORE_NAME}(${WHOLE_NAME})(?=的?${OWN})`, 'g'), besideAddress: false },
      // 王大力,住青石镇柳塘村; 王大力家住
      {
        pattern: new RegExp(
          `(?:^|[,。;:!?、()\\s]|${PRIVATE})(${NAME})[,(]?(?:男|女)?[,]?(?:家住|现住|住在|住址|住)`,
          'g',
        ),
        besideAddress: true,
      },
      // 场主王大力,家住柳塘村3组: behind whatever he is called
      {
        pattern: new RegExp(`(${NAME})[,(]?(?:男|女)?[,]?(?:家住|现住|住在|住址|户籍)`, 'g'),
        besideAddress: true,
      },
      // 父亲是镇上开货车的王大力
      {
        pattern: new RegExp(`${KIN}(?:名叫|叫|是|为)[^,。;]{0,12}?(?:的|,)?(${NAME})${END}`, 'g'),
        besideAddress: false,
      },
      // 王秀英(女,68岁,桥头社区)
      {
        pattern: new RegExp(`(?:^|[,。;:!?、()\\s]|${PRIVATE})(${NAME})[,(](?:男|女)`, 'g'),
        besideAddress: true,
      },
    ];
  },
);

const ADDRESSED = new RegExp(ADDRESS);

/** 专家, 国家, 大家 and the like: words that end like somebody's home. */
const NO_HOME =
  /^..?(?:专|厂|买|卖|回|搬|一|两|几|各|多|老|人|住|行|作|独|居|谁|自|酒|店)$|^.(?:国|大|商|全|农)$/;

/** Forms of address that name nobody, titles of those on duty, and common words that begin like a surname. */
const NO_NAME_AT_ALL =
  /(?:女士|先生|小姐|师傅|老师|大爷|大妈|大娘|大伯|阿姨|大姐|大哥|老汉|老板|同志|医生|警官|记者|主任|局长|科长|书记|镇长|村长|支书|队长|站长|所长|组长|经理|会计|专家|代表)$|^(?:陈述|陈列|陈旧|平安|和平|安康|向阳|江南|江北|方便|成片|时常|常年|广泛|高层|高低|安全|路灯|施工|和谐|明确|万家|温泉|金融|金属|石油|白色|黄色|水泥|马上|关于|应急|强烈|解决|管理|项目|计划|单独|连续|连夜|左侧|左右|宁可|从来|经常|严重|向来|古树|古建|沙石|石灰|牛羊|鱼塘|林地|林木|花木|桑树|柳树|松树)$/;

/** A personal name where it tells who lives where, or who complained. Positions are those of the folded text. */
export function findNames(
  folded: string,
  persons: Suspicions['persons'],
): readonly { readonly start: number; readonly length: number }[] {
  const found = new Map<number, { readonly start: number; readonly length: number }>();
  for (const { index: from, 0: sentence } of folded.matchAll(/[^。;!?\n]+/g)) {
    const isAddressed = ADDRESSED.test(sentence);
    for (const { pattern, besideAddress } of patternsOf(persons)) {
      if (besideAddress && !isAddressed) continue;
      for (const match of sentence.matchAll(pattern)) {
        const name = match[1] ?? '';
        const at = match[0].lastIndexOf(name);
        const after = sentence.slice(match.index + at + name.length);
        if (NO_NAME_AT_ALL.test(name) || (after.startsWith('家') && NO_HOME.test(name))) continue;
        const start = from + match.index + at;
        if (!found.has(start)) found.set(start, { start, length: name.length });
      }
    }
  }
  return [...found.values()].sort((one, other) => one.start - other.start);
}

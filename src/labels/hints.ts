/** One line under a field whose label does not say enough, by content type or component. */

type Hints = Readonly<Record<string, string>>;

const AUDIENCE = '“仅内部”的不上网站，也不上公开的屏幕。';
const CAPTIONS = '视频有声而屏幕静音时，观众靠它看懂。';

const hints: Readonly<Record<string, Hints>> = {
  'api::collection.maxim': {
    text: '墙上竖排，一行一列；标点照写。',
    source: '连书名号一起写，如《石灰吟》。',
    audience: AUDIENCE,
  },
  'api::collection.artwork': {
    views: '第一张是封面；瓷器按这里的次序转面。',
    accessionNumber: '馆藏或展览的登记号，印在展签上。',
    audience: AUDIENCE,
  },
  'api::collection.film': {
    runtimeSeconds: '不填则按视频文件。',
    poster: '不选则取视频里的一帧。',
    captions: CAPTIONS,
    audience: AUDIENCE,
  },
  'api::collection.family-story': { captions: CAPTIONS, audience: AUDIENCE },
  'api::collection.bulletin': { audience: AUDIENCE },
  'api::collection.resource': { audience: AUDIENCE },
  'api::campaign.campaign': {
    endsOn: '含当天。',
    takeover: '打开并发布后，活动期间所选屏幕改播本活动，在一切排期之上。',
    screens: '与屏组合在一起算。',
    groups: '组里的屏幕都接管，以后加进组的也算。',
  },
  'api::campaign.occasion': {
    rule: '按它每年推算日期，排期就能“每年中秋前 7 天起”。',
    lasts: '从那一天起连着几天；放假期间按放假安排，不用填。',
  },
  'api::exhibition.exhibition': { entries: '拖动调整次序，展签和网站都照这个次序。' },
  'api::wall.screen': {
    slug: '屏幕网址和命令行用它，只能是英文、数字和连字符。',
    timezone: '排期按它算，一般填 Asia/Shanghai。',
    audience: '“公开”的屏幕只播公开内容；“仅内部”的都播。',
    fallback: '没有排期时播它；不选则那时无可播内容。',
  },
  'api::wall.playlist': { slides: '从上到下循环播放，拖动调整次序。' },
  'api::wall.schedule': {
    screens: '与屏组合在一起算。优先级相同时，点名屏幕的胜过点名屏组的。',
    groups: '组里的屏幕都播，以后加进组的也算。',
    startsOn: '含当天；不填则即刻起。',
    endsOn: '含当天；不填则不停。',
    windows: '跨午夜的时段算在开始的那一天。',
    days: '按国务院放假安排，含调休；没有安排的年份按法定节假日推算。',
    recurrence: '与起止日期、哪种日子、时间节点同时填的，都符合才播。',
    occasion: '每年随节日走，农历和节气也算得准。',
    daysBefore: '选了时间节点才起作用。“中秋前 7 天起”填 7，当天起填 0。',
    daysAfter: '选了时间节点才起作用。“到中秋后 1 天”填 1，当天止填 0。',
    priority: '几个排期同时要播一块屏时，数大的播。主题活动接管和紧急插播总在排期之上。',
    enabled: '关掉则不播，排期留着。',
  },
  'wall.window': { to: '到午夜为止写 00:00。' },
  'wall.recurrence': {
    interval: '大于 1 时，从排期的“开始日期”数起。',
    monthDay: '与“第几个星期几”只填一种；没有这一天的月份跳过。',
    ordinal: '与“星期几”一起填，如“第二个周日”。',
    rrule: '如 FREQ=MONTHLY;BYDAY=2MO，每月第二个周一；须填排期的“开始日期”。',
  },
  'wall.slide': {
    kind: '“按规则挑选”由系统按条件挑作品，不必一件件选。',
    seconds: '片子总是播完，不受它限制。',
    validFrom: '不填则即刻起。',
    validUntil: '不填则一直可播。',
  },
  'wall.pick': {
    count: '符合条件的不够时，有几件播几件。',
    order:
      '“每天换一批”的次序由节目单和条件定下：每天不同，全部轮完之前不重复，同一范围的屏幕一致。',
    scope: '没有屏组的屏幕各自挑选。',
    themes: '不选则不限。',
    pillar: '不选则不限。',
    category: '不选则不限。',
    artist: '不选则不限。',
    maximKind: '不选则不限。',
    form: '不选则不限。',
  },
  'work.view': { alt: '替看不见图的人说出画的是什么。' },
  'story.photo': { alt: '替看不见图的人说出照片里有什么。' },
};

/** What stands under a field in the form, or undefined where its label says enough. */
export const fieldHint = (uid: string, attribute: string): string | undefined =>
  hints[uid]?.[attribute];

/** Every field that has a hint. */
export const hintedFields = (): [uid: string, attribute: string][] =>
  Object.entries(hints).flatMap(([uid, own]) =>
    Object.keys(own).map((attribute): [string, string] => [uid, attribute]),
  );

import type { Because, SlideKind } from '../../api/wall/programme/types';
import type { NoticeLevel, ScreenState } from './api/types';
import type { Concern } from './rules/screens';

/** Everything the keeper's pages say. */

export const STATE: Record<ScreenState, string> = {
  online: '在线',
  stale: '待留意',
  offline: '离线',
  unpaired: '未配对',
};

export const KIND: Record<SlideKind, string> = {
  maxim: '格言',
  artwork: '作品',
  film: '警示教育片',
  family_story: '家风故事',
  bulletin: '《妇廉纪语》',
  campaign: '主题活动',
};

export const RULE: Record<Because['rule'], string> = {
  campaign: '主题活动',
  schedule: '排期',
  fallback: '备用节目单',
  empty: '无可播内容',
};

export const LEVEL: Record<NoticeLevel, string> = {
  info: '通知',
  warning: '提醒',
  urgent: '紧急',
};

export const LEVEL_HINT: Record<NoticeLevel, string> = {
  info: '如参观安排、停电预告',
  warning: '如会议改期、通道关闭',
  urgent: '如疏散、险情',
};

const CACHE = { ready: '已就绪', staging: '下载中', partial: '不完整' } as const;

export const CONCERN: Record<Concern, string> = {
  copied: '令牌疑似被复制',
  insecure: '非 HTTPS，断电或刷新后无网不能启动',
  behind: '尚未换上最新播出单',
  omitted: '有画面未上墙或不完整',
  faults: '有故障记录',
  clock: '时钟偏差过大',
};

export const words = {
  title: '屏幕墙',
  back: '返回屏幕墙',
  cancel: '取消',
  close: '关闭',
  failed: '没有办成，请稍后再试。',
  loadFailed: '读不到屏幕的情况。请检查网络，页面会自动重试。',

  overview: {
    summary: (counts: Record<ScreenState, number>) =>
      [
        `在线 ${counts.online}`,
        `${STATE.stale} ${counts.stale}`,
        `离线 ${counts.offline}`,
        `未配对 ${counts.unpaired}`,
      ].join(' · '),
    pair: '配对新屏幕',
    notices: '紧急插播',
    search: '按名称、位置或节目单查找',
    clearSearch: '清除查找',
    allGroups: '全部屏组',
    group: '屏组',
    allStates: '全部',
    states: '按状态筛选',
    updated: (clock: string) => `每 5 秒更新 · ${clock}`,
    empty: '还没有屏幕',
    emptyHint:
      '在要上墙的电视或电脑上打开下面的网址，屏幕上会出现 8 位配对码和二维码；用手机扫码，或在这里输入配对码。',
    nothing: '没有符合条件的屏幕',
    nothingHint: '换一个屏组或状态，或者清除查找的字词。',
    clearFilters: '清除筛选',
    list: '屏幕',
    changed: (name: string, state: string) => `${name}：${state}`,
  },

  card: {
    showing: '在播',
    shouldShow: '应播',
    gone: '正在播的画面已不在播出单中',
    nothing: '无可播内容',
    unpaired: '等待配对',
    unpairedHint: '屏幕上出现配对码后，点“配对新屏幕”',
    unpainted: '画面暂时显示不出来',
    size: (width: number, height: number) =>
      `${width}×${height} ${width === height ? '方屏' : width > height ? '横屏' : '竖屏'}`,
    forLong: (ago: string) => (ago === '刚刚' ? '刚刚' : `已 ${ago}`),
    picture: (title: string) => `画面：${title}`,
    noPlace: '未填位置',
    notice: '插播中',
  },

  screen: {
    identify: '识别',
    identifyHint: '让屏幕亮出自己的名字',
    identified: (name: string) => `已请“${name}”亮出名字。`,
    reload: '重新加载',
    reloaded: (name: string) => `已请“${name}”重新加载。`,
    notice: '插播',
    more: '更多操作',
    edit: '编辑屏幕资料',
    rotate: '更换令牌',
    revoke: '吊销令牌',
    rotateTitle: '更换这块屏幕的令牌？',
    rotateBody: (name: string) =>
      `“${name}”会自动换上新令牌，不必到现场；新令牌一启用，旧令牌即失效。离线的屏幕在三天内重新连上时更换。`,
    rotated: '已通知屏幕更换令牌。',
    revokeTitle: '吊销这块屏幕的令牌？',
    revokeBody: (name: string) =>
      `“${name}”将在一分钟内停止播放，回到配对码画面，须重新配对才能再用。屏幕的资料和排期都会保留。`,
    revoked: '令牌已吊销，屏幕将回到配对码。',
    copiedTitle: '这块屏幕的令牌疑似被复制',
    copiedBody: (addresses: string) =>
      `同一令牌在两处同时使用（${addresses}）。请吊销令牌后重新配对；如果不是您自己换过机器，请查明另一处是谁在用。`,
    unpairedTitle: '这块屏幕还没有配对',
    unpairedBody: '在屏幕上打开 /screen，出现配对码后，在“配对新屏幕”里确认配对。',
    offlineTitle: '屏幕离线',
    noticeTitle: (level: string) => `正在插播（${level}）`,
    until: (when: string) => `到 ${when} 自动撤下`,
    missing: '没有这块屏幕，可能已被删除。',
    plays: '播放统计',
    health: '运行状况',
    programme: '播出安排',
    tabs: '屏幕详情',
    now: '此刻',
    zone: (name: string) => `时间按屏幕所在时区：${name}`,
    since: '自',
    state: '状态',
    reported: '报告于',
  },

  timeline: {
    title: '一周播出',
    previous: '上一周',
    next: '下一周',
    thisWeek: '本周',
    table: '以表格显示',
    chart: '以图显示',
    hint: '用方向键在各时段之间移动；回车看该时段的画面。',
    label: (day: string) => `${day} 的时段`,
    today: '今天',
    columns: ['日期', '起', '止', '节目单', '类别', '缘由'],
    nothing: '无可播内容',
    reason: '缘由',
    see: '看这一时段的画面',
    legend: '图例',
  },

  at: {
    title: '某时播什么',
    when: '日期和时间',
    now: '现在',
    evening: '今晚 20:00',
    tomorrow: '明早 8:00',
    seconds: (seconds: number) =>
      seconds < 60
        ? `${Math.round(seconds)} 秒`
        : seconds < 3600
          ? `${Math.floor(seconds / 60)} 分${Math.round(seconds % 60) ? ` ${Math.round(seconds % 60)} 秒` : ''}`
          : `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`,
    summary: (count: number, seconds: string) => `${count} 个画面，一轮 ${seconds}`,
    nothing: '这一刻没有可播的内容。',
    bad: '请选一个完整的日期和时间。',
    open: (title: string) => `放大：${title}`,
    all: (count: number) => `显示全部 ${count} 个画面`,
  },

  omitted: {
    title: '未上墙的画面',
    hint: '这些内容已发布、在节目单里，但素材还没有备好：屏幕暂时跳过它们，或播出时缺一部分。',
    columns: ['类型', '原因', '内容'],
    open: '去处理',
  },

  health: {
    heartbeat: '最近心跳',
    ago: (ago: string) => (ago === '刚刚' ? ago : `${ago}前`),
    noHeartbeat: '还没有收到过心跳。',
    revision: '播出单',
    applied: '已是最新',
    behind: '尚未换上最新的播出单',
    changing: '正在换上最新的播出单',
    wanted: '应为',
    present: '现为',
    cache: '本地素材',
    cacheState: (state: keyof typeof CACHE, present: number, wanted: number) =>
      `${CACHE[state]}（${present} / ${wanted} 个文件）`,
    storage: '存储',
    storageUse: (usage: string, quota: string) => `已用 ${usage}，共 ${quota}`,
    clock: '时钟偏差',
    clockGood: (seconds: string) => `${seconds} 秒（正常）`,
    clockBad: (seconds: string) => `${seconds} 秒。请校准屏幕的系统时间`,
    secure: '断网播放',
    secureYes: '可以（HTTPS）',
    secureNo:
      '正在播的断网后照常播，但断电或刷新后无网不能启动：屏幕用的是不加密的网址。请按《屏幕部署》启用 HTTPS',
    started: '本次开机',
    viewport: '实际画面',
    viewportDiffers: (real: string, set: string) => `${real}，与登记的 ${set} 不符`,
    unknown: '未知',
    faults: '故障记录',
    noFaults: '没有故障。',
    faultColumns: ['时间', '类别', '说明'],
    tokens: '令牌',
    tokenColumns: ['签发', '最近使用', '地址', '情况'],
    tokenFine: '正常',
    tokenCopied: '两处同时使用',
    never: '未使用',
  },

  plays: {
    title: '近 30 天播放次数',
    chart: (total: number, days: number) =>
      `近 ${days} 天共播放 ${total} 次，按日按画面堆叠的柱形图`,
    none: '这 30 天还没有播放记录。屏幕在线后每播完一个画面记一次，断网期间的也会补报。',
    table: '数据表',
    columns: ['日期', '画面', '类型', '次数', '秒数'],
    slideColumns: ['画面', '类型', '次数', '总时长'],
    daily: '按日明细',
    download: '下载 CSV',
    file: (name: string, from: string, to: string) => `播放统计-${name}-${from}-${to}.csv`,
    bar: (day: string, total: number) => `${day}：${total} 次`,
    total: (count: number) => `共 ${count} 次`,
  },

  pair: {
    title: '配对新屏幕',
    subtitle: '把墙上的一块屏接入系统',
    code: '配对码',
    codeHint: '屏幕上显示的 8 位字符，没有 0、1、I、O、L；大小写和空格不限',
    strange: (characters: string) =>
      `配对码里没有 ${characters}。请对照屏幕再看一遍（形似的可能是 Q、D、7、J 或 T）。`,
    look: '查找这块屏',
    looking: '正在查找……',
    found: '找到了这块屏',
    timeLeft: (left: string) => `配对码还有 ${left} 有效`,
    expired: '配对码已过期。屏幕会自动换一个新码，请输入新码。',
    unknown: '没有这个配对码。请对照屏幕再核对一遍；码每 10 分钟换一次。',
    gone: '这个配对码已过期或已用过。请看屏幕上现在的码。',
    locked: '输错次数过多，请过几分钟再试。已在播放的屏幕不受影响。',
    forbidden: '您没有配对屏幕的权限。请联系管理员。',
    as: '这块屏是',
    asNew: '一块新屏幕',
    asKnown: '已登记的屏幕（换机器、重新配对）',
    name: '名称',
    nameHint: '如：一楼大厅东',
    nameMissing: '请给这块屏起个名字。',
    place: '位置',
    placeHint: '如：办公楼一楼大厅东侧',
    width: '宽（像素）',
    height: '高（像素）',
    sizeHint: '已按屏幕报告的尺寸填好',
    sizeBad: '请填 320 到 15360 之间的整数。',
    group: '屏组',
    noGroup: '不分组',
    timezone: '时区',
    timezoneBad: '没有这个时区。一般填 Asia/Shanghai。',
    audience: '可见范围',
    audiencePublic: '公开：放在公共区域，只播公开内容',
    audienceInternal: '仅内部：放在内部区域，也播仅内部内容',
    screen: '屏幕',
    chooseScreen: '请选择',
    screenMissing: '请选择是哪一块屏幕。',
    approve: '确认配对',
    done: (name: string) => `“${name}”已配对`,
    doneHint: '屏幕会在几秒内开始播放。如果没有，请看它的状态说明。',
    open: '查看这块屏幕',
    another: '再配一块',
  },

  notices: {
    title: '紧急插播',
    subtitle: '盖在所有节目之上，到时自动撤下，不改动排期',
    compose: '新建插播',
    active: '正在插播',
    past: '已结束',
    none: '现在没有插播。',
    nonePast: '还没有过插播。',
    everywhere: '全部屏幕',
    receipts: (count: number, of: number) => `${count} / ${of} 块屏已确认`,
    receiptsTitle: '确认情况',
    receiptColumns: ['屏幕', '确认时间'],
    waiting: '尚未确认',
    expires: (when: string, left: string) => `${when} 撤下（还有 ${left}）`,
    expired: (when: string) => `${when} 已到期`,
    withdrawn: (when: string) => `${when} 已撤下`,
    sentAt: (when: string, author: string | null) =>
      `${[author, when].filter(Boolean).join(' ')} 发出`,
    withdraw: '撤下',
    withdrawTitle: '撤下这条插播？',
    withdrawBody: (text: string) => `“${text}”会立刻从所有屏幕上撤下。`,
    withdrawn1: '插播已撤下。',

    text: '插播文字',
    textHint: '写清什么事、怎么办',
    count: (count: number, most: number) => `${count} / ${most} 字`,
    textMissing: '请写插播文字。',
    textLong: (most: number) => `插播文字最多 ${most} 个字。`,
    level: '级别',
    targets: '在哪里插播',
    toAll: '全部屏幕',
    toGroups: '按屏组',
    toScreens: '指定屏幕',
    targetMissing: '请至少选一个。',
    expiry: '何时自动撤下',
    expiryHint: '必填。到时屏幕自己恢复原来的节目，断网也一样。',
    minutes30: '30 分钟后',
    hour1: '1 小时后',
    hours2: '2 小时后',
    endOfDay: '今天结束时',
    custom: '指定时间',
    expiryMissing: '请选撤下的时间。',
    expiryPast: '撤下的时间要晚于现在。',
    preview: '画面预览',
    sampleText: '插播文字会这样显示',
    send: '立即插播',
    sent: '插播已发出。',
    reach: (count: number) => `将插播到 ${count} 块屏幕`,
  },
} as const;

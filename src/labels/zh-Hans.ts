/**
 * What editors read instead of codes: every field and option of every content type, in Chinese.
 * Names of types and components stand in their schemas. Used by the admin panel for its forms and
 * by the server for its messages, so that both call a field the same.
 */

import { form, category, maximKind, scheduleFields, scheduleOptions, slideKind } from './schedules';

type Labels = Readonly<Record<string, string>>;

/** Fields that mean the same wherever they occur. */
const common: Labels = {
  id: '编号',
  documentId: '文档编号',
  createdAt: '创建时间',
  updatedAt: '修改时间',
  publishedAt: '发布时间',
  firstPublishedAt: '首次发布时间',
  createdBy: '创建人',
  updatedBy: '修改人',
  locale: '语言',
  status: '状态',
  themes: '主题标签',
  pillar: '所属板块（筑廉·促廉·护廉·育廉）',
  audience: '可见范围',
  consent: '授权同意情况',
  isSample: '示例内容',
  title: '标题',
  name: '名称',
  code: '代码（接口用）',
  slug: '标识（网址用）',
  year: '年份',
  kind: '类型',
  caption: '图注',
  alt: '替代文字（读屏用）',
  image: '图片',
  video: '视频',
  poster: '海报',
  captions: '字幕文件（WebVTT）',
  era: '朝代或年代',
  occasion: '时间节点',
  startsOn: '开始日期',
  endsOn: '结束日期',
};

/** Field labels by content type or component; what is not here is in `common`. */
const fields: Readonly<Record<string, Labels>> = {
  'api::collection.theme': { name: '主题' },
  'api::collection.maxim': {
    text: '原文（一行一句）',
    author: '作者',
    source: '出处（篇名）',
    annotation: '注释',
    background: '画面底色',
  },
  'api::collection.artist': {
    name: '姓名',
    organisation: '单位',
    biography: '简介',
    portrait: '照片',
  },
  'api::collection.artwork': {
    category: '类别',
    artist: '作者',
    materials: '材质',
    dimensions: '尺寸（毫米）',
    inscription: '释文',
    statement: '创作体会',
    views: '作品图',
    accessionNumber: '登记号',
    rights: '权利',
  },
  'api::collection.film': {
    title: '片名',
    synopsis: '内容简介',
    producer: '出品单位',
    runtimeSeconds: '片长（秒）',
  },
  'api::collection.family-story': {
    form: '形式（讲、晒、演、拍）',
    family: '家庭',
    body: '正文（空一行分段）',
    gallery: '照片',
    honours: '荣誉',
  },
  'api::collection.bulletin': {
    issueNumber: '期号',
    issuedOn: '发布日期',
    discipline: '说纪',
    law: '说法',
    virtue: '说德',
    harm: '说害',
    duty: '说责',
  },
  'api::collection.resource': {
    creator: '作者或主讲',
    summary: '简介',
    file: '文件',
    cover: '封面',
    link: '网址',
  },
  'api::campaign.occasion': {
    name: '时间节点',
    rule: '怎样定日子',
    month: '月（农历则为农历月）',
    day: '日（农历三十遇小月为廿九）',
    term: '节气',
    ordinal: '第几个',
    weekday: '星期几',
    holiday: '法定节假日',
    lasts: '持续天数',
  },
  'api::campaign.campaign': {
    name: '活动名称',
    slogan: '口号',
    summary: '活动简介',
    maxims: '诗词格言',
    artworks: '书画瓷作品',
    films: '警示教育片',
    familyStories: '家风故事',
    bulletins: '《妇廉纪语》',
    resources: '廉洁资源',
    exhibitions: '书画展',
    takeover: '接管屏幕',
    screens: '接管的屏幕',
    groups: '接管的屏组',
    playlist: '接管时播的节目单（不选则依次播本活动的内容）',
  },
  'api::exhibition.exhibition': {
    title: '展名',
    subtitle: '副标题',
    venue: '地点',
    opensOn: '开展日期',
    closesOn: '闭展日期',
    curatorsNote: '策展前言',
    entries: '参展作品（按展出顺序）',
  },
  'api::wall.screen-group': { name: '屏组名称' },
  'api::wall.screen': {
    name: '屏幕名称',
    place: '位置',
    width: '宽（像素）',
    height: '高（像素）',
    timezone: '时区',
    group: '所属屏组',
    fallback: '备用节目单',
  },
  'api::wall.playlist': { name: '节目单名称', slides: '画面（按播放顺序）' },
  'api::wall.schedule': {
    name: '排期名称',
    playlist: '节目单',
    screens: '屏幕',
    groups: '屏组',
    priority: '优先级（大者先）',
    enabled: '启用',
    windows: '播出时段（不填为全天，可跨午夜）',
    days: '哪种日子',
    recurrence: '重复（不填为每天）',
    daysBefore: '从时间节点前几天起',
    daysAfter: '到时间节点后几天止',
  },
  'api::wall.change': { number: '修订号', uid: '内容类型', document: '内容编号' },
  'api::wall.screen-token': {
    screen: '屏幕',
    digest: '令牌散列',
    madeAt: '签发时间',
    lastSeenAt: '最近使用',
    lastAddress: '最近地址',
    sightings: '使用踪迹',
    copiedAt: '发现两处同用的时间',
    retiresAt: '停用时间',
    successorOf: '接替的令牌',
  },
  'api::wall.pairing': {
    key: '配对号',
    codeDigest: '配对码散列',
    stage: '进度',
    screen: '屏幕',
    address: '来自地址',
    width: '宽（像素）',
    height: '高（像素）',
    userAgent: '浏览器',
    failures: '错误次数',
    claimedAt: '领取时间',
    token: '领到的令牌',
    madeAt: '发起时间',
    expiresAt: '失效时间',
  },
  'api::wall.command': { screen: '屏幕', body: '内容', at: '时间' },
  'api::wall.notice': {
    text: '插播文字',
    level: '级别',
    screens: '屏幕',
    groups: '屏组',
    startsAt: '开始时间',
    expiresAt: '失效时间',
    withdrawnAt: '撤下时间',
    author: '发布人',
  },
  'api::wall.notice-receipt': { notice: '插播', screen: '屏幕', at: '时间' },
  'api::wall.heartbeat': {
    screen: '屏幕',
    at: '时间',
    address: '来自地址',
    report: '自报状态',
    onsets: '各状态起于',
  },
  'api::wall.play': {
    key: '播放号',
    screen: '屏幕',
    slide: '画面',
    playlist: '节目单',
    startedAt: '开始播放',
    seconds: '秒数',
    completed: '播完',
    day: '日期',
  },
  'api::wall.play-total': {
    day: '日期',
    screen: '屏幕',
    screenName: '屏幕名称',
    slide: '画面',
    plays: '次数',
    seconds: '秒数',
  },
  'api::wall.revision': { number: '修订号' },
  'api::wall.gathering': { campaign: '主题活动', works: '所汇集的内容' },
  'work.dimensions': { widthMm: '宽（毫米）', heightMm: '高（毫米）', depthMm: '厚（毫米）' },
  'work.view': { aspect: '哪一面' },
  'work.rights': { licence: '许可', creditLine: '署名文字' },
  'story.photo': {},
  'story.honour': { title: '荣誉名称', grantedBy: '授予单位' },
  'bulletin.voice': { heading: '小标题', text: '正文' },
  'exhibition.entry': { artwork: '作品', note: '展签备注', label: '行名（自动）' },
  'wall.slide': {
    maxim: '格言',
    artwork: '作品',
    film: '警示教育片',
    familyStory: '家风故事',
    bulletin: '《妇廉纪语》',
    campaign: '主题活动',
    pick: '挑选规则',
    seconds: '停留秒数（不填则自动）',
    transition: '转场',
    validFrom: '此时起可播',
    validUntil: '此时起停播',
    label: '行名（自动）',
  },
  ...scheduleFields,
};

const pillar = {
  build: '筑廉（思想）',
  foster: '促廉（作风）',
  guard: '护廉（纪律）',
  nurture: '育廉（文化）',
};
const audience = { public: '公开', internal: '仅内部' };
const consent = { given: '已同意', pending: '待确认', not_required: '无须同意' };

/** Option labels by `<uid>.<attribute>`, or by attribute alone where every type shares them. */
const options: Readonly<Record<string, Labels>> = {
  pillar,
  audience,
  consent,
  'api::collection.maxim.kind': maximKind,
  'api::collection.maxim.background': {
    xuan: '宣纸',
    ink: '水墨',
    celadon: '青瓷',
    cinnabar: '朱红',
  },
  'api::collection.artwork.category': category,
  'api::collection.family-story.form': form,
  'api::collection.resource.kind': { reader: '读本', song: '歌曲', lecture: '讲座' },
  'work.view.aspect': {
    whole: '整幅',
    front: '正面',
    back: '背面',
    base_mark: '底款',
    detail: '局部',
  },
  'work.rights.licence': {
    cc0: 'CC0（放弃权利）',
    cc_by: 'CC BY（署名）',
    cc_by_nc: 'CC BY-NC（署名、非商业）',
    all_rights_reserved: '保留所有权利',
    public_domain: '公有领域',
  },
  'wall.slide.kind': { ...slideKind, campaign: '主题活动', rule: '按规则挑选' },
  ...scheduleOptions,
  'api::wall.pairing.stage': {
    waiting: '等待确认配对',
    approved: '已确认配对',
    claimed: '已领取',
    locked: '已锁定',
  },
  'api::wall.command.kind': {
    identify: '识别',
    reload: '重新加载',
    notice: '插播有变',
    rotate: '更换令牌',
    close: '断开',
  },
  'api::wall.notice.level': { info: '通知', warning: '提醒', urgent: '紧急' },
  'wall.slide.transition': { fade: '淡入淡出', none: '直接切换' },
};

/** Chinese label of a field, or undefined where none is written. */
export function fieldLabel(uid: string, attribute: string): string | undefined {
  return fields[uid]?.[attribute] ?? common[attribute];
}

/** A field as messages name it, in quotation marks. */
export const fieldName = (uid: string, attribute: string): string =>
  `“${fieldLabel(uid, attribute) ?? attribute}”`;

/** Chinese labels of an enumeration's codes, or undefined where none are written. */
export function optionLabels(uid: string, attribute: string): Labels | undefined {
  return options[`${uid}.${attribute}`] ?? options[attribute];
}

/**
 * Every option's code with its label. The admin panel looks an option's label up by the code alone,
 * so a code means the same wherever it is used.
 */
export const optionEntries = (): [code: string, label: string][] =>
  Object.values(options).flatMap((labels) => Object.entries(labels));

/** Every content type and component that has labels of its own. */
export const labelledUids: readonly string[] = Object.keys(fields);

/** The labels of one type's fields, common ones included. */
export function labelsOf(uid: string): Labels {
  return { ...common, ...fields[uid] };
}

/**
 * A wall of any size for benchmarks: works, playlists with fixed slides and rules, schedules of every
 * sort, and screens in twenty groups. Written past the document service, which would take minutes.
 */
import { createHash } from 'node:crypto';

const GROUPS = 20;
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
];
/** Slides that each group's list names one by one. */
const FIXED = 20;

/** As Strapi's own: 24 letters and digits, a letter first. */
const documentId = (name) => `b${hash(name).slice(0, 23)}`;
const hash = (name) => createHash('sha256').update(name).digest('hex');

function file(index) {
  const format = (key, width) => ({
    url: `/uploads/${key}-${index}.webp`,
    mime: 'image/webp',
    width,
    height: Math.round(width * 0.7),
    bytes: width * 100,
    sha256: hash(`${key} ${index}`),
  });
  return {
    name: `作品 ${index}.jpg`,
    hash: `work-${index}`,
    ext: '.jpg',
    mime: 'image/jpeg',
    size: 900,
    url: `/uploads/work-${index}.jpg`,
    provider: 'local',
    width: 5000,
    height: 3500,
    sha256: hash(`master ${index}`),
    folderPath: '/',
    formats: {
      card: format('card', 750),
      'screen-hd': format('hd', 1920),
      'screen-4k': format('4k', 3840),
    },
  };
}

/** Half artworks, half maxims; half of each with the theme that the rules ask for. */
export async function fillWorks(strapi, count) {
  const theme = await strapi.db
    .query('api::collection.theme')
    .create({ data: { documentId: documentId('theme'), name: '家风', code: 'bench-theme' } });
  for (let start = 0; start < count; start += 200) {
    await strapi.db.transaction(async () => {
      for (let index = start; index < Math.min(count, start + 200); index += 1) {
        const themes = index % 4 < 2 ? [theme.id] : [];
        // Both versions, as the document service keeps them: what points at a work points at both.
        for (const publishedAt of [null, new Date()]) {
          await (index % 2 ? makeMaxim : makeArtwork)(strapi, index, themes, publishedAt);
        }
      }
    });
  }
}

const makeMaxim = (strapi, index, themes, publishedAt) =>
  strapi.db.query('api::collection.maxim').create({
    data: {
      documentId: documentId(`maxim ${index}`),
      text: `清风徐来第 ${index} 句，\n水波不兴两袖寒。`,
      kind: 'verse',
      author: '于谦',
      background: 'xuan',
      audience: 'public',
      themes,
      publishedAt,
    },
  });

async function makeArtwork(strapi, index, themes, publishedAt) {
  const image = await strapi.db.query('plugin::upload.file').create({ data: file(index) });
  const view = await strapi.db
    .query('work.view')
    .create({ data: { aspect: 'front', alt: `作品 ${index}`, image: image.id } });
  await strapi.db.query('api::collection.artwork').create({
    data: {
      documentId: documentId(`artwork ${index}`),
      title: `瓷画 ${index}`,
      category: 'porcelain_painting',
      year: 2026,
      statement: '一笔青花，一片清心。'.repeat(6),
      audience: 'public',
      themes,
      views: [{ id: view.id, __pivot: { field: 'views', component_type: 'work.view' } }],
      publishedAt,
    },
  });
}

/** Playlists, schedules and groups; call it after `fillWorks`. */
export async function fillArrangement(strapi, works) {
  const documents = (uid) => strapi.documents(uid);
  const theme = documentId('theme');
  const groups = [];
  for (let index = 0; index < GROUPS; index += 1) {
    const name = `屏组 ${index}`;
    const group = await documents('api::wall.screen-group').create({
      data: { name, slug: `bench-${index}` },
    });
    const slides = Array.from({ length: Math.min(FIXED, works) }, (_, place) => {
      const work = (index * FIXED + place) % works;
      const kind = work % 2 ? 'maxim' : 'artwork';
      return { kind, [kind]: documentId(`${kind} ${work}`), transition: 'fade' };
    });
    const pick = (kind, more) => ({
      kind: 'rule',
      transition: 'fade',
      pick: { kind, count: 12, order: 'shuffled', scope: 'group', ...more },
    });
    const playlist = await documents('api::wall.playlist').create({
      data: {
        name: `${name}日常`,
        slides: [
          ...slides,
          pick('artwork', { category: 'porcelain_painting' }),
          pick('maxim', { themes: [theme] }),
        ],
      },
    });
    const special = await documents('api::wall.playlist').create({
      data: { name: `${name}专场`, slides: slides.slice(0, 10) },
    });
    groups.push({ group, playlist, special });
  }
  const occasion = await documents('api::campaign.occasion').create({
    data: { name: '冬至', code: 'bench-solstice', rule: 'solar_term', term: 'dongzhi' },
  });
  const whens = [
    {
      days: 'workdays',
      windows: [
        { from: '08:00:00.000', to: '12:00:00.000' },
        { from: '13:30:00.000', to: '18:00:00.000' },
      ],
    },
    { windows: [{ from: '22:00:00.000', to: '06:00:00.000' }] },
    { occasion: occasion.documentId, daysBefore: 60, daysAfter: 7, priority: 40 },
    {
      recurrence: { unit: 'weekly', interval: 1, monday: true, friday: true },
      priority: 60,
      windows: [{ from: '09:00:00.000', to: '09:30:00.000' }],
    },
  ];
  for (const [index, when] of whens.entries()) {
    const { special } = groups[index];
    await documents('api::wall.schedule').create({
      data: {
        name: `排期 ${index}`,
        priority: 50,
        enabled: true,
        playlist: special.documentId,
        groups: groups.map(({ group }) => group.documentId),
        ...when,
      },
    });
  }
  return Object.assign(groups, { theme });
}

/** Screens from one number to another, spread over the groups and sizes. */
export async function fillScreens(strapi, groups, from, to) {
  const numeric = new Map();
  const idOf = async (uid, id) => {
    if (!numeric.has(id))
      numeric.set(id, (await strapi.db.query(uid).findOne({ where: { documentId: id } })).id);
    return numeric.get(id);
  };
  await strapi.db.transaction(async () => {
    for (let index = from; index < to; index += 1) {
      const { group, playlist } = groups[index % groups.length];
      await strapi.db.query('api::wall.screen').create({
        data: {
          documentId: documentId(`screen ${index}`),
          name: `屏幕 ${index}`,
          slug: `bench-${index}`,
          ...SIZES[Math.floor(index / groups.length) % SIZES.length],
          timezone: 'Asia/Shanghai',
          audience: 'public',
          group: await idOf('api::wall.screen-group', group.documentId),
          fallback: await idOf('api::wall.playlist', playlist.documentId),
        },
      });
    }
    await strapi.service('api::wall.revision').bump({ uid: 'api::wall.screen' });
  });
}

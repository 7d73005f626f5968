import type { Schema, Struct } from '@strapi/strapi';

export interface BulletinVoice extends Struct.ComponentSchema {
  collectionName: 'components_bulletin_voices';
  info: {
    displayName: '\u4E00\u4E2A\u58F0\u97F3';
    icon: 'message';
  };
  attributes: {
    heading: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    text: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 600;
      }>;
  };
}

export interface ExhibitionEntry extends Struct.ComponentSchema {
  collectionName: 'components_exhibition_entrys';
  info: {
    displayName: '\u53C2\u5C55\u4F5C\u54C1';
    icon: 'picture';
  };
  attributes: {
    artwork: Schema.Attribute.Relation<'oneToOne', 'api::collection.artwork'>;
    label: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    note: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
  };
}

export interface StoryHonour extends Struct.ComponentSchema {
  collectionName: 'components_story_honours';
  info: {
    displayName: '\u8363\u8A89';
    icon: 'crown';
  };
  attributes: {
    grantedBy: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    year: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 2100;
          min: 1949;
        },
        number
      >;
  };
}

export interface StoryPhoto extends Struct.ComponentSchema {
  collectionName: 'components_story_photos';
  info: {
    displayName: '\u7167\u7247';
    icon: 'picture';
  };
  attributes: {
    alt: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 300;
      }>;
    caption: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    image: Schema.Attribute.Media<'images'> & Schema.Attribute.Required;
  };
}

export interface WallPick extends Struct.ComponentSchema {
  collectionName: 'components_wall_picks';
  info: {
    displayName: '\u6311\u9009\u89C4\u5219';
    icon: 'filter';
  };
  attributes: {
    artist: Schema.Attribute.Relation<'oneToOne', 'api::collection.artist'>;
    category: Schema.Attribute.Enumeration<
      ['calligraphy', 'chinese_painting', 'porcelain_painting', 'seal', 'paper_cut', 'photograph']
    >;
    count: Schema.Attribute.Integer &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMax<
        {
          max: 50;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<12>;
    form: Schema.Attribute.Enumeration<['told', 'photographed', 'performed', 'filmed']>;
    kind: Schema.Attribute.Enumeration<['maxim', 'artwork', 'film', 'family_story', 'bulletin']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'artwork'>;
    maximKind: Schema.Attribute.Enumeration<['verse', 'aphorism', 'precept', 'discipline']>;
    order: Schema.Attribute.Enumeration<['shuffled', 'newest', 'fixed']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'shuffled'>;
    pillar: Schema.Attribute.Enumeration<['build', 'foster', 'guard', 'nurture']>;
    scope: Schema.Attribute.Enumeration<['group', 'screen', 'everywhere']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'group'>;
    themes: Schema.Attribute.Relation<'oneToMany', 'api::collection.theme'>;
  };
}

export interface WallRecurrence extends Struct.ComponentSchema {
  collectionName: 'components_wall_recurrences';
  info: {
    displayName: '\u91CD\u590D';
    icon: 'refresh';
  };
  attributes: {
    friday: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    interval: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 366;
          min: 1;
        },
        number
      > &
      Schema.Attribute.DefaultTo<1>;
    monday: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    month: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 12;
          min: 1;
        },
        number
      >;
    monthDay: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 31;
          min: 1;
        },
        number
      >;
    ordinal: Schema.Attribute.Enumeration<['first', 'second', 'third', 'fourth', 'last']>;
    rrule: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    saturday: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    sunday: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    thursday: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    tuesday: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    unit: Schema.Attribute.Enumeration<['daily', 'weekly', 'monthly', 'yearly', 'rrule']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'weekly'>;
    wednesday: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    weekday: Schema.Attribute.Enumeration<
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    >;
  };
}

export interface WallSlide extends Struct.ComponentSchema {
  collectionName: 'components_wall_slides';
  info: {
    displayName: '\u753B\u9762';
    icon: 'television';
  };
  attributes: {
    artwork: Schema.Attribute.Relation<'oneToOne', 'api::collection.artwork'>;
    bulletin: Schema.Attribute.Relation<'oneToOne', 'api::collection.bulletin'>;
    campaign: Schema.Attribute.Relation<'oneToOne', 'api::campaign.campaign'>;
    familyStory: Schema.Attribute.Relation<'oneToOne', 'api::collection.family-story'>;
    film: Schema.Attribute.Relation<'oneToOne', 'api::collection.film'>;
    kind: Schema.Attribute.Enumeration<
      ['maxim', 'artwork', 'film', 'family_story', 'bulletin', 'campaign', 'rule']
    > &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'maxim'>;
    label: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    maxim: Schema.Attribute.Relation<'oneToOne', 'api::collection.maxim'>;
    pick: Schema.Attribute.Component<'wall.pick', false>;
    seconds: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 3600;
          min: 3;
        },
        number
      >;
    transition: Schema.Attribute.Enumeration<['fade', 'none']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'fade'>;
    validFrom: Schema.Attribute.DateTime;
    validUntil: Schema.Attribute.DateTime;
  };
}

export interface WallWindow extends Struct.ComponentSchema {
  collectionName: 'components_wall_windows';
  info: {
    displayName: '\u64AD\u51FA\u65F6\u6BB5';
    icon: 'clock';
  };
  attributes: {
    from: Schema.Attribute.Time & Schema.Attribute.Required;
    to: Schema.Attribute.Time & Schema.Attribute.Required;
  };
}

export interface WorkDimensions extends Struct.ComponentSchema {
  collectionName: 'components_work_dimensionss';
  info: {
    displayName: '\u5C3A\u5BF8\uFF08\u6BEB\u7C73\uFF09';
    icon: 'expand';
  };
  attributes: {
    depthMm: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 100000;
          min: 1;
        },
        number
      >;
    heightMm: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 100000;
          min: 1;
        },
        number
      >;
    widthMm: Schema.Attribute.Integer &
      Schema.Attribute.SetMinMax<
        {
          max: 100000;
          min: 1;
        },
        number
      >;
  };
}

export interface WorkRights extends Struct.ComponentSchema {
  collectionName: 'components_work_rightss';
  info: {
    displayName: '\u6743\u5229';
    icon: 'shield';
  };
  attributes: {
    consent: Schema.Attribute.Enumeration<['given', 'pending', 'not_required']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'pending'>;
    creditLine: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 200;
      }>;
    licence: Schema.Attribute.Enumeration<
      ['cc0', 'cc_by', 'cc_by_nc', 'all_rights_reserved', 'public_domain']
    > &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'all_rights_reserved'>;
  };
}

export interface WorkView extends Struct.ComponentSchema {
  collectionName: 'components_work_views';
  info: {
    displayName: '\u4F5C\u54C1\u56FE';
    icon: 'picture';
  };
  attributes: {
    alt: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 300;
      }>;
    aspect: Schema.Attribute.Enumeration<['whole', 'front', 'back', 'base_mark', 'detail']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'whole'>;
    caption: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 120;
      }>;
    image: Schema.Attribute.Media<'images'> & Schema.Attribute.Required;
  };
}

declare module '@strapi/strapi' {
  export namespace Public {
    export interface ComponentSchemas {
      'bulletin.voice': BulletinVoice;
      'exhibition.entry': ExhibitionEntry;
      'story.honour': StoryHonour;
      'story.photo': StoryPhoto;
      'wall.pick': WallPick;
      'wall.recurrence': WallRecurrence;
      'wall.slide': WallSlide;
      'wall.window': WallWindow;
      'work.dimensions': WorkDimensions;
      'work.rights': WorkRights;
      'work.view': WorkView;
    }
  }
}

import { useRBAC, type StrapiApp } from '@strapi/strapi/admin';
import { Loader } from '@strapi/design-system';
import { lazy, Suspense, type ReactNode } from 'react';
import { SLIDE_KINDS, SOURCES } from '../../../api/wall/programme/source';
import { WallQueries } from '../api/WallQueries';
import { READ } from '../permissions';
import { words as wall } from '../words';
import { words } from './words';

// What a panel holds comes when a form is opened.
const Playlist = lazy(() => import('./Playlist'));
const Preview = lazy(() => import('./Preview'));
const Schedule = lazy(() => import('./Schedule'));
const Screen = lazy(() => import('./Screen'));
const Work = lazy(() => import('./Work'));

/** What the content manager says of the form that a panel stands beside. */
interface Form {
  model: string;
  documentId?: string;
  document?: { documentId?: string; updatedAt?: string };
  activeTab: string | null;
}

type Panel = (form: Form) => { title: string; content: ReactNode } | null;

const within = (content: ReactNode) => (
  <WallQueries>
    <Suspense fallback={<Loader small>{wall.title}</Loader>}>{content}</Suspense>
  </WallQueries>
);

/** What the form is about, once it was saved for the first time. */
function subjectOf({ document }: Form) {
  const id = document?.documentId;
  return id ? { id, version: document.updatedAt } : null;
}

const kindOf = (model: string) => SLIDE_KINDS.find((kind) => SOURCES[kind].uid === model);

/** A panel for one type, for those who may look at the wall. */
const keepersPanel = (
  type: string,
  title: string,
  Content: (subject: { id: string; version: unknown }) => ReactNode,
): Panel =>
  function KeepersPanel(form) {
    const { allowedActions } = useRBAC(READ);
    const subject = subjectOf(form);
    if (form.model !== type || !subject || !allowedActions['canRead']) return null;
    return { title, content: within(Content(subject)) };
  };

const PreviewPanel: Panel = (form) => {
  const subject = subjectOf(form);
  const kind = kindOf(form.model);
  if (!subject || !kind) return null;
  const status = form.activeTab === 'published' ? 'published' : 'draft';
  return {
    title: words.preview.title,
    content: within(<Preview {...subject} kind={kind} status={status} />),
  };
};

const WorkPanel: Panel = (form) => {
  const { allowedActions } = useRBAC(READ);
  const subject = subjectOf(form);
  const kind = kindOf(form.model);
  if (!subject || !kind || !allowedActions['canRead']) return null;
  return { title: words.places.title, content: within(<Work {...subject} kind={kind} />) };
};

const PANELS: readonly Panel[] = [
  PreviewPanel,
  WorkPanel,
  keepersPanel('api::wall.playlist', words.playlist.title, (subject) => <Playlist {...subject} />),
  keepersPanel('api::wall.schedule', words.schedule.title, (subject) => <Schedule {...subject} />),
  keepersPanel('api::wall.screen', words.screen.title, (subject) => <Screen {...subject} />),
];

interface SidePanels {
  addEditViewSidePanel(panels: readonly Panel[]): void;
}

/** The panels beside the forms: the content manager is there once the panel starts. */
export function addWallPanels(app: Pick<StrapiApp, 'getPlugin'>): void {
  const { apis } = app.getPlugin('content-manager') as unknown as { apis: SidePanels };
  apis.addEditViewSidePanel([...PANELS]);
}

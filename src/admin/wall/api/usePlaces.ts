import { useFetchClient } from '@strapi/strapi/admin';
import { useQuery } from 'react-query';
import type {
  ContentPlaces,
  PlaylistPlaces,
  SchedulePlaces,
} from '../../../api/wall/keeper/places';
import type { Programme, Slide, SlideKind } from '../../../api/wall/programme/types';

/** Milliseconds between two looks while a form is open. */
const LOOK = 60_000;

/**
 * Where a thing is on the wall.
 *
 * @param path below `/wall/places/`
 * @param version changes when the thing was saved
 */
function usePlaces<T>(path: string, version: unknown) {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'places', path, version],
    async () => (await get<T>(`/wall/places/${path}`)).data,
    { refetchInterval: LOOK, keepPreviousData: true },
  );
}

export const usePlaylistPlaces = (id: string, version: unknown) =>
  usePlaces<PlaylistPlaces>(`playlists/${id}`, version);

export const useSchedulePlaces = (id: string, version: unknown) =>
  usePlaces<SchedulePlaces>(`schedules/${id}`, version);

export const useContentPlaces = (kind: SlideKind, id: string, version: unknown) =>
  usePlaces<ContentPlaces>(`contents/${kind}/${id}`, version);

type Draft =
  { slide: Slide; assets: Programme['assets']; reason: null } | { slide: null; reason: string };

export interface DraftWish {
  kind: SlideKind;
  id: string;
  status: 'draft' | 'published';
  /** Pixels. */
  width: number;
  height: number;
}

/** A work as a screen of this size would paint it, before it is published too. */
export function useDraft({ kind, id, ...wish }: DraftWish, version: unknown) {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'draft', kind, id, wish, version],
    async () => {
      const { status, width, height } = wish;
      const question = `status=${status}&width=${width}&height=${height}`;
      return (await get<Draft>(`/wall/drafts/${kind}/${id}?${question}`)).data;
    },
    // The addresses of its files are signed for a while.
    { refetchInterval: 5 * LOOK, keepPreviousData: true },
  );
}

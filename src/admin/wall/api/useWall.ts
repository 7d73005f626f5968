import { isFetchError, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useMutation, useQuery, useQueryClient } from 'react-query';
import { words } from '../words';
import type {
  Group,
  NewNotice,
  NewScreen,
  Pairing,
  PlayTotal,
  ProgrammeAt,
  Timeline,
  WallNotice,
  WallScreen,
} from './types';

/** Milliseconds between two looks at the wall; react-query rests while the page is hidden. */
const POLL = 5000;
/** A preview's file addresses are signed for a while; a fresh look comes well before that is over. */
const PREVIEW_LASTS = 5 * 60_000;

export function useScreens() {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'screens'],
    async () => (await get<{ screens: WallScreen[] }>('/wall/screens')).data.screens,
    { refetchInterval: POLL, keepPreviousData: true },
  );
}

export function useTimeline(screen: string, from: string) {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'timeline', screen, from],
    async () => (await get<Timeline>(`/wall/screens/${screen}/timeline?from=${from}`)).data,
    { keepPreviousData: true, refetchInterval: 12 * POLL },
  );
}

/**
 * What a screen would show at an instant.
 *
 * @param version changes when the answer may have: the revision, or nothing for a fixed question
 * @param only asks for this one slide of its programme, due then or not
 */
export function useProgrammeAt(
  screen: string,
  at: string | null,
  version = '',
  enabled = true,
  only: string | null = null,
) {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'preview', screen, at, version, only],
    async () => {
      const question = new URLSearchParams({ at: at ?? new Date().toISOString() });
      if (only !== null) question.set('slide', only);
      return (await get<ProgrammeAt>(`/wall/screens/${screen}/preview?${question}`)).data;
    },
    { enabled, staleTime: PREVIEW_LASTS, refetchInterval: PREVIEW_LASTS, keepPreviousData: true },
  );
}

export function usePlays(screen: string, from: string, to: string) {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'plays', screen, from, to],
    async () => {
      const question = new URLSearchParams({ from, to, screen });
      return (await get<{ days: PlayTotal[] }>(`/wall/plays?${question}`)).data.days;
    },
    { refetchInterval: 12 * POLL },
  );
}

export function useNotices() {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'notices'],
    async () => (await get<{ notices: WallNotice[] }>('/wall/notices')).data.notices,
    { refetchInterval: POLL },
  );
}

/** Every group, with those that no screen is in where this account may read them. */
export function useGroups(screens: readonly WallScreen[]): Group[] {
  const { get } = useFetchClient();
  const { data } = useQuery(
    ['wall', 'groups'],
    async () => {
      const { data: page } = await get<{ results: { documentId: string; name: string }[] }>(
        '/content-manager/collection-types/api::wall.screen-group?pageSize=100&sort=name:ASC',
      );
      return page.results.map(({ documentId, name }) => ({ id: documentId, name }));
    },
    { retry: false, staleTime: 12 * POLL },
  );
  const known = new Map(
    [...(data ?? []), ...screens.flatMap(({ group }) => group ?? [])].map((one) => [one.id, one]),
  );
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** The screen that waits behind a code; asked once the code is whole. */
export function usePairing(code: string | null) {
  const { get } = useFetchClient();
  return useQuery(
    ['wall', 'pairing', code],
    async () => (await get<Pairing>(`/wall/pairings/${code}`)).data,
    { enabled: code !== null, retry: false, cacheTime: 0 },
  );
}

/** An act on the wall: says in words how it went, and looks at the wall again. */
function useAct<Argument, Answer = unknown>(
  act: (client: ReturnType<typeof useFetchClient>, argument: Argument) => Promise<Answer>,
  quiet = false,
) {
  const client = useFetchClient();
  const queries = useQueryClient();
  const { toggleNotification } = useNotification();
  return useMutation((argument: Argument) => act(client, argument), {
    onSuccess: () => queries.invalidateQueries(['wall']),
    onError: (error) => {
      if (!quiet) toggleNotification({ type: 'danger', message: messageOf(error) });
    },
  });
}

export const useIdentify = () =>
  useAct(({ post }, screen: string) => post(`/wall/screens/${screen}/identify`));

export const useReload = () =>
  useAct(({ post }, screen: string) => post(`/wall/screens/${screen}/reload`));

export const useRotate = () =>
  useAct(({ post }, screen: string) => post(`/wall/screens/${screen}/tokens/rotate`));

export const useRevoke = () =>
  useAct(({ del }, screen: string) => del(`/wall/screens/${screen}/tokens`));

export const useSendNotice = () =>
  useAct(({ post }, notice: NewNotice) => post('/wall/notices', notice));

export const useWithdrawNotice = () => useAct(({ del }, id: string) => del(`/wall/notices/${id}`));

export type Approval = { code: string } & ({ screen: string } | { create: NewScreen });

export const useApprove = () =>
  useAct(
    async ({ post }, approval: Approval) =>
      (await post<{ screen: { id: string; name: string } }>('/wall/pairings/approve', approval))
        .data.screen,
    true,
  );

export const statusOf = (error: unknown): number | null =>
  isFetchError(error) ? (error.status ?? error.response?.data.error?.status ?? null) : null;

/** The server's own Chinese words, where it has some. */
export function saidBy(error: unknown): string | null {
  const said = isFetchError(error) ? error.response?.data.error?.message : null;
  return said && /[\u4E00-\u9FFF]/.test(said) ? said : null;
}

export const messageOf = (error: unknown): string => saidBy(error) ?? words.failed;

import type { Core } from '@strapi/strapi';
import { withFaults, type HeartbeatReport } from '../reports/heartbeat';
import { deleteOfGoneScreens } from '../states/gone';
import { withBeat, type Onsets } from '../states/onsets';
import { agentOf } from '../tokens/glimpses';

const UID = 'api::wall.heartbeat';
const TABLE = 'heartbeats';

export interface HeartbeatView {
  at: number;
  address: string | null;
  report: HeartbeatReport;
  onsets: Onsets;
}

interface HeartbeatRow {
  screen: string;
  at: string;
  address: string | null;
  report: HeartbeatReport;
  /** None in rows of before they were kept. */
  onsets: Onsets | null;
}

const viewOf = ({ at, address, report, onsets }: HeartbeatRow): HeartbeatView => ({
  at: Number(at),
  address,
  report,
  onsets: onsets ?? {},
});

/** What screens last said of themselves: one row a screen, with the faults of the last day. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * @returns the screen's next token, where its old one is to be changed
   */
  async receive(
    screen: string,
    token: string,
    report: HeartbeatReport,
    { address, userAgent }: { address: string; userAgent: string },
  ): Promise<string | null> {
    const at = Date.now();
    const row: HeartbeatRow | null = await strapi.db.query(UID).findOne({ where: { screen } });
    const last = row && viewOf(row);
    const faults = withFaults(last?.report.faults ?? [], report.faults, at);
    const whole = { ...report, faults };
    const expected = strapi.service('api::wall.events').expectedOf(screen);
    const onsets = withBeat(last, { at, report: whole }, expected);
    await strapi.db
      .getConnection(TABLE)
      .insert({
        screen,
        at,
        address,
        report: JSON.stringify(whole),
        onsets: JSON.stringify(onsets),
      })
      .onConflict('screen')
      .merge(['at', 'address', 'report', 'onsets']);
    await strapi
      .service('api::wall.token')
      .used(token, { page: report.startedAt, address, agent: agentOf(userAgent), at });
    return strapi.service('api::wall.token').successorFor(token);
  },

  /** The last heartbeat of every screen (documentId). */
  async all(): Promise<Map<string, HeartbeatView>> {
    const rows: HeartbeatRow[] = await strapi.db.query(UID).findMany({});
    return new Map(rows.map((row) => [row.screen, viewOf(row)]));
  },

  sweep: (): Promise<void> => deleteOfGoneScreens(strapi, TABLE),
});

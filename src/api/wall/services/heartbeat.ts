import type { Core } from '@strapi/strapi';
import { withFaults, type HeartbeatReport } from '../reports/heartbeat';
import { deleteOfGoneScreens } from '../states/gone';
import { agentOf } from '../tokens/glimpses';

const UID = 'api::wall.heartbeat';
const TABLE = 'heartbeats';

export interface HeartbeatView {
  at: number;
  address: string | null;
  report: HeartbeatReport;
}

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
    const last: { report: HeartbeatReport } | null = await strapi.db
      .query(UID)
      .findOne({ where: { screen } });
    const faults = withFaults(last?.report.faults ?? [], report.faults, at);
    await strapi.db
      .getConnection(TABLE)
      .insert({ screen, at, address, report: JSON.stringify({ ...report, faults }) })
      .onConflict('screen')
      .merge(['at', 'address', 'report']);
    await strapi
      .service('api::wall.token')
      .used(token, { page: report.startedAt, address, agent: agentOf(userAgent), at });
    return strapi.service('api::wall.token').successorFor(token);
  },

  /** The last heartbeat of every screen (documentId). */
  async all(): Promise<Map<string, HeartbeatView>> {
    const rows: { screen: string; at: string; address: string | null; report: HeartbeatReport }[] =
      await strapi.db.query(UID).findMany({});
    return new Map(
      rows.map(({ screen, at, address, report }) => [screen, { at: Number(at), address, report }]),
    );
  },

  sweep: (): Promise<void> => deleteOfGoneScreens(strapi, TABLE),
});

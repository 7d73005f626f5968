/**
 * A playlist points at content, not at one version of it. Clients may name a version (`status`)
 * when they connect; a link to the published version alone dies with it when content is withdrawn,
 * and does not come back when it is published again. Without a version both are linked.
 *
 * @returns the data of a write with `status` dropped from everything it connects
 */
export function linkingAllVersions(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(linkingAllVersions);
  if (typeof data !== 'object' || data === null || data instanceof Date) return data;
  const pointsAtContent = 'documentId' in data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !(pointsAtContent && key === 'status'))
      .map(([key, value]) => [key, linkingAllVersions(value)]),
  );
}

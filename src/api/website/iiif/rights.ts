import type { ArtworkRow } from './rows';
import { both, inChinese, type Json } from './text';

/**
 * Creative Commons and RightsStatements.org, as section 3.1 of the Presentation API (`rights`) asks;
 * what allows least comes first.
 */
const RIGHTS = {
  all_rights_reserved: 'http://rightsstatements.org/vocab/InC/1.0/',
  cc_by_nc: 'http://creativecommons.org/licenses/by-nc/4.0/',
  cc_by: 'http://creativecommons.org/licenses/by/4.0/',
  cc0: 'http://creativecommons.org/publicdomain/zero/1.0/',
  public_domain: 'http://creativecommons.org/publicdomain/mark/1.0/',
} as const;

type Licence = keyof typeof RIGHTS;
const ORDER = Object.keys(RIGHTS) as Licence[];

const licenceOf = ({ rights }: ArtworkRow): Licence =>
  ORDER.find((licence) => licence === rights?.licence) ?? 'all_rights_reserved';

const creditOf = ({ rights, artist }: ArtworkRow): string | null =>
  rights?.creditLine ?? artist?.name ?? null;

/** `rights` and `requiredStatement` of one work, or of several together: what allows least holds. */
export function rightsOf(works: readonly ArtworkRow[]): Json {
  const licences = new Set(works.map(licenceOf));
  const strictest = ORDER.find((licence) => licences.has(licence)) ?? 'all_rights_reserved';
  const credits = [...new Set(works.map(creditOf))].filter((credit) => credit !== null);
  return {
    rights: RIGHTS[strictest],
    ...(credits.length > 0 && {
      requiredStatement: { label: both('署名', 'Attribution'), value: inChinese(...credits) },
    }),
  };
}

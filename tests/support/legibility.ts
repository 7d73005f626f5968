/**
 * How large text must be to be read from three metres.
 *
 * ISO 9241-303:2011 (and ISO 9241-3 before it) asks for characters of at least 16 minutes of arc and
 * prefers 20 to 22. From 3 m that is 14.0 mm and 17.5 mm. Of the panels that hang on walls the
 * smallest have a diagonal of 32 inches (short side 398 mm) and most 43 or more (535 mm): the minimum
 * must hold on the first, the preferred size on the second. A Chinese character fills about 92 % of
 * its em square; the size of a font is that of the square.
 */
const DISTANCE_MM = 3000;
const FACE_OF_EM = 0.92;
const SHORT_SIDE_MM = { smallest: 398, usual: 535 };
const ARC = { minimum: 16, preferred: 20 };

const heightOf = (minutes: number): number =>
  2 * DISTANCE_MM * Math.tan((minutes / 60 / 2) * (Math.PI / 180));

/** The smallest font size, as a part of a screen's short side: about 3.8 %. */
export const LEGIBLE =
  Math.max(
    heightOf(ARC.minimum) / SHORT_SIDE_MM.smallest,
    heightOf(ARC.preferred) / SHORT_SIDE_MM.usual,
  ) / FACE_OF_EM;

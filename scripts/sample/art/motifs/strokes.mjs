/** A wash, from 1, pale, to 3, deep; the caller gives the class a colour. */
export const wash = (depth, data) => `<path class="w${depth}" d="${data}"/>`;

/** A line of the brush. */
export const line = (data, width = 3) => `<path class="l" stroke-width="${width}" d="${data}"/>`;

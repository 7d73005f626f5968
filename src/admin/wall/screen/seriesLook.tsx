/** Okabe and Ito's colours, told apart by every kind of eye; the texture helps on paper. */
const SERIES = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#8A8A8A'];

export const fillOf = (index: number): string => `url(#series-${index % SERIES.length})`;

/** The textures of the chart; once a document is enough, more do no harm. */
export const SeriesFills = () => (
  <defs>
    {SERIES.map((colour, index) => (
      <pattern
        key={colour}
        id={`series-${index}`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform={`rotate(${index % 2 ? 45 : -45})`}
      >
        <rect width="6" height="6" fill={colour} />
        {index > 0 && index < SERIES.length - 1 && (
          <rect width={index > 2 ? 2.4 : 1.2} height="6" fill="#fff" opacity="0.35" />
        )}
      </pattern>
    ))}
  </defs>
);

export const Swatch = ({ index }: { index: number }) => (
  <svg width="16" height="16" aria-hidden="true" style={{ flex: 'none' }}>
    <SeriesFills />
    <rect width="16" height="16" rx="2" fill={fillOf(index)} />
  </svg>
);

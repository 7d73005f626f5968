interface Props {
  count: number;
  shown: number;
}

/** More pages than this are told by their number: so many dots fill a line, and nobody counts them. */
const MOST = 16;

/** Which of several pages is open; nothing for a single one. */
export const Dots = ({ count, shown }: Props) => {
  if (count <= 1) return null;
  if (count > MOST) {
    return (
      <div className="dots dots--counted" aria-hidden="true">
        {shown + 1} / {count}
      </div>
    );
  }
  return (
    <div className="dots" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className={index === shown ? 'dots__dot--shown' : undefined} />
      ))}
    </div>
  );
};

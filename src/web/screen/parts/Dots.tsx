interface Props {
  count: number;
  shown: number;
}

/** Which of several pages is open; nothing for a single one. */
export const Dots = ({ count, shown }: Props) =>
  count > 1 ? (
    <p className="dots" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className={index === shown ? 'dots__dot--shown' : undefined} />
      ))}
    </p>
  ) : null;

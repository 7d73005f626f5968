import './seal.css';

/** A cinnabar seal in white characters, two or four of them, read from the top right. */
export const Seal = ({ text = '清风' }: { text?: string }) => {
  const characters = [...text];
  return (
    <span className={`seal seal--${characters.length === 4 ? 4 : 2}`} aria-hidden="true">
      {characters.length === 4 ? (
        <>
          {characters.slice(0, 2)}
          <br />
          {characters.slice(2)}
        </>
      ) : (
        text
      )}
    </span>
  );
};

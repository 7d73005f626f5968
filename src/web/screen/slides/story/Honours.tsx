import type { FamilyStoryContent } from '../../../../api/wall/programme/types';
import { honourLine, honoursBeside } from '../../rules/story';

/** A family's honours, each with its medal on a ribbon. */
export const Honours = ({ content }: { content: FamilyStoryContent }) => {
  const honours = honoursBeside(content);
  if (honours.length === 0) return null;
  return (
    <ul className="honours">
      {honours.map((honour, index) => (
        <li key={index}>
          <svg viewBox="0 0 40 56" aria-hidden="true">
            <path d="M11 0h8v26h-8l-5-5z" fill="#a8322a" />
            <path d="M29 0h-8v26h8l5-5z" fill="#8a251e" />
            <circle cx="20" cy="37" r="17" fill="#c79a3f" />
            <circle cx="20" cy="37" r="13.4" fill="none" stroke="#f4e2b0" strokeWidth="1.4" />
            <path
              d="M20 27.5l2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.1-5.9 3.1 1.2-6.5-4.8-4.6 6.6-.9z"
              fill="#f8ecc8"
            />
          </svg>
          <span>
            <strong>{honour.title}</strong>
            <small>{honourLine(honour)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
};

import { css } from 'styled-components';
import type { Because } from '../../../api/wall/programme/types';

/**
 * How a span looks: by pattern and frame as well as by colour, so that it can be told in print and
 * by those who see colours otherwise.
 */
export const spanLook = css<{ $rule: Because['rule'] }>`
  ${({ theme, $rule }) => {
    const { colors } = theme;
    switch ($rule) {
      case 'campaign':
        return css`
          color: ${colors.neutral800};
          border: 2px solid ${colors.warning600};
          background: repeating-linear-gradient(
            -45deg,
            ${colors.warning100} 0 8px,
            ${colors.warning200} 8px 12px
          );

          span {
            padding: 0 0.3rem;
            background: ${colors.warning100};
          }
        `;
      case 'schedule':
        return css`
          color: ${colors.buttonNeutral0};
          border: 2px solid ${colors.buttonPrimary600};
          background: ${colors.buttonPrimary600};
        `;
      case 'fallback':
        return css`
          color: ${colors.neutral800};
          border: 2px dashed ${colors.neutral400};
          background: ${colors.neutral100};
        `;
      case 'empty':
        return css`
          color: ${colors.danger700};
          border: 2px solid ${colors.danger600};
          background: ${colors.neutral0};
        `;
    }
  }}
`;

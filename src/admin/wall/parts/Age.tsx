import { age } from '../rules/time';
import { useNow } from './useNow';

/** How long ago something was so; counts on by itself. */
export const Age = ({ at }: { at: string }) => <>{age(at, useNow(1000))}</>;

import type { PhraseLists } from './phrase-lists.ts';

/** Words that customers of every language write beside their own. */
export const COMMON: PhraseLists = {
  agrees: 'yes',
  beside:
    'ok, okay, okey, oki, okie, please, pls, plz, thanks, thank you, thx, ty, hi, hello, hey, super, top, perfect',
  declines: 'no, nope, never, nein, nee, non, nie, nej, não, ne, stop, cancel., no thanks, no thank you',
};

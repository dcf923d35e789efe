import type { ProposedAction } from '../proposal.ts';

/** In characters. */
const MOST = { title: 100, key: 40, name: 60, argument: 200, preview: 300, line: 600 };
/** Room for the key, the name and the marks of the last argument that is shown. */
const TAIL = 130;

/**
 * Characters with a meaning in Markdown, in HTML or in our own lines, and what is shown in untrusted text instead: so it cannot close its
 * quotes, break the line, or look like a link, a tag, a citation or another action.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '&': '＆',
  '*': '∗',
  '~': '∼',
  '[': '［',
  ']': '］',
  '`': "'",
};
const ARROWS = /[\u2190-\u21FF\u27F0-\u27FF\u2900-\u297F\u2B00-\u2BFF\u27A1\u2794\u2798-\u27AF\u27B1-\u27BE]/gu;

/** Signs like a double quote that Unicode does not list as quotation marks. */
const LIKE_QUOTES = /[ʺˮ˝״″‴‶‷⁗〃❝❞❠]/g;
/** Marks that strike letters out, or enclose them. */
const OVERLAYS = /[\u0334-\u0338\u20D2-\u20FF\p{Me}]/gu;

/** Untrusted text as one line that has no control characters, invisible characters and double quotes. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{QMark}/gu, "'")
    .replaceAll(LIKE_QUOTES, "'")
    .replaceAll(OVERLAYS, '')
    .replaceAll(/[<>&*~[\]`]/g, (sign) => LOOK_ALIKES[sign] ?? '')
    .replaceAll(ARROWS, '-')
    .replaceAll(/[\p{Cf}\p{DI}]/gu, '')
    .replaceAll(/[\s\p{Cc}\u2800]+/gu, ' ')
    .trim();

/** Does not split a surrogate pair. */
const first = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** Letters that are written from right to left. They would change the places of what stands beside them. */
const FROM_RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const isolated = (text: string): string => (FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text);

const short = (text: string, most: number): string => isolated(text.length > most ? `${first(text, most)}…` : text);

/** Untrusted text in quotes. The mark of a cut follows them, where the text cannot forge it. */
const quoted = (text: string, most: number, more: string): string => {
  const line = plain(text);
  const shown = first(line, most);
  return `"${isolated(shown)}"${shown.length < line.length ? ` … +${line.length - shown.length} ${more}` : ''}`;
};

type Part = (room: number) => string;

/** The parts that fit the room, and how many more there are. */
const list = (parts: readonly Part[], room: number, more: string): string => {
  let shown = '';
  for (const [at, part] of parts.entries()) {
    const left = room - shown.length - MARK;
    if (left < 0) return `${shown}${at === 0 ? '' : ', '}… +${parts.length - at} ${more}`;
    shown += `${at === 0 ? '' : ', '}${part(left)}`;
  }
  return shown;
};
/** Room for the mark of what is left out. Also bounds the depth. */
const MARK = 14;

/** A name without the signs that could end it. */
const keyOf = (name: string): string => short(plain(name.replaceAll(/[^\p{L}\p{M}\p{N}.-]+/gu, ' ')), MOST.key) || '?';

/** Names of arguments that hold the customer's own id. An order may have the same number. */
const OF_CUSTOMER = /(?:customer|user|client|member|owner)s?[ _-]?(?:id|number|no|key|ref)?s?$/i;
const ID = /^(?:id|number|no|key|ref)$/i;

/** What does not fit is cut from the end: a long argument must not hide an amount. */
const shortestFirst = (given: object, room: number): [string, unknown][] => {
  const length = (value: unknown) => JSON.stringify(value)?.length ?? 0;
  const entries = Object.entries(given);
  return length(given) <= room ? entries : entries.sort(([, one], [, other]) => length(one) - length(other));
};

/** Shows the arguments of one action, without the customer's own id. */
const showArguments = (
  { arguments: given, names }: ProposedAction,
  customer: string,
  room: number,
  more: string,
): string => {
  const isOwn = (value: unknown, ofCustomer: boolean): boolean => ofCustomer && value === customer;
  const named = (shown: string, id: string): string => {
    const name = Object.hasOwn(names, id) ? plain((names[id] ?? '').replaceAll(/[()]/g, ' ')) : '';
    return name === '' ? shown : `${shown} (${short(name, MOST.name)})`;
  };
  const fields = (object: object, ofCustomer: boolean, most: number): Part[] =>
    shortestFirst(object, most).flatMap(([key, value]) => {
      const ofThis = OF_CUSTOMER.test(key) || (ofCustomer && (ID.test(key) || typeof value === 'object'));
      return isOwn(value, ofThis) ? [] : (left: number) => `${keyOf(key)}: ${show(value, ofThis, left)}`;
    });
  const items = (array: readonly unknown[], ofCustomer: boolean): Part[] =>
    array.filter((value) => !isOwn(value, ofCustomer)).map((value) => (left) => show(value, ofCustomer, left));
  const show = (value: unknown, ofCustomer: boolean, left: number): string => {
    const most = Math.min(left, MOST.argument);
    if (typeof value === 'string') return named(quoted(value, most, more), value);
    if (Array.isArray(value)) return `[${list(items(value, ofCustomer), most, more)}]`;
    if (typeof value === 'object' && value !== null) return `{${list(fields(value, ofCustomer, most), most, more)}}`;
    return named(String(value), String(value));
  };
  return list(fields(given, false, room), room, more);
};

/**
 * One line for an action, written by code and not by a model: its title, and the preview of the company's server or the arguments. `more` is
 * the customer's word for what does not fit.
 */
export const actionLine = (action: ProposedAction, customer: string, more: string): string => {
  const title = short(plain(action.title) || plain(action.tool), MOST.title);
  const { preview } = action;
  if (preview !== null && plain(preview) !== '') return `${title}: ${quoted(preview, MOST.preview, more)}`;
  const shown = showArguments(action, customer, MOST.line - title.length - TAIL, more);
  return shown === '' ? title : `${title} (${shown})`;
};

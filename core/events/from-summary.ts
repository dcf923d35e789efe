import { conversationOf } from '../config/keys.ts';
import { summaryIn } from '../turn/summary/summary.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change } from './change.ts';
import { event } from './images.ts';

/** An event only if the text or its reach has changed: a job that ran twice stores the same summary again. */
export const summaryEvents = (change: Change): readonly StoredEvent[] => {
  const id = conversationOf(change.pk);
  const [old, summary] = [change.old && summaryIn(change.old), change.new && summaryIn(change.new)];
  if (!id || !summary || (old?.up_to === summary.up_to && old.text === summary.text)) return [];
  const { up_to, made_at: at } = summary;
  const mark = { which: `${up_to}/${at}`, at, sequence: null };
  return [event(change, 'conversation.summarized', mark, { ...id, up_to })];
};

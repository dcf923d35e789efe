import type { Clock } from '../../core/config/clock.ts';
import { keepLast } from '../../core/keep-last.ts';
import type { ProfileSource } from '../../core/playbook/playbook.ts';
import { bindIdentity } from '../../core/tools/policy/bind-identity.ts';
import { type Profile, readProfile, unreadFields } from '../../core/tools/profile.ts';
import { type CompanyTool, LIST_PATIENCE_MS, type ToolServers } from '../../core/tools/tool.ts';
import type { WarnOnce } from './warn-once.ts';

const KEPT_MS = 60 * 60_000;
/** A customer without a profile, or whose system did not answer, is looked up again after this time. */
const RETRY_AFTER_MS = 60_000;
/** In one sandbox; the one that was looked up first goes first. */
const MAX_CUSTOMERS = 1000;

interface Kept {
  readonly profile: Promise<Profile | null>;
  /** Epoch milliseconds; infinite while the tool is called. */
  until: number;
}

/** Looks up who a customer is, waiting at most `waitMs`: null if there is no profile, undefined if it may still come. */
type CustomerProfiles = (
  source: ProfileSource,
  tool: CompanyTool,
  customer: string,
  waitMs: number,
) => Promise<Profile | null | undefined>;

/** Profiles by customer in the memory of a sandbox, for an hour. Warns of the fields that a result lacks. */
export const customerProfiles = (
  servers: Pick<ToolServers, 'call'>,
  clock: Clock,
  warn: WarnOnce,
): CustomerProfiles => {
  /** A playbook that is read again may name other fields. */
  const keptFor = keepLast((_source: ProfileSource) => new Map<string, Kept>());
  const ask = (source: ProfileSource, offer: CompanyTool, customer: string): Kept => {
    const kept = keptFor(source);
    const began = clock.now();
    const { server, tool } = offer;
    const args = bindIdentity({}, offer, customer);
    const profile = servers.call({ server, tool, args, customer, timeoutMs: LIST_PATIENCE_MS }).then(
      ({ ok, text }) => {
        if (!ok) return null;
        warn('profile fields left out', unreadFields(text, source), `${source.tool} ${LACKS}`, 'fields');
        return readProfile(text, source, began);
      },
      () => null,
    );
    const asked: Kept = { profile, until: Number.POSITIVE_INFINITY };
    void profile.then((found) => {
      asked.until = began + (found ? KEPT_MS : RETRY_AFTER_MS);
    });
    kept.delete(customer);
    kept.set(customer, asked);
    const [oldest] = kept.keys();
    if (kept.size > MAX_CUSTOMERS && oldest !== undefined) kept.delete(oldest);
    return asked;
  };
  return async (source, tool, customer, waitMs) => {
    const known = keptFor(source).get(customer);
    if (known && known.until > clock.now()) {
      const found = await within(waitMs, known.profile);
      // Between invocations, Lambda freezes a sandbox, and breaks the call that it had begun.
      if (found !== null || known.until > clock.now()) return found;
    }
    return within(waitMs, ask(source, tool, customer).profile);
  };
};

const LACKS = 'gives no JSON object with a text, number or boolean of this name';

const within = async <T>(ms: number, work: Promise<T>): Promise<T | undefined> => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

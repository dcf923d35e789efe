import { isVisitor } from '../../../../core/access/visitor.ts';
import { PersonalData } from '../../customer/personal-data.tsx';
import { isLanguage, languageName, nameOf, teamTitle } from '../../queue/row-words.ts';
import type { Case } from '../../results.ts';
import { useConsole } from '../../shell/console-context.ts';
import { caseHref, traceHref } from '../../shell/route.ts';
import { Bones } from '../../shell/states.tsx';
import { moment } from '../../shell/times.ts';
import type { CaseStore } from '../case-store.ts';
import { counted, dollars } from '../figures.ts';
import { HANDOFF_REASONS } from '../transcript/receipt-words.ts';
import { Earlier } from './earlier.tsx';
import { episodeOf } from './episode.ts';
import { Facts } from './fact-list.tsx';
import { type Fact, labelOf } from './facts.ts';
import { Lookups } from './lookups.tsx';
import { RISK_REASONS } from './side-words.ts';
import { TicketFact } from './ticket-fact.tsx';

const asOf = (at: string) => moment(at, Date.now());

/** Beside the transcript: the customer, the reason for the hand-off, and what the assistant did. */
export const SidePane = ({ store }: { readonly store: CaseStore }) => {
  const { customer, conversation_id, read } = store;
  const found = read.found.value;
  return (
    <aside class="pane side" id="customer" aria-label="Customer and case">
      <nav class="pane-head back" aria-label="Back">
        <a class="btn" href={caseHref(customer, conversation_id)}>
          ‹ Case
        </a>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: people scroll it with the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Details">
        {found ? (
          <About store={store} found={found} />
        ) : read.failure.value ? (
          <Unread store={store} />
        ) : (
          <Bones of="The case" rows={3} />
        )}
      </section>
    </aside>
  );
};

/** What the address says of a case that was not read. */
const Unread = ({ store: { customer, conversation_id } }: { readonly store: CaseStore }) => (
  <section aria-labelledby="customer-h">
    <h2 id="customer-h">
      <bdi>{nameOf(customer)}</bdi>
    </h2>
    <Facts
      of={[
        [isVisitor(customer) ? 'Visitor' : 'Customer', customer],
        ['Conversation', conversation_id],
      ]}
    />
  </section>
);

const About = ({ store, found }: { readonly store: CaseStore; readonly found: Case }) => {
  const { settings } = useConsole();
  const { customer, conversation_id, read } = store;
  const { desk, profile, summary } = found;
  const episode = episodeOf(found, read.transcript.value);
  const hasTurn = read.newestMessage() !== '' || read.transcript.value.older !== null;
  const teams = settings.value?.playbook.teams ?? [];
  const facts: readonly Fact[] = [
    [isVisitor(customer) ? 'Visitor' : 'Customer', customer],
    ...(isLanguage(desk.language) ? [['Writes in', languageName(desk.language)] as const] : []),
    ...(desk.sentiment === null ? [] : [['Mood', desk.sentiment.label] as const]),
    ['Contact', desk.contact ?? 'not given'],
    ...(desk.team === null ? [] : [['Team', teamTitle(teams, desk.team)] as const]),
    ['Conversation', conversation_id],
  ];
  return (
    <>
      {summary !== null && (
        <section aria-labelledby="summary-h">
          <h2 id="summary-h">Summary</h2>
          <figure class="assistant-words">
            <blockquote dir="auto">{summary.text}</blockquote>
            <figcaption class="small dim">Made by a model, {asOf(summary.made_at)}. May be wrong.</figcaption>
          </figure>
        </section>
      )}
      <section aria-labelledby="customer-h">
        <h2 id="customer-h">
          <bdi>{profile?.fields.find(({ name }) => name === 'name')?.value ?? nameOf(customer)}</bdi>
        </h2>
        <Facts of={facts}>{desk.ticket && <TicketFact ticket={desk.ticket} />}</Facts>
        {isVisitor(customer) && <p class="small dim">Not signed in: their identity is not verified.</p>}
      </section>
      {profile !== null && (
        <section aria-labelledby="profile-h">
          <h2 id="profile-h">From the company’s system</h2>
          <Facts of={profile.fields.map(({ name, value }) => [labelOf(name), value])} />
          <p class="small dim">As of {asOf(profile.at)}.</p>
        </section>
      )}
      {desk.reason !== null && (
        <section aria-labelledby="reason-h">
          <h2 id="reason-h">Why a person</h2>
          <p>{HANDOFF_REASONS[desk.reason] ?? desk.reason}</p>
          {desk.words !== null && (
            <figure class="assistant-words">
              <blockquote dir="auto">{desk.words}</blockquote>
              <figcaption class="small dim">Written by the assistant. May be wrong.</figcaption>
            </figure>
          )}
        </section>
      )}
      {desk.risk !== null && desk.risk.score > 0 && (
        <section aria-labelledby="risk-h">
          <h2 id="risk-h">Risk {desk.risk.score} of 100</h2>
          <ul class="small stack-s">
            {desk.risk.reasons.map((reason) => (
              <li key={reason}>{RISK_REASONS[reason] ?? reason}</li>
            ))}
          </ul>
        </section>
      )}
      <Lookups turns={episode.turns} />
      <Earlier found={found} />
      <section aria-labelledby="cost-h">
        <h2 id="cost-h">Receipt of this episode</h2>
        <Facts
          of={[
            [
              'Model cost',
              episode.answered === 0 ? 'none' : `${dollars(episode.cost_usd)} in ${counted(episode.answered, 'turn')}`,
            ],
            ['Tokens', episode.tokens.toLocaleString('en')],
          ]}
        >
          {hasTurn && (
            <>
              <dt>Trace</dt>
              <dd>
                <a href={traceHref(customer, conversation_id)}>newest turn</a>
              </dd>
            </>
          )}
        </Facts>
        {episode.since === null && <p class="small dim">Only messages that are loaded are counted.</p>}
      </section>
      <PersonalData customer={customer} />
    </>
  );
};

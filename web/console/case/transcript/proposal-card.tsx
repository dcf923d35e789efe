import type { Proposal } from '../../results.ts';
import { Facts } from '../side/fact-list.tsx';
import { fieldsOf } from '../side/facts.ts';

/** The open proposal, which the customer has not answered. */
export const ProposalCard = ({ proposal: { actions } }: { readonly proposal: Proposal }) => (
  <li class="action">
    {actions.map(({ title, preview, arguments: given }, at) => (
      <div key={title}>
        <div class="line between">
          <h3>
            Proposed: <bdi>{title}</bdi>
          </h3>
          {at === 0 && (
            <span class="state" data-is="waiting">
              Waiting for the customer
            </span>
          )}
        </div>
        <Facts of={[...fieldsOf(given), ...(preview === null ? [] : ([['preview', preview]] as const))]} />
      </div>
    ))}
    <p class="small dim">Only the customer can confirm. Nothing has been done yet.</p>
  </li>
);

import type { ComponentChildren } from 'preact';
import { counted } from '../case/figures.ts';
import { Facts } from '../case/side/fact-list.tsx';
import { languageName, teamTitle } from '../queue/row-words.ts';
import type { Settings } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import { minutesInWords } from '../shell/times.ts';
import { HoursTable } from './hours-table.tsx';
import { ModelsTable } from './models-table.tsx';
import { ToolsTable } from './tools-table.tsx';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** Where it is changed. */
  readonly file?: string;
  readonly children: ComponentChildren;
}

const Section = ({ id, title, file, children }: SectionProps) => (
  <section class="card pad stack-s" aria-labelledby={`${id}-h`}>
    <div class="line between">
      <h2 id={`${id}-h`}>{title}</h2>
      {file !== undefined && (
        <span class="small dim">
          edit in <span class="mono">{file}</span>
        </span>
      )}
    </div>
    {children}
  </section>
);

const STAGES = 'infra/stages.ts';

const LogOut = () => {
  const { login } = useConsole();
  return (
    login && (
      <button class="btn edge" type="button" onClick={login.logOut}>
        Log out
      </button>
    )
  );
};

/** Each part of the settings, with the file that changes it. */
export const Sections = ({ settings: { you, stage, playbook, models, limits } }: { readonly settings: Settings }) => {
  const folder = `playbooks/${playbook.name}`;
  const file = `${folder}/playbook.md`;
  const quota = limits.daily_quota;
  return (
    <div class="settings">
      <Section id="you" title="You">
        <Facts
          of={[
            ['Name', you.name],
            ['Id', you.id],
            ['Role', you.role],
            ['Teams', you.teams === null ? 'all' : you.teams.join(', ')],
          ]}
        />
        <LogOut />
      </Section>
      <Section id="stage" title="Stage and limits" file={STAGES}>
        <Facts
          of={[
            ['Stage', stage],
            ['Answer within', `${limits.turn_seconds} s`],
            ['Context', `${limits.context_tokens.toLocaleString('en')} tokens`],
            ['Retention', counted(limits.retention_days, 'day')],
            [
              'Daily quota',
              quota === null
                ? 'none'
                : `${counted(quota.turns, 'turn')}, ${counted(quota.tokens, 'token')} for each customer`,
            ],
          ]}
        >
          {you.role === 'supervisor' && (
            <>
              <dt>Webhooks</dt>
              <dd>
                <a href="#/deliveries">receivers and deliveries</a>
              </dd>
            </>
          )}
        </Facts>
      </Section>
      <Section id="playbook" title="Playbook" file={file}>
        <Facts
          of={[
            ['Name', `${playbook.name}: ${playbook.title}`],
            ['Languages', playbook.languages.map(languageName).join(', ')],
            ['Hand-off', playbook.handoff],
            ['First reply', `within ${minutesInWords(playbook.first_reply_minutes)} of opening hours`],
            ['Profile', playbook.profile ? `${playbook.profile.tool}: ${playbook.profile.fields.join(', ')}` : 'none'],
            ['Prompts', playbook.prompts.map(({ title }) => title).join(', ') || 'none'],
          ]}
        />
      </Section>
      <Section id="hours" title="Opening hours" file={file}>
        <HoursTable hours={playbook.hours} />
      </Section>
      <Section id="teams" title="Teams" file={file}>
        <Facts
          of={playbook.teams.map(({ name, topics }) => [
            teamTitle(playbook.teams, name),
            topics.join(', ') || 'everything else',
          ])}
        />
      </Section>
      <Section id="topics" title="Sensitive topics" file={file}>
        <Facts of={playbook.topics.map(({ name, description }) => [name, description])} />
      </Section>
      <Section id="tools" title="Tools" file={file}>
        <ToolsTable tools={playbook.tools} />
      </Section>
      <Section id="documents" title="Documents" file={`${folder}/knowledge`}>
        <Facts of={playbook.documents.map(({ source, passages }) => [source, counted(passages, 'passage')])} />
      </Section>
      <Section id="models" title="Models" file={STAGES}>
        <ModelsTable models={models} />
      </Section>
    </div>
  );
};

import * as z from 'zod/mini';
import { teamNames } from '../../../core/desk/teams.ts';
import type { Models } from '../../../core/models/catalogue.ts';
import { describeModels } from '../../../core/models/describe-models.ts';
import { Playbook, Topic } from '../../../core/playbook/playbook.ts';
import type { StaffTool } from './staff-tool.ts';

const byLanguage = z.record(z.string(), z.string());

const ShownPlaybook = z.extend(
  z.pick(Playbook, {
    ...{
      name: true,
      title: true,
      languages: true,
      handoff: true,
      first_reply_minutes: true,
      hours: true,
      profile: true,
    },
  }),
  {
    /** The default one first. */
    teams: z.array(z.object({ name: z.string(), title: byLanguage, topics: z.array(z.string()) })),
    topics: z.array(z.pick(Topic, { name: true, description: true })),
    /** Those that may be offered to models, as `server.tool`. */
    tools: z.array(
      z.object({ name: z.string(), title: byLanguage, preview: z.nullable(z.string()), public: z.boolean() }),
    ),
    prompts: z.array(z.object({ name: z.string(), title: z.string() })),
    documents: z.array(z.object({ source: z.string(), passages: z.number() })),
  },
);

const ShownModel = z.object({
  id: z.string(),
  name: z.string(),
  usd_per_million_tokens: z.object({
    ...{ input: z.number(), output: z.number(), cache_read: z.number(), cache_write: z.number() },
  }),
  context_window: z.number(),
  prompt_cache: z.boolean(),
  tools: z.boolean(),
});

const Limits = z.object({
  turn_seconds: z.number(),
  context_tokens: z.number(),
  retention_days: z.number(),
  daily_quota: z.nullable(z.object({ turns: z.number(), tokens: z.number() })),
});

export interface SettingsDependencies {
  readonly playbook: () => Playbook;
  readonly stage: string;
  readonly models: Models;
  readonly limits: z.infer<typeof Limits>;
}

/** `get_settings`: the deployed settings, and the caller. Read-only: the playbook and the stage are files. */
export const getSettings = (tool: StaffTool, { playbook, stage, models, limits }: SettingsDependencies) => {
  const described = describeModels(models);
  return tool({
    name: 'get_settings',
    title: 'Read the settings',
    description:
      'Read the settings: who you are here, the playbook with its teams, hours, tools, prompts and documents, the model of each tier with prices, and the limits. Settings are changed in files and by a deployment, not here.',
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.object({}),
    output: z.object({
      you: z.object({
        id: z.string(),
        name: z.string(),
        role: z.enum(['agent', 'supervisor', 'machine']),
        /** Those whose conversations you are shown and may take; null for all. */
        teams: z.nullable(z.array(z.string())),
      }),
      stage: z.string(),
      playbook: ShownPlaybook,
      models: z.object({
        tiers: z.object({ triage: ShownModel, fast: ShownModel, strong: ShownModel }),
        catalogue: z.array(ShownModel),
      }),
      limits: Limits,
    }),
    run: async (_, { actor: { id, name }, role, teams }) => {
      const guide = playbook();
      return {
        text: `Stage ${stage}, playbook ${guide.name}. You are ${name}, ${role}${teams === null ? '' : ` of ${teams.join(', ')}`}.`,
        result: {
          you: { id, name, role, teams: teams && [...teams] },
          stage,
          playbook: shown(guide),
          models: described,
          limits,
        },
      };
    },
  });
};

const shown = (guide: Playbook): z.infer<typeof ShownPlaybook> => {
  const { name, title, languages, handoff, first_reply_minutes, hours, profile, teams } = guide;
  return {
    ...{ name, title, languages, handoff, first_reply_minutes, hours, profile },
    teams: teamNames(guide).map((team) => teams.find((each) => each.name === team) ?? noTitle(team)),
    topics: guide.sensitive_topics.map(({ name: topic, description }) => ({ name: topic, description })),
    tools: guide.tools,
    prompts: guide.prompts.map(({ name: prompt, title: shownAs }) => ({ name: prompt, title: shownAs })),
    documents: Object.entries(Object.groupBy(guide.knowledge, ({ source }) => source)).map(([source, parts = []]) => ({
      source,
      passages: parts.length,
    })),
  };
};

const noTitle = (name: string) => ({ name, title: {}, topics: [] });

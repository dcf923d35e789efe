import { useConsole } from '../shell/console-context.ts';
import { languageName, teamTitle } from './row-words.ts';

/** Which conversations the queue shows, and "Take next" takes. */
export const QueueFilters = () => {
  const { queue, settings } = useConsole();
  const { you, playbook } = settings.value ?? {};
  const teams = (playbook?.teams ?? []).filter(({ name }) => you?.teams?.includes(name) ?? true);
  const languages = [...new Set([...(playbook?.languages ?? []), ...queue.languages.value])].toSorted();
  return (
    <div class="line">
      <label class="grow">
        <span class="vh">Team</span>
        <select
          class="field wide"
          id="team-filter"
          title="Filter by team (/)"
          value={queue.team.value}
          onChange={(event) => queue.ofTeam(event.currentTarget.value)}
        >
          <option value="">All teams</option>
          {teams.map(({ name }) => (
            <option key={name} value={name}>
              {teamTitle(teams, name)}
            </option>
          ))}
        </select>
      </label>
      <label class="grow">
        <span class="vh">Language</span>
        <select
          class="field wide"
          value={queue.language.value}
          onChange={(event) => {
            queue.language.value = event.currentTarget.value;
          }}
        >
          <option value="">All languages</option>
          {languages.map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

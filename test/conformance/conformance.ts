import { exceptionOf } from './exceptions.ts';
import { judge, type Verdict } from './judge.ts';
import { REVISIONS, type Revision, type Scenario, scenariosOf } from './requirements.ts';
import { runSuite } from './run-suite.ts';
import { type ServerName, startServer } from './servers.ts';

export interface Result extends Verdict {
  readonly server: ServerName;
  readonly revision: Revision;
  readonly scenario: Scenario;
}

/** Runs the official suite in each revision against one server, sequentially, because some of its checks depend on time. */
export const conformanceOf = async (name: ServerName): Promise<readonly Result[]> => {
  const server = await startServer(name);
  try {
    const results: Result[] = [];
    for (const revision of REVISIONS) {
      const ran = await runSuite(server.url, revision);
      for (const scenario of scenariosOf(revision)) {
        const verdict = judge(ran.get(scenario.name) ?? [], exceptionOf(name, revision, scenario.name));
        results.push({ server: name, revision, scenario, ...verdict });
      }
    }
    return results;
  } finally {
    await server.close();
  }
};

import type { Settings } from '../results.ts';
import { WideTable } from './wide-table.tsx';

/** The tools that a model may be offered, by server. */
export const ToolsTable = ({ tools }: { readonly tools: Settings['playbook']['tools'] }) => {
  const servers = [...new Set(tools.map(({ name }) => serverOf(name)))];
  return tools.length === 0 ? (
    <p>None: the assistant answers from the documents.</p>
  ) : (
    <WideTable label="Tools by server">
      <thead>
        <tr>
          <th scope="col">Tool</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      {servers.map((server) => (
        <tbody key={server}>
          <tr>
            <th scope="rowgroup" colSpan={2} class="group">
              {server}
            </th>
          </tr>
          {tools
            .filter(({ name }) => serverOf(name) === server)
            .map(({ name, title, preview, public: isPublic }) => (
              <tr key={name}>
                <th scope="row" class="mono">
                  {name.slice(server.length + 1)}
                </th>
                <td>
                  <span class="line">
                    {isWrite(title, preview) && <span class="tag">write, with consent</span>}
                    {isPublic && <span class="tag">public</span>}
                    {preview !== null && (
                      <span class="small dim">
                        preview by <span class="mono">{preview}</span>
                      </span>
                    )}
                    {title.en !== undefined && <span class="small mid">“{title.en}”</span>}
                  </span>
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </WideTable>
  );
};

const serverOf = (tool: string): string => tool.split('.')[0] ?? '';

/** The playbook gives writes a title for the customer's consent, or a preview. */
const isWrite = (title: Readonly<Record<string, string>>, preview: string | null): boolean =>
  preview !== null || Object.keys(title).length > 0;

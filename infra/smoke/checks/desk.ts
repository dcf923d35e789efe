import {
  discoverOAuthProtectedResourceMetadata as discoverResource,
  discoverAuthorizationServerMetadata as discoverServer,
} from '@modelcontextprotocol/client';
import { metadataUrl } from '../../../core/access/bearer-challenge.ts';
import { fail, skip } from '../check.ts';
import { type Check, post } from '../system.ts';

/** API Gateway renames the header of a function. */
const CHALLENGES = ['www-authenticate', 'x-amzn-remapped-www-authenticate'];

/** `/desk` takes no token of a customer, and says where people get theirs. */
export const desk: Check = {
  name: 'desk',
  remedy: 'Check ENDPOINT and ISSUER of the function desk-authorizer, and its method in infra/api/routes.ts.',
  run: async ({ options: { url, token, local } }) => {
    if (!url.endsWith('/mcp')) skip('--url does not end in /mcp, so /desk is not known');
    const resource = url.replace(/mcp$/, 'desk');
    const send = async (headers: Record<string, string>) => {
      const response = await fetch(resource, post(undefined, headers));
      await response.body?.cancel();
      return response;
    };
    const bare = await send({});
    if (bare.ok && local) skip('no token is required: npm start -- --auth requires one');
    for (const response of token === undefined ? [bare] : [bare, await send({ authorization: `Bearer ${token}` })]) {
      if (response.status !== 401)
        fail(`${resource} answers ${response.status}, not 401, without a token of the staff`);
      const challenge = CHALLENGES.map((name) => response.headers.get(name)).find((value) => value !== null) ?? '';
      if (!challenge.includes(`"${metadataUrl(resource)}"`)) fail(`the 401 does not name the metadata of ${resource}`);
    }
    const issuerOf = async (of: string) => {
      const metadata = await discoverResource(of, { resourceMetadataUrl: metadataUrl(of) });
      return metadata.authorization_servers?.[0] ?? fail(`the metadata of ${of} names no authorization server`);
    };
    const [issuer, customers] = [await issuerOf(resource), await issuerOf(url)];
    if (issuer === customers) fail(`${issuer} issues the tokens of customers and of the staff`);
    if (!(await discoverServer(issuer))) fail(`${issuer} has metadata at none of the places where clients look`);
    return `401, resource metadata, ${issuer}`;
  },
};

import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { keepPagesOut } from '../http/block-browsers.ts';
import { closeServer, listen } from '../http/listen.ts';
import { readBody } from '../http/read-body.ts';
import { STAFF } from './issuer/realms.ts';
import type { Issuer } from './issuer/server.ts';

const ALGORITHM = 'ES256';
const SECONDS = 3600;
const MAX_BODY_BYTES = 10_000;

/**
 * An issuer for the sample CRM where people need no token: without a token, a program would count as the default operator. It gives tokens
 * for `resource` by client credentials, at the path at which the whole issuer does.
 */
export const startProgramIssuer = async (resource: string): Promise<Issuer> => {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: ALGORITHM, use: 'sig' }] });
  const { client_id, client_secret, scopes, name } = STAFF.program;
  const expected = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
  const scope = scopes.join(' ');
  let url = '';
  const grant = async () => {
    const token = new SignJWT({ client_id, scope, name }).setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' });
    token.setIssuer(url).setAudience(resource).setSubject(client_id).setIssuedAt().setExpirationTime(`${SECONDS}s`);
    return { access_token: await token.sign(privateKey), token_type: 'Bearer', expires_in: SECONDS, scope };
  };
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string) =>
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
    if (request.url === '/jwks') return answer(200, keys);
    if (request.method !== 'POST' || request.url !== '/token') return answer(404, '{"error":"not_found"}');
    const form = new URLSearchParams((await readBody(request, MAX_BODY_BYTES))?.toString());
    if (request.headers.authorization !== expected) return answer(401, '{"error":"invalid_client"}');
    if (form.get('grant_type') !== 'client_credentials') return answer(400, '{"error":"unsupported_grant_type"}');
    return answer(200, JSON.stringify(await grant()));
  });
  keepPagesOut(server);
  url = `http://127.0.0.1:${await listen(server)}`;
  return { url, jwksUri: `${url}/jwks`, close: () => closeServer(server) };
};

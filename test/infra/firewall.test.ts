import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_CHARACTERS } from '../../core/turn/turn.ts';
import { MANAGED_RULES } from '../../infra/api/managed-rules.ts';
import { deskLimits } from '../../infra/settings/sizes.ts';
import { STAGES } from '../../infra/stages.ts';
import { ofType, theOne } from './support/resolve.ts';
import { synth } from './support/synth.ts';

const ACL = 'AWS::WAFv2::WebACL';

interface Rule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: object;
  readonly OverrideAction?: object;
  readonly Statement: {
    readonly SizeConstraintStatement?: { readonly Size: number };
    readonly ManagedRuleGroupStatement?: {
      readonly Name: string;
      readonly RuleActionOverrides?: readonly { readonly Name: string; readonly ActionToUse: object }[];
    };
  };
}

/** The longest valid request: every character of the message escaped, and every id of maximum length. */
const longestCall = () => {
  const escaped = (text: string) =>
    JSON.stringify(text).replaceAll(/[^"]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const id = escaped('ü'.repeat(128));
  const args = `{"message":${escaped('😀'.repeat(MAX_MESSAGE_CHARACTERS / 2))},"conversation_id":${id},"message_id":${id},"user_id":${id}}`;
  return `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"chat_with_ai","arguments":${args}}}`;
};

const endingIn = (path: string) => ({
  ByteMatchStatement: {
    FieldToMatch: { UriPath: {} },
    PositionalConstraint: 'ENDS_WITH',
    SearchString: path,
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
});
const FOR_DESK = endingIn('/desk');
const CORS = { Name: 'Access-Control-Allow-Origin', Value: '*' };

describe.each(['staging', 'prod'] as const)('the firewall of %s', (name) => {
  const { resources } = synth(name);
  const acl = theOne(ACL, resources);
  const rules: readonly Rule[] = acl.Rules ?? [];
  const rule = (suffix: string) => {
    const found = rules.find(({ Name }) => Name.endsWith(suffix));
    if (!found) throw new Error(`No rule is called ${suffix}.`);
    return found;
  };

  it("is associated with the API's stage", () => {
    expect(theOne('AWS::WAFv2::WebACLAssociation', resources).ResourceArn).toMatch(/^arn:aws:apigateway:.*\/stages\//);
    expect(acl).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
    expect(rules.map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('inspects bodies up to 64 KB, and blocks longer ones', () => {
    expect(acl.AssociationConfig).toEqual({
      RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } },
    });
    expect(rule('body-size')).toMatchObject({
      Action: { Block: { CustomResponse: { ResponseCode: 413, ResponseHeaders: [CORS] } } },
      Statement: {
        SizeConstraintStatement: {
          // WAF sees only the first 64 KB of a longer body, so the rule matches it by oversize handling.
          FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
          ComparisonOperator: 'GE',
          Size: 65_536,
        },
      },
    });
  });

  it('allows the longest message in any script', () => {
    const bytes = Buffer.byteLength(longestCall());
    expect(bytes).toBeGreaterThan(48_000);
    expect(bytes).toBeLessThan(rule('body-size').Statement.SizeConstraintStatement?.Size ?? 0);
  });

  it.each([
    ['common', 'AWSManagedRulesCommonRuleSet'],
    ['known-bad-inputs', 'AWSManagedRulesKnownBadInputsRuleSet'],
  ] as const)('overrides exactly the rules of the group %s that count', (suffix, group) => {
    const counted = Object.entries(MANAGED_RULES[group]).filter(([, { action }]) => action === 'count');
    expect(rule(suffix)).toMatchObject({ OverrideAction: { None: {} } });
    expect(rule(suffix).Statement.ManagedRuleGroupStatement).toEqual({
      VendorName: 'AWS',
      Name: group,
      RuleActionOverrides: counted.map(([Name]) => ({ Name, ActionToUse: { Count: {} } })),
    });
  });

  it.each([
    ['rate', STAGES[name].firewall.requestsPerFiveMinutes, { NotStatement: { Statement: FOR_DESK } }],
    ['desk-rate', deskLimits(STAGES[name]).requestsPerFiveMinutes, FOR_DESK],
    ['session-rate', 300, endingIn('/session')],
  ])(
    'limits the rate of one address by the rule %s: operators behind one have a limit of their own, and so has /session',
    (suffix, limit, ScopeDownStatement) => {
      expect(rule(`${name}-${suffix}`)).toMatchObject({
        Action: {
          Block: {
            CustomResponse: { ResponseCode: 429, ResponseHeaders: [CORS, { Name: 'Retry-After', Value: '60' }] },
          },
        },
        Statement: {
          RateBasedStatement: {
            AggregateKeyType: 'IP',
            EvaluationWindowSec: 300,
            Limit: limit,
            ScopeDownStatement,
          },
        },
      });
    },
  );

  it("limits one address to at most half of the stage's rate", () => {
    const { firewall, throttling } = STAGES[name];
    expect(firewall.requestsPerFiveMinutes).toBeLessThanOrEqual(throttling.rate * 150);
  });

  it('answers blocked requests in JSON-RPC', () => {
    for (const { Content } of Object.values<{ Content: string }>(acl.CustomResponseBodies ?? {})) {
      expect(JSON.parse(Content)).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 }, id: null });
    }
  });
});

it('dev has none', () => {
  expect(ofType(ACL, synth('dev').resources)).toEqual({});
});

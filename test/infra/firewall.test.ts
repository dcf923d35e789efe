import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_CHARACTERS } from '../../core/turn/turn.ts';
import { STAGES } from '../../infra/stages.ts';
import { ofType, theOne } from './resolve.ts';
import { synth } from './synth.ts';

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

/** The longest body that the front takes a message in: every character escaped, and every id as long as it may be. */
const longestCall = () => {
  const escaped = (text: string) =>
    JSON.stringify(text).replaceAll(/[^"]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const id = escaped('ü'.repeat(128));
  const args = `{"message":${escaped('😀'.repeat(MAX_MESSAGE_CHARACTERS / 2))},"conversation_id":${id},"message_id":${id},"user_id":${id}}`;
  return `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"chat_with_ai","arguments":${args}}}`;
};

describe.each(['staging', 'prod'] as const)('the firewall of %s', (name) => {
  const { resources } = synth(name);
  const acl = theOne(ACL, resources);
  const rules: readonly Rule[] = acl.Rules ?? [];
  const rule = (suffix: string) => {
    const found = rules.find(({ Name }) => Name.endsWith(suffix));
    if (!found) throw new Error(`No rule is called ${suffix}.`);
    return found;
  };

  it("stands in front of the API's stage", () => {
    expect(theOne('AWS::WAFv2::WebACLAssociation', resources).ResourceArn).toMatch(/^arn:aws:apigateway:.*\/stages\//);
    expect(acl).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
    expect(rules.map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3]);
  });

  it('looks at bodies up to 64 KB, and refuses what is longer', () => {
    expect(acl.AssociationConfig).toEqual({
      RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } },
    });
    expect(rule('body-size')).toMatchObject({
      Action: { Block: { CustomResponse: { ResponseCode: 413 } } },
      Statement: {
        SizeConstraintStatement: {
          // Of a longer body WAF sees the beginning alone, so that only this makes the rule match.
          FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
          ComparisonOperator: 'GE',
          Size: 65_536,
        },
      },
    });
  });

  it('lets the longest message through, whatever it is written in', () => {
    const bytes = Buffer.byteLength(longestCall());
    expect(bytes).toBeGreaterThan(48_000);
    expect(bytes).toBeLessThan(rule('body-size').Statement.SizeConstraintStatement?.Size ?? 0);
  });

  it('only counts what pasted code, HTML, paths and addresses break, and nothing else', () => {
    const { ManagedRuleGroupStatement: common } = rule('common').Statement;
    expect(rule('common').OverrideAction).toEqual({ None: {} });
    expect(common?.Name).toBe('AWSManagedRulesCommonRuleSet');
    expect(common?.RuleActionOverrides).toEqual(
      // All rules of the set that look at bodies, by AWS's list of the set, and the one that wants a User-Agent.
      [
        'NoUserAgent_HEADER',
        'SizeRestrictions_BODY',
        'CrossSiteScripting_BODY',
        'GenericRFI_BODY',
        'GenericLFI_BODY',
        'EC2MetaDataSSRF_BODY',
      ].map((Name) => ({ Name, ActionToUse: { Count: {} } })),
    );
    expect(rule('known-bad-inputs').Statement.ManagedRuleGroupStatement).toEqual({
      VendorName: 'AWS',
      Name: 'AWSManagedRulesKnownBadInputsRuleSet',
      RuleActionOverrides: ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY'].map((Name) => ({
        Name,
        ActionToUse: { Count: {} },
      })),
    });
  });

  it('ends floods of one address', () => {
    expect(rule('rate')).toMatchObject({
      Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
      Statement: {
        RateBasedStatement: {
          AggregateKeyType: 'IP',
          EvaluationWindowSec: 300,
          Limit: STAGES[name].firewall.requestsPerFiveMinutes,
        },
      },
    });
  });

  it('leaves at least half of the stage to others than one address', () => {
    const { firewall, throttling } = STAGES[name];
    expect(firewall.requestsPerFiveMinutes).toBeLessThanOrEqual(throttling.rate * 150);
  });

  it('refuses in JSON-RPC', () => {
    for (const { Content } of Object.values<{ Content: string }>(acl.CustomResponseBodies ?? {})) {
      expect(JSON.parse(Content)).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 }, id: null });
    }
  });
});

it('dev has none', () => {
  expect(ofType(ACL, synth('dev').resources)).toEqual({});
});

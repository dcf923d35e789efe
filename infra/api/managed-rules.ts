/** The action for a request that matches a rule: `count` lets it pass and shows it in the metrics. */
interface ManagedRule {
  readonly action: 'block' | 'count';
  readonly why: string;
}

const block = (why: string): ManagedRule => ({ action: 'block', why });
const count = (why: string): ManagedRule => ({ action: 'count', why });

const NO_QUERY = block('MCP sends no query.');
const FIXED_PATH = block('The paths of the API are fixed.');
const NO_COOKIE = block('MCP sends no cookie.');
const NO_WORDS = block('No header holds words of a customer.');
const WORDS = 'Bodies hold what customers write and paste';

/**
 * The rules of AWS's managed rule groups that the web ACL uses, by the names in AWS's list of baseline rule groups
 * (https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html). A rule that inspects bodies counts. WAF
 * blocks by a rule that AWS adds later, and silently ignores an override with a wrong name: the runbook says what to watch.
 */
export const MANAGED_RULES = {
  AWSManagedRulesCommonRuleSet: {
    NoUserAgent_HEADER: count('A back office may send no User-Agent.'),
    UserAgent_BadBots_HEADER: block('No client of MCP calls itself a scanner.'),
    SizeRestrictions_QUERYSTRING: NO_QUERY,
    SizeRestrictions_Cookie_HEADER: NO_COOKIE,
    SizeRestrictions_BODY: count('It allows 8 KB; the web ACL has a limit of its own.'),
    SizeRestrictions_URIPATH: FIXED_PATH,
    EC2MetaDataSSRF_BODY: count(`${WORDS}: addresses in configurations and logs.`),
    EC2MetaDataSSRF_COOKIE: NO_COOKIE,
    EC2MetaDataSSRF_URIPATH: FIXED_PATH,
    EC2MetaDataSSRF_QUERYARGUMENTS: NO_QUERY,
    GenericLFI_QUERYARGUMENTS: NO_QUERY,
    GenericLFI_URIPATH: FIXED_PATH,
    GenericLFI_BODY: count(`${WORDS}: paths in stack traces and build logs.`),
    RestrictedExtensions_URIPATH: FIXED_PATH,
    RestrictedExtensions_QUERYARGUMENTS: NO_QUERY,
    GenericRFI_QUERYARGUMENTS: NO_QUERY,
    GenericRFI_BODY: count(`${WORDS}: URLs.`),
    GenericRFI_URIPATH: FIXED_PATH,
    CrossSiteScripting_COOKIE: NO_COOKIE,
    CrossSiteScripting_QUERYARGUMENTS: NO_QUERY,
    CrossSiteScripting_BODY: count(`${WORDS}: HTML and source code.`),
    CrossSiteScripting_URIPATH: FIXED_PATH,
  },
  AWSManagedRulesKnownBadInputsRuleSet: {
    JavaDeserializationRCE_HEADER: NO_WORDS,
    JavaDeserializationRCE_BODY: count(`${WORDS}: stack traces of Java.`),
    JavaDeserializationRCE_URIPATH: FIXED_PATH,
    JavaDeserializationRCE_QUERYSTRING: NO_QUERY,
    Host_localhost_HEADER: block('The API has a public name.'),
    PROPFIND_METHOD: block('MCP sends POST.'),
    ExploitablePaths_URIPATH: FIXED_PATH,
    Log4JRCE_HEADER: NO_WORDS,
    Log4JRCE_QUERYSTRING: NO_QUERY,
    Log4JRCE_BODY: count(`${WORDS}: log lines.`),
    Log4JRCE_URIPATH: FIXED_PATH,
    ReactJSRCE_BODY: count(`${WORDS}: payloads of React's server functions.`),
  },
} as const satisfies Record<string, Record<string, ManagedRule>>;

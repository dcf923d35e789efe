/** `/config.json`, which the deployment or `npm start` writes. */
export interface PageConfig {
  /** URL under which `/mcp`, `/desk` and `/session` are; empty for the pages' own. */
  readonly api: string;
  /** How people of the team log in; null where the desk needs no token. */
  readonly login: {
    readonly issuer: string;
    readonly client_id: string;
    readonly scope: string;
    /** Requested besides, for acts of an administrator. */
    readonly admin_scope: string;
    /** URL of `/desk`, if the issuer wants the resource named. */
    readonly resource: string | null;
  } | null;
  /** URLs of the sample shop and the sample CRM, if there are any: on one machine only. */
  readonly shop?: string | null;
  readonly crm?: string | null;
}

/** Reads the configuration beside the pages, whose URL is `base`. */
export const readPageConfig = async (base: string): Promise<PageConfig> =>
  (await (await fetch(new URL('/config.json', base))).json()) as PageConfig;

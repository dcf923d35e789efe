import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildAssets } from './functions/bundles.ts';
import { buildPagesAsset } from './pages/pages-asset.ts';
import { FrontdeskStack } from './stack.ts';
import { readStage } from './stages.ts';

/** Inside the repository, so that source maps, and therefore asset hashes, are the same on every machine. */
const BUNDLES = fileURLToPath(new URL('../cdk.out/bundles', import.meta.url));

/** The region to check settings against when the CLI has no credentials and therefore no region. */
const REGION = 'us-east-1';

const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
const app = new App();

try {
  const stage = readStage(app.node.tryGetContext('stage'), region ?? REGION);
  new FrontdeskStack(app, `frontdesk-${stage.name}`, {
    stage,
    assets: await buildAssets(BUNDLES),
    pagesFolder: await buildPagesAsset(BUNDLES),
    env: { ...(account !== undefined && { account }), ...(region !== undefined && { region }) },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

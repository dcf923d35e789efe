import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../../core/observability/log.ts';

/** Structured log lines of one function. No keys are appended to the logger, so that invocations cannot mix their fields. */
export const powertoolsLog = (service: string): Log => {
  const logger = new Logger({ serviceName: service });
  return {
    debug: (message, fields) => logger.debug(message, fields),
    info: (message, fields) => logger.info(message, fields),
    warn: (message, fields) => logger.warn(message, fields),
    error: (message, fields) => logger.error(message, fields),
  };
};

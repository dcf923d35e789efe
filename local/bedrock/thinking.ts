import type { Model } from '../../core/models.ts';
import type { ConverseRequest } from './request.ts';

/** Whether the model thinks before it answers this request. */
export const isThinking = ({ takes }: Model, { additionalModelRequestFields }: ConverseRequest): boolean =>
  takes.thinking === 'default' && additionalModelRequestFields?.thinking?.type !== 'disabled';

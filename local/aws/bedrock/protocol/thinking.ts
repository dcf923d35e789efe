import type { Model } from '../../../../core/models/catalogue.ts';
import { type ConverseRequest, toolsOf } from './request.ts';

/** Whether the model thinks before it answers this request. */
export const isThinking = ({ takes }: Model, { additionalModelRequestFields }: ConverseRequest): boolean =>
  takes.thinking === 'default' && additionalModelRequestFields?.thinking?.type !== 'disabled';

/** Whether the model writes its thoughts into its answer, as Nova does when it may choose among tools. */
export const thinksInText = ({ takes }: Model, request: ConverseRequest): boolean =>
  takes.thinking === 'in_text' && toolsOf(request).length > 0 && !request.toolConfig?.toolChoice?.tool;

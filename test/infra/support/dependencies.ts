import type { Resources } from './synth.ts';

/** Circles of resources that refer to each other, which CloudFormation refuses and the CDK does not see. */
export const circlesIn = (resources: Resources): string[] => {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, path: readonly string[]): string[] => {
    if (state.get(id) === 'done') return [];
    if (state.get(id) === 'open') return [[...path.slice(path.indexOf(id)), id].join(' → ')];
    state.set(id, 'open');
    const found = referencesIn(resources[id], resources).flatMap((next) => visit(next, [...path, id]));
    state.set(id, 'done');
    return found;
  };
  return Object.keys(resources).flatMap((id) => visit(id, []));
};

const referencesIn = (value: unknown, resources: Resources): string[] => {
  if (Array.isArray(value)) return value.flatMap((each) => referencesIn(each, resources));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const names =
      key === 'Ref' || key === 'DependsOn'
        ? [inner].flat()
        : key === 'Fn::GetAtt'
          ? [inner[0]]
          : key === 'Fn::Sub'
            ? [...String([inner].flat()[0]).matchAll(/\$\{(\w+)/g)].map(([, id]) => id)
            : [];
    return [...names.filter((id) => id in resources), ...referencesIn(inner, resources)];
  });
};

type Point = readonly [x: number, y: number];

const RADIUS = 5;
const HEAD = { length: 5, half: 3 } as const;

/** A line of an SVG through the points, with round corners. */
export const roundedPath = (points: readonly Point[]): string =>
  points
    .map((point, at) => {
      const [before, after] = [points[at - 1], points[at + 1]];
      if (!before) return `M${point.join(' ')}`;
      if (!after) return `L${point.join(' ')}`;
      return `L${towards(point, before).join(' ')}Q${point.join(' ')} ${towards(point, after).join(' ')}`;
    })
    .join('');

/** The point up to `RADIUS` from a corner, in the direction of the next one, and not behind the middle between them. */
const towards = ([x, y]: Point, [toX, toY]: Point): Point => {
  const length = Math.hypot(toX - x, toY - y);
  const share = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return [round(x + (toX - x) * share), round(y + (toY - y) * share)];
};

/** The head of an arrow at the end of a line. Lines end up or down. */
export const arrowHead = (points: readonly Point[]): string => {
  const [from, to] = points.slice(-2);
  if (!from || !to) return '';
  const base = to[1] - Math.sign(to[1] - from[1]) * HEAD.length;
  return `M${to[0]} ${to[1]}L${to[0] - HEAD.half} ${base}H${to[0] + HEAD.half}Z`;
};

const round = (value: number): number => Math.round(value * 10) / 10;

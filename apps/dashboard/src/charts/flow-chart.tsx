import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { inDigits } from '../words/numbers.js';
import { Drawing } from './drawing.js';
import { Legend, type LegendEntry, legendHeight } from './legend.js';
import { COLOURS } from './palette.js';
import { inLines } from './text-size.js';

/** On the way to the end, out of it, or not known yet which. */
export type FlowKind = 'on' | 'out' | 'open';

export interface FlowNode {
  readonly id: string;
  readonly name: string;
  readonly kind: FlowKind;
  /** From the left, the first is 0. */
  readonly column: number;
}

export interface FlowLink {
  readonly source: string;
  readonly target: string;
  /** People, above 0. */
  readonly value: number;
}

export interface FlowChartProps {
  readonly width: number;
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Narrower, its letters have no room: show the stages as bars. */
export const LEAST_FLOW_WIDTH = 700;

const NODE = 14;
const GAP = 40;
const LINE = 16;
/** For the names of the last column. */
const LAST_ROOM = 136;

const KINDS: Readonly<
  Record<
    FlowKind,
    { readonly name: string; readonly node: string; readonly link: string; readonly dash?: string }
  >
> = {
  on: { name: 'On the way', node: COLOURS.reported, link: '#c5d8ee' },
  out: { name: 'Out of it', node: COLOURS.fall, link: '#f3d9c4', dash: '5 3' },
  open: { name: 'Not known yet', node: COLOURS.neither, link: '#e8edee', dash: '2 3' },
};

/** Who goes from stage to stage, as wide as they are many; what leaves a stage is what came to it. */
export function FlowChart({ width, title, description, nodes, links }: FlowChartProps) {
  const used = nodes.filter(({ id }) => links.some(({ source, target }) => source === id || target === id));
  const perColumn = Math.max(...used.map(({ column }) => used.filter(node => node.column === column).length));
  const entries = legendOf(used);
  const top = legendHeight(entries, width) + 26;
  const height = top + Math.max(260, perColumn * (GAP + 34)) + 16;
  const columns = Math.max(...used.map(({ column }) => column));
  const layout = sankey<FlowNode, { source: string; target: string; value: number }>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    // As they are told: those on the way above, those who left below.
    .nodeSort(null as never)
    .linkSort(
      (a, b) =>
        used.findIndex(({ id }) => id === idOf(a.target)) - used.findIndex(({ id }) => id === idOf(b.target)),
    )
    .nodeWidth(NODE)
    .nodePadding(GAP)
    .extent([
      [0, top],
      [width - LAST_ROOM, height - 16],
    ]);
  const drawn = layout({ nodes: used.map(node => ({ ...node })), links: links.map(link => ({ ...link })) });
  const path = sankeyLinkHorizontal();
  const room = (width - LAST_ROOM) / Math.max(1, columns) - NODE - 10;
  return (
    <Drawing {...{ width, height, title, description }}>
      <Legend entries={entries} width={width} top={0} />
      {drawn.links.map(link => {
        const { kind } = link.target as unknown as FlowNode;
        return (
          <g key={`${idOf(link.source)} ${idOf(link.target)}`}>
            <path
              d={path(link) ?? ''}
              fill="none"
              stroke={KINDS[kind].link}
              strokeWidth={Math.max(1.5, link.width ?? 0)}
            />
          </g>
        );
      })}
      {drawn.nodes.map(({ id, name, kind, value, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => {
        const lines = inLines(name, 13, room);
        return (
          <g key={id}>
            <rect
              x={x0}
              y={y0}
              width={x1 - x0}
              height={Math.max(1.5, y1 - y0)}
              fill={kind === 'on' ? KINDS[kind].node : COLOURS.paper}
              stroke={KINDS[kind].node}
              strokeWidth={1.5}
              {...(KINDS[kind].dash && { strokeDasharray: KINDS[kind].dash })}
            />
            <text
              x={x1 + 6}
              y={y0 + 4}
              fontWeight="bold"
              stroke={COLOURS.paper}
              strokeWidth={3}
              paintOrder="stroke"
            >
              {inDigits(value ?? 0)}
            </text>
            {lines.map((text, nth) => (
              <text
                key={text}
                x={x1 + 6}
                y={y0 + 4 + (nth + 1) * LINE}
                stroke={COLOURS.paper}
                strokeWidth={3}
                paintOrder="stroke"
              >
                {text}
              </text>
            ))}
          </g>
        );
      })}
    </Drawing>
  );
}

function idOf(end: unknown): string {
  return typeof end === 'object' && end !== null ? (end as FlowNode).id : String(end);
}

function legendOf(nodes: readonly FlowNode[]): LegendEntry[] {
  return (['on', 'out', 'open'] as const)
    .filter(kind => nodes.some(node => node.kind === kind))
    .map(kind => ({
      name: KINDS[kind].name,
      sample: (
        <rect
          x={-7}
          y={-6}
          width={14}
          height={12}
          fill={kind === 'on' ? KINDS[kind].node : COLOURS.paper}
          stroke={KINDS[kind].node}
          strokeWidth={1.5}
          {...(KINDS[kind].dash && { strokeDasharray: KINDS[kind].dash })}
        />
      ),
    }));
}

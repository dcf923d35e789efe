import { type ParseArgsConfig, parseArgs } from 'node:util';

/** An option as `parseArgs` takes it, with what `--help` says of it. */
interface Option {
  readonly type: 'string' | 'boolean';
  readonly default?: string | boolean;
  /** Stands for the value of a `string` in the list of options. */
  readonly value?: string;
  readonly help: string;
}
type Options = Readonly<Record<string, Option>>;

interface Command<O extends Options> {
  readonly command: string;
  readonly help: string;
  readonly options: O;
  readonly allowPositionals?: boolean;
  /** The exit code of a rejected command line; 1 by default. */
  readonly wrongUsage?: number;
}

interface CommandLine<O extends Options> {
  readonly values: ReturnType<
    typeof parseArgs<{ options: { [K in keyof O]: Pick<O[K], 'type' | Extract<keyof O[K], 'default'>> } }>
  >['values'];
  readonly positionals: readonly string[];
  /** Ends the process, after a line on stderr that says what is wrong, and the options. */
  readonly reject: (wrong: string) => never;
}

const HELP = { help: { type: 'boolean', help: 'prints this' } } as const;

/**
 * Reads the command line of this process. `--help` prints the options and ends the process with 0; an option that is unknown or lacks its
 * value is rejected.
 */
export const readCommandLine = <const O extends Options>(command: Command<O>): CommandLine<O> => {
  const options: ParseArgsConfig['options'] = { ...command.options, ...HELP };
  const reject = (wrong: string): never => {
    process.stderr.write(`${wrong}\n\n${usage(command)}`);
    process.exit(command.wrongUsage ?? 1);
  };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: command.allowPositionals ?? false });
    if (values.help !== true) return { values: values as CommandLine<O>['values'], positionals, reject };
  } catch (error) {
    // Node adds advice about values that begin with a dash, which is no help here.
    return reject(String(error instanceof Error ? error.message : error).replace(/\. To specify a positional.*/s, ''));
  }
  process.stdout.write(usage(command));
  process.exit(0);
};

const usage = ({ command, help, options }: Command<Options>): string => {
  const rows = Object.entries<Option>({ ...options, ...HELP }).map(([name, { value, help }]) => ({
    option: value === undefined ? `--${name}` : `--${name} ${value}`,
    help,
  }));
  const width = Math.max(...rows.map(({ option }) => option.length));
  const list = rows.map(({ option, help }) => `  ${option.padEnd(width)}  ${help}\n`);
  return `Usage: ${command}\n${help}\n\n${list.join('')}`;
};

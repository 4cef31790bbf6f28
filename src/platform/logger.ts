import type { LoggerService } from '@nestjs/common';
import { destination, pino, type Logger } from 'pino';

/** One JSON line per event on the error output; what is printed for people goes to the standard output. */
export const makeLogger = (level: string): Logger =>
  pino({ level, base: null, serializers: { err: plainly } }, destination({ dest: 2, sync: true }));

/** What happened, without what hangs on the error: a database error carries its whole connection. */
function plainly(err: unknown): object {
  if (!(err instanceof Error)) return { message: String(err) };
  const { code, detail, cause } = err as Error & { code?: unknown; detail?: unknown };
  return {
    type: err.name,
    message: err.message,
    code,
    detail,
    stack: err.stack,
    ...(cause ? { cause: plainly(cause) } : {}),
  };
}

/** Nest's account of its own assembly: of use only to who debugs it. */
const ASSEMBLY = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

type Severity = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Nest's logger on top of pino: the last string is the context, an object before it is merged into the line. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(ASSEMBLY.has(contextOf(rest)) ? 'debug' : 'info', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(severity: Severity, message: unknown, rest: readonly unknown[]): void {
    const context = contextOf(rest);
    const details = rest.slice(0, context === '' ? undefined : -1);
    const line = { context, ...(details.length > 0 ? { details } : {}) };
    if (message instanceof Error) this.pino[severity]({ ...line, err: message }, message.message);
    else if (typeof message === 'object') this.pino[severity]({ ...line, ...message });
    else this.pino[severity](line, message as string);
  }
}

function contextOf(rest: readonly unknown[]): string {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : '';
}
